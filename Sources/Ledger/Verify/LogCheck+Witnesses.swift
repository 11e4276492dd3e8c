internal import Transparency

extension LogCheck {
    /// Compares the log with a checkpoint that was signed of it.
    func compare(with witness: LogVerifier.Witness, key: NoteVerifier?) {
        let source = witness.source
        guard let checkpoint = try? Checkpoint(text: witness.note.text) else {
            return add(.manipulation, "checkpoint-malformed", nil, "\(source) is no checkpoint")
        }
        guard checkpoint.origin == verdict.origin else {
            return add(.manipulation, "checkpoint-foreign", nil, "\(source) is of another log: \(checkpoint.origin)")
        }
        if let key {
            do throws(NoteError) { try witness.note.verify(key) } catch {
                let reason = error == .unsigned ? "has no signature of the key" : "has a forged signature"
                return add(.manipulation, "checkpoint-forged", nil, "\(source) \(reason)")
            }
        }
        guard checkpoint.size <= lastPosition else {
            return add(
                .manipulation,
                "log-set-back",
                nil,
                "\(source) was signed at \(checkpoint.size) events; the log ends at \(lastPosition)"
            )
        }
        guard isTreeWhole, let root = roots[checkpoint.size] else {
            return add(.gap, "checkpoint-unchecked", nil, "\(source) can't be compared: entries are missing")
        }
        guard root == checkpoint.root else {
            return add(
                .manipulation,
                "log-rewritten",
                nil,
                "\(source): the first \(checkpoint.size) events are not those that were signed"
            )
        }
        if key != nil { verdict.signedEvents = max(verdict.signedEvents, checkpoint.size) }
    }

    /// Says what no checkpoint vouches for.
    func concludeWitnesses(isKeyKnown: Bool) {
        if !isKeyKnown {
            add(.notice, "no-key", nil, "no key was given: signatures were not checked")
        } else if verdict.signedEvents < verdict.events {
            add(
                .notice,
                "unsigned-tail",
                verdict.signedEvents + 1,
                "\(verdict.events - verdict.signedEvents) events come after the last signed checkpoint"
            )
        }
    }
}
