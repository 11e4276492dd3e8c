internal import Crypto
internal import Foundation
internal import Prescribing

/// The files of a release in their directory.
struct ReleaseDirectory {
    /// The most that a file may have.
    private static let bytesPerFile = 256 << 20

    private let url: URL

    init(_ path: String) { url = URL(filePath: path, directoryHint: .isDirectory) }

    /// The names of the tables that are there, whatever the manifest says.
    var tables: [ReleaseFile] {
        ReleaseFile.allCases.filter { FileManager.default.fileExists(atPath: path(of: $0.rawValue)) }
    }

    /// Whether there is a manifest.
    var hasManifest: Bool { FileManager.default.fileExists(atPath: path(of: ReleaseManifest.fileName)) }

    /// Whether there is anything in it.
    var isEmpty: Bool {
        let names = try? FileManager.default.contentsOfDirectory(atPath: url.path(percentEncoded: false))
        return names?.isEmpty ?? true
    }

    /// The bytes of a file.
    func read(_ name: String) throws(FileProblems) -> [UInt8] {
        let data: Data
        do {
            let attributes = try FileManager.default.attributesOfItem(atPath: path(of: name))
            guard let size = attributes[.size] as? Int, size <= Self.bytesPerFile else {
                throw FileProblems(FileProblem(file: name, message: "The file is larger than 256 MiB."))
            }
            data = try Data(contentsOf: url.appending(path: name))
        } catch let problems as FileProblems {
            throw problems
        } catch {
            throw FileProblems(FileProblem(file: name, message: "The file is not there or can't be read."))
        }
        return Array(data)
    }

    /// Writes a file; the directory is made if it is missing.
    func write(_ bytes: [UInt8], to name: String) throws(FileProblems) {
        do {
            try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
            try Data(bytes).write(to: url.appending(path: name), options: .atomic)
        } catch {
            throw FileProblems(FileProblem(file: name, message: "The file can't be written."))
        }
    }

    private func path(of name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

    /// SHA-256 of bytes, in small hexadecimal digits.
    static func digest(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = SHA256.hash(data: bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
