import Foundation
import Testing

/// A file of `Golden/`: bytes in hexadecimal, 64 digits a line.
struct GoldenFile {
    let url: URL

    init(_ name: String) {
        url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).hex")
    }

    /// The bytes; a test fails where they can't be read.
    func bytes() throws -> [UInt8] {
        let text = try String(contentsOf: url, encoding: .utf8).filter { !$0.isWhitespace }
        var bytes: [UInt8] = []
        var rest = Substring(text)
        while !rest.isEmpty {
            bytes.append(try #require(UInt8(rest.prefix(2), radix: 16)))
            rest = rest.dropFirst(2)
        }
        return bytes
    }

    /// Writes the file where it is missing and `WRITE_MISSING_GOLDEN_FILES` is set. A file that exists never changes:
    /// bytes like it are in somebody's log.
    func writeIfMissing(_ bytes: [UInt8]) throws {
        guard ProcessInfo.processInfo.environment["WRITE_MISSING_GOLDEN_FILES"] != nil,
            !FileManager.default.fileExists(atPath: url.path(percentEncoded: false))
        else { return }
        let digits = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        var text = ""
        var rest = Substring(digits)
        repeat {
            text += rest.prefix(64) + "\n"
            rest = rest.dropFirst(64)
        } while !rest.isEmpty
        try text.write(to: url, atomically: true, encoding: .utf8)
    }
}
