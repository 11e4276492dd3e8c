internal import Crypto
internal import EventCatalog
internal import Foundation
internal import LMDB
internal import Transparency

/// One part of a pack.
enum PackFrame: Hashable, Sendable {
    /// A record as it lies in the log; the first one is at the pack's first position.
    case record([UInt8])
    /// A command's id and what it was answered.
    case command(id: [UInt8], answer: [UInt8])
    case claimChange(ClaimChange)

    private static let (recordKind, commandKind, claimKind): (UInt8, UInt8, UInt8) = (1, 2, 3)

    /// Kind (1), length (4, big-endian), body.
    var encoded: [UInt8] {
        let (kind, body): (UInt8, [UInt8]) =
            switch self {
            case .record(let record): (Self.recordKind, record)
            case .command(let id, let answer): (Self.commandKind, id + answer)
            case .claimChange(let change):
                (Self.claimKind, [UInt8(clamping: change.claim.count)] + change.key + change.value)
            }
        var bytes = [kind]
        bytes.reserveCapacity(5 + body.count)
        for shift in [24, 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: body.count >> shift)) }
        bytes.append(contentsOf: body)
        return bytes
    }

    init?(kind: UInt8, body: [UInt8]) {
        switch kind {
        case Self.recordKind: self = .record(body)
        case Self.commandKind:
            guard body.count > 16 else { return nil }
            self = .command(id: Array(body[..<16]), answer: Array(body[16...]))
        case Self.claimKind:
            guard let length = body.first.map(Int.init), body.count >= 9 + length,
                let change = ClaimChange(key: Array(body[1..<9 + length]), value: Array(body[(9 + length)...]))
            else { return nil }
            self = .claimChange(change)
        default: return nil
        }
    }
}

/// Writes a pack: a line, frames, and an end that says that nothing is cut off.
final class PackWriter {
    static let header = Array("rxledger pack 1\n".utf8)
    private let file: FileHandle
    private var buffer = PackWriter.header
    private var hash = SHA256()
    private var bytes = 0

    init(path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BackupError.file("\(path) can't be written") }
        self.file = file
    }

    func append(_ frame: PackFrame) throws {
        buffer += frame.encoded
        if buffer.count >= 1 << 20 { try flush() }
    }

    /// Waits for the disk.
    func finish() throws -> (bytes: Int, digest: String) {
        buffer += [0, 0, 0, 0, 0]
        try flush()
        try file.synchronize()
        try file.close()
        return (bytes, [UInt8](copying: hash.finalize()).hexadecimal)
    }

    private func flush() throws {
        hash.update(data: buffer)
        try file.write(contentsOf: buffer)
        bytes += buffer.count
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Reads a pack, hashing what it reads.
struct PackReader {
    private let file: FileHandle
    private var buffer: [UInt8] = []
    private var offset = 0
    private var hash = SHA256()
    private let name: String
    private static let largestFrame = 1 << 20

    init(path: String, name: String) throws {
        guard let file = FileHandle(forReadingAtPath: path) else { throw BackupError.damaged(name) }
        self.file = file
        self.name = name
        guard try take(PackWriter.header.count) == PackWriter.header else { throw BackupError.damaged(name) }
    }

    /// The next frame; `nil` behind the last.
    mutating func next() throws -> PackFrame? {
        let head = try take(5)
        let length = head[1...].reduce(0) { $0 << 8 | Int($1) }
        if head[0] == 0 {
            guard length == 0, try more() == 0, offset == buffer.count else { throw BackupError.damaged(name) }
            return nil
        }
        guard length <= Self.largestFrame, let frame = PackFrame(kind: head[0], body: try take(length)) else {
            throw BackupError.damaged(name)
        }
        return frame
    }

    /// The digest of the whole file, once all of it was read.
    var digest: String {
        [UInt8](copying: hash.finalize()).hexadecimal
    }

    private mutating func take(_ count: Int) throws -> [UInt8] {
        while buffer.count - offset < count {
            guard try more() > 0 else { throw BackupError.damaged(name) }
        }
        defer { offset += count }
        return Array(buffer[offset..<offset + count])
    }

    private mutating func more() throws -> Int {
        guard let data = try file.read(upToCount: 1 << 20), !data.isEmpty else { return 0 }
        buffer.removeFirst(offset)
        offset = 0
        buffer.append(contentsOf: data)
        hash.update(data: data)
        return data.count
    }
}
