internal import Foundation
internal import LMDB
internal import Ledger

/// The directory of one read model: its generations, which of them is current, and whether the last stop was clean.
///
///     <name>/current          the number of the generation that serves, and of the one that served before
///     <name>/in-use           the boot id of the machine and the number of starts, while a process writes here
///     <name>/<generation>/    one LMDB environment, and the stamp of its file
///
/// The environments are not synced, so one that was in use when the machine went down may be damaged without a sign. It
/// is never opened again: `in-use` is still there then, with another boot id. After `kill -9` the boot id is the same,
/// the operating system has every write, and the generation goes on.
struct ModelDirectory: Sendable {
    let path: String

    init(root: String, name: String) { path = root + "/projections/" + name }

    func generationPath(_ number: UInt64) -> String { "\(path)/\(number)" }

    private var currentPath: String { path + "/current" }
    private var markerPath: String { path + "/in-use" }

    /// Makes room: whatever stands in the place of the directory or of its files and is none, is removed.
    private func settle() throws {
        if !Self.isDirectory(path) { try Self.remove(path) }
        try FileSystem.createDirectory(path)
        for file in [currentPath, markerPath] where Self.isDirectory(file) { try Self.remove(file) }
    }

    /// Marks the directory as in use. Generations that can't be trusted are removed before that, and for good: once the
    /// marker holds this boot id nothing tells them any more.
    ///
    /// - Returns: How many processes in a row, up to the one before, had the directory and did not stop.
    func claim() throws -> Int {
        try settle()
        let boot = Self.bootID
        let left = try Self.text(at: markerPath)?.split(separator: "\n")
        if let left, left.first.map(String.init) != boot {
            for number in try generations() { try removeGeneration(number) }
            try FileSystem.syncDirectory(path)
        }
        let crashes = left.map { $0.count > 1 ? UInt16($0[1]).map(Int.init) ?? 1 : 1 } ?? 0
        try Self.write("\(boot)\n\(crashes + 1)", to: markerPath)
        try FileSystem.syncDirectory(path)
        return crashes
    }

    /// Says that everything is synced and nothing writes here any more.
    func release() throws {
        try FileSystem.remove(markerPath)
        try FileSystem.syncDirectory(path)
    }

    /// Which generations have served.
    struct Roles: Hashable {
        /// The one that serves, or served last; it need not exist.
        var current: UInt64?
        /// The one before, kept for a return to it.
        var previous: UInt64?

        func contains(_ number: UInt64) -> Bool { number == current || number == previous }
    }

    func roles() throws -> Roles {
        let numbers = try Self.text(at: currentPath)?.split(separator: "\n").map { Self.number($0) } ?? []
        return Roles(current: numbers.first ?? nil, previous: numbers.dropFirst().first ?? nil)
    }

    /// Enters which generations have served, atomically. It is not synced, so it is quick: after a crash of the machine
    /// no generation is trusted anyway, and ``release()`` syncs.
    func enter(_ roles: Roles) throws {
        let numbers = [roles.current, roles.previous].map { $0.map { "\($0)" } ?? "-" }
        try Self.write(numbers.joined(separator: "\n"), to: currentPath)
    }

    /// The numbers of the generations on the disk.
    func generations() throws -> [UInt64] {
        try FileManager.default.contentsOfDirectory(atPath: path).compactMap { Self.number($0) }
    }

    /// The number of a generation as this type writes it; more than a program can have counted is none.
    private static func number(_ text: some StringProtocol) -> UInt64? {
        UInt32(text).flatMap { String($0) == text ? UInt64($0) : nil }
    }

    /// Whether a generation is on the disk.
    func holds(_ number: UInt64?) throws -> Bool { try number.map { try generations().contains($0) } ?? false }

    /// A number that no generation had before, removed ones that have served included; the directory itself may be gone.
    ///
    /// - Parameter last: The highest that this process knows of.
    func nextGeneration(after last: UInt64) throws -> UInt64 {
        try FileSystem.createDirectory(path)
        let roles = try roles()
        return max(last, roles.current ?? 0, roles.previous ?? 0, try generations().max() ?? 0) + 1
    }

    func removeGeneration(_ number: UInt64) throws {
        try FileManager.default.removeItem(atPath: generationPath(number))
    }

    private static func text(at path: String) throws -> String? {
        guard try FileSystem.exists(path) else { return nil }
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func isDirectory(_ path: String) -> Bool { (try? FileSystem.exists(path + "/.")) == true }

    /// Removes what is there, also a link that leads nowhere.
    private static func remove(_ path: String) throws {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch CocoaError.fileNoSuchFile {
            return
        }
    }

    private static func write(_ text: String, to path: String) throws {
        try Data("\(text)\n".utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    /// What tells one run of the machine from the next; where the system has none, no two calls agree, so that only a
    /// clean stop is trusted.
    private static var bootID: String {
        guard let id = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8) else {
            return UUID().uuidString
        }
        return id.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
