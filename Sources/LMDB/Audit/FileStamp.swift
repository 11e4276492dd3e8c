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
    /// What is known of a data file by its stamp.
    public enum Trust: Hashable, Sendable {
        /// Nobody else wrote to it.
        case untouched
        /// The process ended while it wrote: that nobody else did can't be told.
        case interrupted
        /// Somebody else wrote to it, or nothing is known.
        case unknown
    }

    private let file: Int32
    /// Names the run of the machine: what is not in the file by then is only in its memory.
    private let boot: Int64
    private static let stampSize = 32
    private static let size = 48

    /// Opens the file, or makes it.
    public init(path: String) throws(LMDBError) {
        file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileSystem.lastError() }
        boot = Self.bootMark
    }

    deinit { close(file) }

    /// Keeps a stamp in place of the one before.
    public func write(_ stamp: FileStamp) throws(LMDBError) {
        try write(stamp.words + [0, boot], at: 0)
    }

    /// Notes that the data file is about to be written to; ``write(_:)`` takes the note away.
    public func beginWriting() throws(LMDBError) {
        try write([Self.writingMark, boot], at: Self.stampSize)
    }

    /// Whether this stamp is the one that was kept last, and nothing was begun since.
    public func holds(_ stamp: FileStamp) throws(LMDBError) -> Bool { try trust(in: stamp) == .untouched }

    /// What the file tells of a data file that has this stamp now.
    public func trust(in stamp: FileStamp) throws(LMDBError) -> Trust {
        var words = [Int64](repeating: 0, count: Self.size / 8)
        let read = unsafe words.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, $0.count, 0) }
        guard read >= 0 else { throw FileSystem.lastError() }
        guard read == Self.size, words[5] == boot else { return .unknown }
        if words[4] == Self.writingMark { return .interrupted }
        return words[4] == 0 && Array(words[..<4]) == stamp.words ? .untouched : .unknown
    }

    private func write(_ words: [Int64], at offset: Int) throws(LMDBError) {
        let written = unsafe words.withUnsafeBytes { unsafe pwrite(file, $0.baseAddress, $0.count, off_t(offset)) }
        guard written == 8 * words.count else { throw written < 0 ? FileSystem.lastError() : .noSpace }
    }

    /// No flipped bit makes it out of nothing.
    private static let writingMark: Int64 = 0x7772_6974_696E_672E

    private static var bootMark: Int64 {
        guard let id = try? FileSystem.readHead(of: "/proc/sys/kernel/random/boot_id", maxBytes: 64).bytes else {
            return 1
        }
        return id.reduce(Int64(17)) { $0 &* 1_099_511_628_211 ^ Int64($1) }
    }
}

extension FileStamp {
    fileprivate var words: [Int64] { [Int64(bitPattern: inode), size, seconds, nanoseconds] }
}
