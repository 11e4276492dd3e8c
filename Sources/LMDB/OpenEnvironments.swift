internal import Synchronization

/// The environments that this process has open.
///
/// LMDB must not open one twice in a process: closing either would let go of the locks of both, and the next writer
/// would then reuse pages under live readers.
enum OpenEnvironments {
    private static let open = Mutex<Set<FileIdentity>>([])

    /// Enters a directory; `false` if it is in already.
    static func enter(_ directory: FileIdentity) -> Bool {
        open.withLock { $0.insert(directory).inserted }
    }

    static func leave(_ directory: FileIdentity) {
        open.withLock { _ = $0.remove(directory) }
    }
}

/// What a file is, whatever path leads to it.
struct FileIdentity: Hashable, Sendable {
    let device: UInt64
    let inode: UInt64
}
