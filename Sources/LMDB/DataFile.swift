/// The data file before LMDB touches it.
enum DataFile {
    static let name = "data.mdb"
    private static let scratchName = ".new"

    /// Makes a data file if there is none; checks one that is there.
    static func prepare(in directory: String, _ options: Environment.Options) throws(LMDBError) {
        let path = directory + "/" + name
        if try FileSystem.identity(of: path) == nil {
            if options.isReadOnly { throw .missing(path: path) }
            try create(in: directory, options)
        }
        try check(path)
    }

    /// Makes the file aside and links it in when it is whole and on the disk: a power cut during LMDB's own creation can
    /// leave a file that does not open, and LMDB never syncs a directory.
    private static func create(in directory: String, _ options: Environment.Options) throws(LMDBError) {
        let scratch = directory + "/" + scratchName
        FileSystem.removeFiles([name, "lock.mdb"], andDirectory: scratch)
        try FileSystem.createDirectory(scratch)
        do throws(LMDBError) {
            var synced = options
            synced.durability = .synced
            try OpenedEnvironment(path: scratch, synced).close()
            try FileSystem.syncFile(scratch + "/" + name)
            try FileSystem.link(scratch + "/" + name, directory + "/" + name)
            try FileSystem.syncDirectory(directory)
        } catch {
            FileSystem.removeFiles([name, "lock.mdb"], andDirectory: scratch)
            throw error
        }
        FileSystem.removeFiles([name, "lock.mdb"], andDirectory: scratch)
        try FileSystem.syncDirectory(directory)
    }

    /// Refuses a file that is not LMDB's, or that is shorter than its header says: touching a missing page would end the
    /// process by a signal.
    private static func check(_ path: String) throws(LMDBError) {
        let (size, head) = try FileSystem.readHead(of: path, maxBytes: 2 * 65_536)
        guard let first = MetaPage(head, at: 0) else {
            if head.count < 152 { throw .truncated(expectedBytes: 8192, actualBytes: size) }
            throw .invalid
        }
        try first.check()
        guard let second = MetaPage(head, at: first.pageSize) else {
            throw .truncated(expectedBytes: 2 * first.pageSize, actualBytes: size)
        }
        try second.check()
        let current = try MetaPage.current(first, second)
        guard first.pageSize == second.pageSize else { throw .corrupted }
        let expected = try current.expectedBytes()
        guard size >= expected else { throw .truncated(expectedBytes: expected, actualBytes: size) }
    }
}
