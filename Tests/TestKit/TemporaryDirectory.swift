public import Foundation

/// A directory for one test; it is removed with everything in it when this is released.
public final class TemporaryDirectory: Sendable {
    /// Where it is.
    public let path: String

    /// Makes a new, empty directory.
    public init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "rxledger-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    /// The path of something in it.
    public func appending(_ name: String) -> String { path + "/" + name }

    /// The URL of something in it.
    public func url(_ name: String) -> URL { URL(filePath: appending(name)) }

    deinit {
        // A test has no use for an error here; the system clears what is left.
        try? FileManager.default.removeItem(atPath: path)
        // The keys of an installation whose data directory this was lie beside it.
        try? FileManager.default.removeItem(atPath: path + ".keys")
    }
}
