internal import LMDB
internal import Ledger
internal import Synchronization

// A generation's file is trusted as long as nobody else has written to it: behind each commit its stamp is kept. A stamp
// that does not fit (a file that was changed, replaced or cut off, or a process that ended in the middle of a commit) says
// that every page and row has to be looked at before anything is answered from it.

extension Generation {
    /// Keeps the stamp of the file as the last commit left it.
    func stamp() {
        // Without a stamp the next start looks at every page: slower, and nothing is lost.
        let stamp = try? FileStamp(ofDataFileIn: directory)
        lastStamp.withLock { $0 = stamp }
        if let stamp { try? stampFile.write(stamp) }
    }

    /// Whether somebody else has written to the file, replaced it or removed it since the last commit.
    func isTouched() throws(LMDBError) -> Bool {
        guard let last = lastStamp.withLock({ $0 }) else { return false }
        return try FileStamp(ofDataFileIn: directory) != last
    }

    /// Refuses what was read from a file to which somebody else has written. A change of rows has a checksum to show it, but
    /// a page that is gone looks as if its rows had never been.
    ///
    /// - Complexity: One call of the system.
    func checkUntouched() throws {
        let before = changes.load(ordering: .sequentiallyConsistent)
        guard before.isMultiple(of: 2), let last = lastStamp.withLock({ $0 }), try environment.stamp() != last,
            changes.load(ordering: .sequentiallyConsistent) == before
        else { return }
        throw RowError.corrupt("somebody else has written to the file")
    }

    /// Has the next start look at every page, should the directory still be there.
    func distrust() {
        lastStamp.withLock { $0 = nil }
        do { try FileSystem.remove(Self.stampPath(directory)) } catch { retire() }
    }

    /// Whether the file in a directory is as its last process left it.
    static func isUntouched(_ directory: String) throws(LMDBError) -> Bool {
        guard let stamp = try FileStamp(ofDataFileIn: directory) else { return false }
        return try StampFile(path: stampPath(directory)).holds(stamp)
    }

    /// Looks at every page and row while it serves.
    ///
    /// - Parameter step: Called behind each megabyte; `false` gives it up.
    /// - Returns: Whether it came to an end.
    /// - Throws: What is damaged.
    func audit(step: @escaping () -> Bool) throws -> Bool {
        var goesOn = true
        while goesOn {
            let transaction = try environment.beginRead()
            let found = try environment.audit(transaction) {
                goesOn = step()
                return goesOn
            }
            guard let found else { continue }
            try Self.compare(found, with: try Self.checkpoint(in: transaction, meta), tables.names)
            return true
        }
        return false
    }

    /// Checks that what was found in the file is what the checkpoint says.
    static func compare(_ found: [String: RowDigest], with checkpoint: Checkpoint?, _ tables: [String]) throws {
        guard let checkpoint, checkpoint.digests.count == tables.count else { throw RowError.corrupt("no checkpoint") }
        guard Set(found.keys) == Set(databases(for: tables)) else { throw RowError.corrupt("a table is missing") }
        for (name, digest) in zip(tables, checkpoint.digests) where found[name] != digest {
            throw RowError.corrupt("the rows of \(name) are not those of the checkpoint")
        }
    }
}
