internal import CLMDB

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What tells whether a data file was written to, replaced or cut off: which file it is, its length, and when it changed.
public struct FileStamp: Hashable, Sendable {
    fileprivate let inode: UInt64
    fileprivate let size: Int64
    fileprivate let seconds: Int64
    fileprivate let nanoseconds: Int64

    /// The stamp of an environment's data file now; `nil` if there is none.
    ///
    /// - Complexity: One call of the system.
    public init?(ofDataFileIn directory: String) throws(LMDBError) {
        var facts = stat()
        guard unsafe stat(directory + "/" + DataFile.name, &facts) == 0 else {
            if errno == ENOENT { return nil }
            throw FileSystem.lastError()
        }
        self.init(facts)
    }

    fileprivate init(_ facts: stat) {
        inode = UInt64(truncatingIfNeeded: facts.st_ino)
        size = Int64(facts.st_size)
        #if canImport(Darwin)
        let changed = facts.st_mtimespec
        #else
        let changed = facts.st_mtim
        #endif
        (seconds, nanoseconds) = (Int64(changed.tv_sec), Int64(changed.tv_nsec))
    }
}

extension Environment {
    /// The stamp of the data file that it reads, also if that is no longer in its directory.
    ///
    /// - Complexity: One call of the system.
    public func stamp() throws(LMDBError) -> FileStamp {
        var file: mdb_filehandle_t = 0
        try unsafe LMDBError.check(mdb_env_get_fd(pointer, &file))
        var facts = stat()
        guard unsafe fstat(file, &facts) == 0 else { throw FileSystem.lastError() }
        return FileStamp(facts)
    }
}

/// Where the stamp of a data file is kept between two runs. It is as current as the operating system's memory: after a
/// crash of the machine it says nothing.
public final class StampFile: Sendable {
    private let file: Int32
    private static let size = 32

    /// Opens the file, or makes it.
    public init(path: String) throws(LMDBError) {
        file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileSystem.lastError() }
    }

    deinit { close(file) }

    /// Keeps a stamp in place of the one before.
    public func write(_ stamp: FileStamp) throws(LMDBError) {
        let words = [Int64(bitPattern: stamp.inode), stamp.size, stamp.seconds, stamp.nanoseconds]
        let written = unsafe words.withUnsafeBytes { unsafe pwrite(file, $0.baseAddress, $0.count, 0) }
        guard written == Self.size else { throw written < 0 ? FileSystem.lastError() : .noSpace }
    }

    /// Whether this stamp is the one that was kept last.
    public func holds(_ stamp: FileStamp) throws(LMDBError) -> Bool {
        var words: [Int64] = Array(repeating: 0, count: Self.size / 8)
        let read = unsafe words.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, $0.count, 0) }
        guard read >= 0 else { throw FileSystem.lastError() }
        return read == Self.size
            && words == [Int64(bitPattern: stamp.inode), stamp.size, stamp.seconds, stamp.nanoseconds]
    }
}
