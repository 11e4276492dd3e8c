public import EventCatalog
internal import LMDB
public import Transparency

/// Checks a log as a stranger would: it reads the file page by page, believes nothing it says of itself, and makes the tree
/// from the entries alone.
///
/// Nothing is changed, and no damage ends the process. `docs/log-format.md` says what must hold.
public struct LogVerifier {
    /// A checkpoint that the log has to go on from.
    public struct Witness: Sendable {
        /// Where it was found, for people.
        public let source: String
        /// The signed note.
        public let note: SignedNote

        /// Puts the parts together.
        public init(source: String, note: SignedNote) {
            self.source = source
            self.note = note
        }
    }

    private let directory: String
    private let witnesses: [Witness]
    private let key: NoteVerifier?
    private let now: Timestamp
    private let progress: (_ done: Int, _ total: Int) -> Void

    /// Prepares a check.
    ///
    /// - Parameters:
    ///   - directory: The log's directory, or a copy or backup of it.
    ///   - witnesses: The checkpoints that it must go on from.
    ///   - key: The key that signed them; `nil` if it is not at hand: then only their sizes and roots are compared.
    ///   - now: The clock's reading.
    ///   - progress: Is told of the bytes that were read.
    public init(
        directory: String,
        witnesses: [Witness],
        key: NoteVerifier?,
        now: Timestamp,
        progress: @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) {
        self.directory = directory
        self.witnesses = witnesses
        self.key = key
        self.now = now
        self.progress = progress
    }

    /// Reads all of the log.
    ///
    /// - Throws: ``EventLogError/unusable(detail:)`` if there is no data file. Every other trouble is a finding.
    /// - Complexity: O(events) time, and 24 bytes of memory an event besides one version a stream.
    public func run() throws(EventLogError) -> LogVerdict {
        guard DirectoryLock.isTaken(path: directory + "/server.lock") else { return try run(beside: nil) }
        let options = Environment.Options(mapSize: LMDBEventLog.Options().mapSize, databases: [], isReadOnly: true)
        do { return try run(beside: Environment(path: directory, options: options)) } catch let error as EventLogError {
            throw error
        } catch {
            throw .unusable(detail: "\(error)")
        }
    }

    /// - Parameter environment: What the file is open in while others write to it; `nil` if nobody does.
    func run(beside environment: Environment?) throws(EventLogError) -> LogVerdict {
        let check = LogCheck(
            wantedRoots: Set(witnesses.compactMap { try? Checkpoint(text: $0.note.text).size }),
            now: now
        )
        do throws(LMDBError) {
            if let environment {
                try read(check, beside: environment)
            } else {
                var done = 0
                var total = 0
                var tables = try OfflineTables.of(directory: directory) { [progress] in
                    done += OfflineTables.stepSize
                    progress(done, total)
                }
                total = tables.bytes
                try check.read(&tables)
            }
        } catch .missing {
            throw .unusable(detail: "it has no data file")
        } catch {
            check.verdict.add(LogFinding(.gap, "file-damaged", "the data file can't be read further: \(error)"))
        }
        for witness in witnesses { check.compare(with: witness, key: key) }
        check.concludeWitnesses(isKeyKnown: key != nil)
        return check.verdict
    }

    /// A read transaction keeps the pages that it sees from being used again.
    private func read(_ check: LogCheck, beside environment: Environment) throws(LMDBError) {
        for _ in 0..<1_000 {
            let isDone: Bool
            do {
                isDone = try environment.read { (transaction) throws(LMDBError) in
                    var done = 0
                    var total = 0
                    let tables = try OfflineTables.of(environment, seenBy: transaction) { [progress] in
                        done += OfflineTables.stepSize
                        progress(done, total)
                    }
                    guard var tables else { return false }
                    total = tables.bytes
                    try check.read(&tables)
                    return true
                }
            } catch {
                throw error.underlying
            }
            if isDone { return }
        }
        throw .readersFull
    }
}
