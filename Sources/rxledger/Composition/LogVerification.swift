import EventCatalog
import Foundation
import Ledger
import StrictJSON
import Transparency

/// A check of a log with everything that is at hand to check it by.
struct LogVerification {
    private let log: String
    private let witnesses: [LogVerifier.Witness]
    private let key: NoteVerifier?

    /// - Parameters:
    ///   - directory: The installation: where its keys and the last signed checkpoint are.
    ///   - log: The log's directory; `nil` for the installation's own.
    ///   - key: The key that signed; `nil` derives it from the key directory, if that log is the installation's own.
    ///   - checkpoints: Files with signed checkpoints.
    init(_ directory: DataDirectory, log: String?, key: NoteVerifier?, checkpoints: [String]) throws {
        self.log = log ?? directory.log.path(percentEncoded: false)
        let beside = URL(filePath: self.log).appending(path: "checkpoint").path(percentEncoded: false)
        let outside = directory.checkpoints.outside
        let found =
            [(beside, "the checkpoint beside the log")]
            + (log == nil ? [(outside, "the checkpoint in the key directory")] : [])
        witnesses =
            try found.filter { FileManager.default.fileExists(atPath: $0.0) }.map { try Self.witness($0.0, $0.1) }
            + checkpoints.map { try Self.witness($0, $0) }
        let origin = witnesses.lazy.compactMap { try? Checkpoint(text: $0.note.text).origin }.first
        if let key {
            self.key = key
        } else if log == nil, let origin, let seed = try KeyStore.logSeed(in: directory) {
            self.key = NoteSigner(name: origin, seed: seed)?.verifier
        } else {
            self.key = nil
        }
    }

    /// Reads all of the log, with a progress bar.
    func run() throws -> LogVerdict {
        let bar = ProgressBar("Verifying", unit: "MB")
        let verifier = LogVerifier(directory: log, witnesses: witnesses, key: key, now: .now) { done, total in
            bar.update(done: UInt64(done >> 20), of: UInt64(total >> 20))
        }
        do throws(EventLogError) { return try verifier.run() } catch {
            throw CommandError(.nothingThere, "\(log) holds no log: name the directory of one with --data or --log")
        }
    }

    private static func witness(_ path: String, _ source: String) throws -> LogVerifier.Witness {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandError(.nothingThere, "\(path) can't be read")
        }
        do {
            return LogVerifier.Witness(source: source, note: try SignedNote(String(decoding: bytes, as: UTF8.self)))
        } catch {
            throw CommandError(.badData, "\(path) is no signed checkpoint")
        }
    }
}

extension LogVerdict {
    /// For people: facts, then a line a finding.
    func text(seconds: Double) -> String {
        let rate = seconds > 0 ? UInt64(Double(events) / seconds) : 0
        var lines = [
            "log              \(origin ?? "without a name")",
            "events           \(grouped(events)) in \(decimal(seconds)) s (\(grouped(rate))/s)",
            "last recorded    \(lastRecordedAt.map(\.description) ?? "never")",
            "root             \(tree.root.bytes.hexadecimal)",
            "signed           \(grouped(signedEvents)) events",
            "verdict          \(gravest.map { $0 == .notice ? "as it should be" : $0.rawValue } ?? "as it should be")",
        ]
        for finding in findings {
            let place = finding.position.map { " at \($0)" } ?? ""
            lines.append("\(finding.grade.rawValue)  \(finding.kind)\(place)  \(finding.detail)")
        }
        for (kind, count) in counts.sorted(by: { $0.key < $1.key }) where count > Self.listedOfAKind {
            lines.append("\(kind): \(grouped(count)) in all, of which \(Self.listedOfAKind) are listed")
        }
        return lines.joined(separator: "\n")
    }

    /// For programs.
    ///
    /// - Parameter readModels: Those that a replay does not agree with; left out for `nil`: they were not compared.
    func json(seconds: Double, readModels: [String]?) -> String {
        var writer = JSONWriter(capacity: 1_024)
        writer.object {
            $0.member("origin", orNull: origin)
            $0.member("events", events)
            $0.member("root", tree.root.bytes.hexadecimal)
            $0.member("signed_events", signedEvents)
            $0.member("last_recorded_at", orNull: lastRecordedAt?.description)
            $0.name("seconds")
            $0.number(text: "\((seconds * 1000).rounded() / 1000)")
            $0.member("verdict", gravest.map { $0 == .notice ? "good" : $0.rawValue } ?? "good")
            $0.array("findings", of: findings) { writer, finding in
                writer.object {
                    $0.member("grade", finding.grade.rawValue)
                    $0.member("kind", finding.kind)
                    $0.name("position")
                    if let position = finding.position { $0.integer(position) } else { $0.null() }
                    $0.member("detail", finding.detail)
                }
            }
            $0.name("counts")
            $0.object { for (kind, count) in counts.sorted(by: { $0.key < $1.key }) { $0.member(kind, count) } }
            if let readModels { $0.array("read_models_that_differ", of: readModels) { $0.string($1) } }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
