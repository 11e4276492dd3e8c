#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// Keeps a directory for one process: an advisory lock on a file of our own, let go when this is released or the process
/// ends, however it ends.
public final class DirectoryLock: Sendable {
    private let file: Int32

    /// Takes the lock and writes the process id into the file, for people to read.
    ///
    /// - Parameter path: The lock file; it is made if it does not exist and is never removed.
    /// - Throws: ``LMDBError/locked(path:)`` if another process, or another place in this one, has it.
    public init(path: String) throws(LMDBError) {
        let file = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw FileSystem.lastError() }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let error: LMDBError = errno == EWOULDBLOCK ? .locked(path: path) : FileSystem.lastError()
            close(file)
            throw error
        }
        self.file = file
        let text = Array("\(getpid())\n".utf8)
        guard ftruncate(file, 0) == 0 else { throw FileSystem.lastError() }
        let written = unsafe text.withUnsafeBytes { bytes in unsafe pwrite(file, bytes.baseAddress, bytes.count, 0) }
        guard written == text.count else { throw FileSystem.lastError() }
    }

    /// Whether somebody has the lock. A lock file that is not there, or can't be read, is taken by nobody.
    public static func isTaken(path: String) -> Bool {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        return flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
    }

    deinit { close(file) }
}
