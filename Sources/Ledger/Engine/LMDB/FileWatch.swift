internal import Dispatch
internal import EventCatalog
internal import LMDB
internal import Logging
internal import Synchronization

/// Tells whether anybody but the log's writer wrote to its file: LMDB follows the pages of a file unchecked, so that
/// a changed one could end the process or lose rows.
///
/// A file that nobody touched since the last commit is opened at once, at any size. One that somebody wrote to, replaced or
/// copied is read page by page first. After a process that ended in the middle of a commit it is read while the log serves:
/// only the commit is likely to have written then. See docs/decisions/0008.
final class FileWatch: Sendable {
    private let directory: String
    private let stampFile: StampFile?
    private let trust: Mutex<StampFile.Trust>
    private let last = Mutex<FileStamp?>(nil)

    /// For a log that is only read.
    static let none = FileWatch()

    private init() {
        directory = ""
        stampFile = nil
        trust = Mutex(.untouched)
    }

    /// Looks at the file of a directory, of which this process has the lock.
    init(of directory: String) throws(LMDBError) {
        self.directory = directory
        let stampFile = try StampFile(path: directory + "/stamp")
        self.stampFile = stampFile
        // Nothing to be read yet is nothing to be wrong.
        let stamp = try FileStamp(ofDataFileIn: directory)
        trust = Mutex(try stamp.map { stamp throws(LMDBError) in try stampFile.trust(in: stamp) } ?? .untouched)
    }

    /// Reads the whole file, without LMDB, if somebody may have changed it.
    ///
    /// - Throws: ``EventLogError/unusable(detail:)`` if it is damaged. Nothing was changed then.
    func checkBeforeOpening(now: Timestamp, _ logger: Logger) throws(EventLogError) {
        guard trust.withLock({ $0 }) == .unknown else { return }
        logger.notice("the log's file may have been changed since it was closed: all of it is read before it is opened")
        try check(now, beside: nil)
        trust.withLock { $0 = .untouched }
    }

    /// Reads the whole file beside the writer if the last process ended in the middle of a commit.
    func checkInBackground(_ environment: Environment, now: Timestamp, _ options: LMDBEventLog.Options) {
        guard trust.withLock({ $0 }) == .interrupted else { return }
        let queue = DispatchQueue(label: "log check", qos: .utility)
        queue.async { [self] in
            do throws(EventLogError) {
                try check(now, beside: environment)
                trust.withLock { $0 = .untouched }
            } catch {
                options.logger.critical("the log is damaged", metadata: ["reason": "\(error)"])
                options.onFatal("\(error)")
            }
        }
    }

    private func check(_ now: Timestamp, beside environment: Environment?) throws(EventLogError) {
        let verifier = LogVerifier(directory: directory, witnesses: [], key: nil, now: now)
        let verdict = try verifier.run(beside: environment)
        let damage = verdict.findings.filter { $0.grade > .notice }
        guard let first = damage.first else { return }
        let place = first.position.map { " at position \($0)" } ?? ""
        throw .unusable(
            detail:
                "it is damaged: \(first.kind)\(place), \(first.detail); \(damage.count) findings in all, see 'verify'"
        )
    }

    /// Before a commit: whether the file is as the last one left it.
    ///
    /// - Throws: ``EventLogError/unusable(detail:)`` if somebody else wrote to it: nothing may be written on top of that.
    func willWrite(_ environment: Environment) throws(EventLogError) {
        do throws(LMDBError) {
            if let last = last.withLock({ $0 }), try environment.stamp() != last {
                throw .corrupted
            }
            try stampFile?.beginWriting()
        } catch .corrupted {
            throw .unusable(detail: "somebody else wrote to the log's file")
        } catch {
            throw EventLogError(error)
        }
    }

    /// After a commit. A failure here only makes the next start read the file.
    func didWrite(_ environment: Environment) {
        let stamp = try? environment.stamp()
        last.withLock { $0 = stamp }
        if let stamp { try? stampFile?.write(stamp) }
    }
}
