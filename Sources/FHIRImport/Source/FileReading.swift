internal import Dispatch
internal import Foundation
internal import Synchronization

/// Reads a file in pieces, on a queue of its own: no thread of the cooperative pool waits for the disk.
final class FileReading: Sendable {
    static let chunkBytes = 1 << 20

    private let path: String
    private let queue: DispatchQueue
    private let handle: Mutex<FileHandle>

    init(_ file: SourceFile, on queue: DispatchQueue) throws(FileFault) {
        path = file.path
        self.queue = queue
        do {
            handle = Mutex(try FileHandle(forReadingFrom: URL(filePath: file.path)))
        } catch {
            throw FileFault(path: file.path, code: "file-not-readable", message: "The file can't be opened.")
        }
    }

    /// The next piece; empty at the end.
    func next() async throws(FileFault) -> [UInt8] { try await read(at: nil, count: Self.chunkBytes) }

    /// The bytes at a place; fewer at the end of the file.
    func bytes(at offset: Int, count: Int) async throws(FileFault) -> [UInt8] {
        try await read(at: offset, count: count)
    }

    private func read(at offset: Int?, count: Int) async throws(FileFault) -> [UInt8] {
        let bytes: [UInt8]? = await withCheckedContinuation { answer in
            queue.async { [self] in
                answer.resume(
                    returning: handle.withLock { handle in
                        do {
                            if let offset { try handle.seek(toOffset: UInt64(offset)) }
                            return [UInt8](try handle.read(upToCount: count) ?? Data())
                        } catch {
                            return nil
                        }
                    }
                )
            }
        }
        guard let bytes else {
            throw FileFault(path: path, code: "file-not-readable", message: "Reading the file failed.")
        }
        return bytes
    }
}
