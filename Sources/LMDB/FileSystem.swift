#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// The calls to the operating system that a durable store needs.
public enum FileSystem {
    /// Makes a directory and those above it, for the owner only, and syncs the directories that changed.
    public static func createDirectory(_ path: String) throws(LMDBError) {
        if try identity(of: path) != nil { return }
        let parent = self.parent(of: path)
        if parent != path { try createDirectory(parent) }
        if unsafe mkdir(path, 0o700) != 0 {
            if errno == EEXIST { return }
            throw lastError()
        }
        try syncDirectory(parent)
    }

    /// Waits until the directory's entries are on the disk.
    public static func syncDirectory(_ path: String) throws(LMDBError) {
        try sync(path, O_RDONLY | O_DIRECTORY)
    }

    /// Bytes that an ordinary user may still write to the file system that holds `path`.
    public static func availableBytes(at path: String) throws(LMDBError) -> Int {
        var facts = statvfs()
        guard unsafe statvfs(path, &facts) == 0 else { throw lastError() }
        let (bytes, overflow) = UInt64(facts.f_bavail).multipliedReportingOverflow(by: UInt64(facts.f_frsize))
        return overflow ? Int.max : Int(clamping: bytes)
    }

    /// Makes a file that takes up `bytes` of the disk, so that they can be freed when the disk is full.
    public static func reserve(_ path: String, bytes: Int) throws(LMDBError) {
        let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw lastError() }
        defer { close(file) }
        let code = posix_fallocate(file, 0, off_t(bytes))
        if code != 0 { throw LMDBError(code: code) }
    }

    /// Puts a file in another's place: whatever crashes, the one or the other is there whole. Waits for the disk.
    ///
    /// The file is for the owner only.
    public static func replace(_ path: String, with bytes: [UInt8]) throws(LMDBError) {
        let draft = path + ".new"
        let file = unsafe open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw lastError() }
        do throws(LMDBError) {
            defer { close(file) }
            try write(bytes, to: file)
            guard fsync(file) == 0 else { throw lastError() }
        } catch {
            _ = unsafe unlink(draft)
            throw error
        }
        guard unsafe rename(draft, path) == 0 else { throw lastError() }
        try syncDirectory(parent(of: path))
    }

    /// Gives a file or directory another name, in place of what has it, and waits for the disk.
    public static func move(_ path: String, to target: String) throws(LMDBError) {
        guard unsafe rename(path, target) == 0 else { throw lastError() }
        try syncDirectory(parent(of: target))
    }

    /// The bytes of a file; `nil` if there is none.
    ///
    /// - Throws: ``LMDBError`` also if it is longer than `limit`.
    public static func read(_ path: String, atMost limit: Int) throws(LMDBError) -> [UInt8]? {
        guard try identity(of: path) != nil else { return nil }
        let (size, bytes) = try readHead(of: path, maxBytes: limit)
        guard size <= limit, bytes.count == size else { throw LMDBError(code: EFBIG) }
        return bytes
    }

    private static func write(_ bytes: [UInt8], to file: Int32) throws(LMDBError) {
        var done = 0
        while done < bytes.count {
            let written = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(file, buffer.baseAddress.map { unsafe $0 + done }, bytes.count - done, off_t(done))
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw lastError() }
            done += written
        }
    }

    /// Removes a file; one that is not there is no error.
    public static func remove(_ path: String) throws(LMDBError) {
        if unsafe unlink(path) != 0, errno != ENOENT { throw lastError() }
    }

    /// Whether something exists at `path`.
    public static func exists(_ path: String) throws(LMDBError) -> Bool {
        try identity(of: path) != nil
    }
}

extension FileSystem {
    static func lastError() -> LMDBError { LMDBError(code: errno) }

    static func parent(of path: String) -> String {
        var text = Substring(path)
        while text.count > 1, text.hasSuffix("/") { text.removeLast() }
        guard let slash = text.lastIndex(of: "/") else { return "." }
        return slash == text.startIndex ? "/" : String(text[..<slash])
    }

    static func identity(of path: String) throws(LMDBError) -> FileIdentity? {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else {
            if errno == ENOENT { return nil }
            throw lastError()
        }
        return FileIdentity(
            device: UInt64(truncatingIfNeeded: facts.st_dev),
            inode: UInt64(truncatingIfNeeded: facts.st_ino)
        )
    }

    static func syncFile(_ path: String) throws(LMDBError) {
        try sync(path, O_RDONLY)
    }

    private static func sync(_ path: String, _ flags: Int32) throws(LMDBError) {
        let file = unsafe open(path, flags | O_CLOEXEC)
        guard file >= 0 else { throw lastError() }
        defer { close(file) }
        guard fsync(file) == 0 else { throw lastError() }
    }

    /// Gives a file a second name; one that is taken already is left as it is.
    static func link(_ source: String, _ target: String) throws(LMDBError) {
        let code = unsafe linkat(AT_FDCWD, source, AT_FDCWD, target, 0)
        if code != 0, errno != EEXIST { throw lastError() }
    }

    /// Clears away a directory with the files named; what is not there, or not ours, stays as it is.
    static func removeFiles(_ names: [String], andDirectory directory: String) {
        for name in names { _ = unsafe unlink(directory + "/" + name) }
        _ = unsafe rmdir(directory)
    }

    /// The size of a file and its first bytes.
    static func readHead(of path: String, maxBytes: Int) throws(LMDBError) -> (size: Int, bytes: [UInt8]) {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw lastError() }
        defer { close(file) }
        var facts = stat()
        guard unsafe fstat(file, &facts) == 0 else { throw lastError() }
        let count = min(maxBytes, Int(facts.st_size))
        var bytes = [UInt8](repeating: 0, count: count)
        let read = unsafe bytes.withUnsafeMutableBytes { buffer in unsafe pread(file, buffer.baseAddress, count, 0) }
        guard read >= 0 else { throw lastError() }
        return (Int(facts.st_size), Array(bytes.prefix(read)))
    }

    /// Makes an open file `length` bytes long if it is shorter than `least`; never shorter than it is. Nobody else may
    /// change its length meanwhile.
    static func extend(_ file: Int32, ifShorterThan least: Int, to length: Int) throws(LMDBError) {
        var facts = stat()
        guard unsafe fstat(file, &facts) == 0 else { throw lastError() }
        guard facts.st_size < least, facts.st_size < length else { return }
        guard ftruncate(file, off_t(length)) == 0 else { throw lastError() }
    }
}
