internal import Crypto
internal import Synchronization

/// Tokens whose signature was found good, by their digest, until they expire. Bounded: the least recently used go first.
final class VerifiedTokens: Sendable {
    /// SHA-256 of what a client sent as its authorization.
    struct Fingerprint: Hashable {
        private let digest: SHA256Digest

        init(of authorization: [UInt8]) { digest = SHA256.hash(data: authorization) }
    }

    private struct Entry {
        let identity: Identity
        let untilSeconds: Int64
    }

    /// Two generations instead of a list of uses: what was not used while a generation filled up is dropped with it.
    private struct Generations {
        var young: [Fingerprint: Entry] = [:]
        var old: [Fingerprint: Entry] = [:]
    }

    private let generationCapacity: Int
    private let generations = Mutex(Generations())

    /// - Parameter capacity: How many tokens to keep at most.
    init(capacity: Int) { generationCapacity = max(1, capacity / 2) }

    /// Who a token proves, if it is known and has not expired.
    ///
    /// - Complexity: O(1).
    func identity(for fingerprint: Fingerprint, at seconds: Int64) -> Identity? {
        generations.withLock { generations in
            if let entry = generations.young[fingerprint] {
                return seconds < entry.untilSeconds ? entry.identity : nil
            }
            guard let entry = generations.old[fingerprint], seconds < entry.untilSeconds else { return nil }
            insert(entry, for: fingerprint, into: &generations)
            return entry.identity
        }
    }

    /// Remembers a token.
    func insert(_ identity: Identity, for fingerprint: Fingerprint, untilSeconds: Int64) {
        generations.withLock {
            insert(Entry(identity: identity, untilSeconds: untilSeconds), for: fingerprint, into: &$0)
        }
    }

    private func insert(_ entry: Entry, for fingerprint: Fingerprint, into generations: inout Generations) {
        if generations.young.count >= generationCapacity {
            generations.old = generations.young
            generations.young = [:]
        }
        generations.young[fingerprint] = entry
    }
}
