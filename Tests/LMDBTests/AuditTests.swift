import Foundation
import Synchronization
import TestKit
import Testing

@testable import LMDB

/// What a writer tells an auditor beside it.
private final class Shared: Sendable {
    let isDone = Atomic(false)
    let committed = Mutex<Set<RowDigest>>([RowDigest()])
}

/// Looking at a data file without believing anything in it.
@Suite struct AuditTests {
    /// An environment with short and long rows, deleted ones and free pages; what its tables come to.
    private static func filled(_ directory: TemporaryDirectory) throws -> [String: RowDigest] {
        let environment = try openEnvironment(directory)
        var digests = ["a": RowDigest(), "b": RowDigest()]
        for round in 0..<2 {
            for name in ["a", "b"] {
                let table = CheckedTable(environment.database(name))
                var digest = digests[name] ?? RowDigest()
                let changes = (0..<600).map { number in
                    let size = (number * 7 + round) % 97 + (number % 50 == 0 ? 9000 : 0)
                    let isGone = (number + round) % 5 == 0
                    return RowChange(
                        key: key(number * 3),
                        row: isGone ? nil : Array(repeating: UInt8(round), count: size)
                    )
                }
                try environment.write { (transaction) throws(LMDBError) in
                    try transaction.store(changes, in: table, digest: &digest)
                }
                digests[name] = digest
            }
        }
        return digests
    }

    private static func path(_ directory: TemporaryDirectory) -> String { directory.appending("env") }

    @Test func `an audit finds what was stored`() throws {
        let directory = try TemporaryDirectory()
        let digests = try Self.filled(directory)
        #expect(try Environment.audit(directory: Self.path(directory)) == digests)
        #expect(digests["a"]?.rows == 480)
    }

    @Test func `an empty environment has empty tables`() throws {
        let directory = try TemporaryDirectory()
        _ = try openEnvironment(directory)
        #expect(try Environment.audit(directory: Self.path(directory)) == ["a": RowDigest(), "b": RowDigest()])
    }

    @Test func `a flipped bit anywhere is found, or changes nothing`() throws {
        let directory = try TemporaryDirectory()
        let digests = try Self.filled(directory)
        let file = Self.path(directory) + "/data.mdb"
        let intact = try Data(contentsOf: URL(filePath: file))
        let pages = try PageFile(directory: Self.path(directory))
        let (first, second) = try pages.metaPages()
        let used = Int(try MetaPage.current(first, second).lastPage + 1) * pages.pageSize
        let handle = try #require(FileHandle(forUpdatingAtPath: file))
        var random = SeededGenerator(seed: 11)
        var found = 0
        for _ in 0..<3000 {
            // The two first pages tell which commit counts: a flip there may show the one before, whole.
            let place = Int.random(in: 2 * pages.pageSize..<used, using: &random)
            try Self.write(intact[place] ^ (1 << UInt8.random(in: 0..<8, using: &random)), at: place, handle)
            do throws(LMDBError) {
                let after = try Environment.audit(directory: Self.path(directory))
                #expect(after == digests, "byte \(place)")
            } catch {
                #expect(error.isDamage, "byte \(place): \(error)")
                found += 1
            }
            try Self.write(intact[place], at: place, handle)
        }
        #expect(found > 1000, "most pages are in use: \(found)")
        #expect(try Environment.audit(directory: Self.path(directory)) == digests)
    }

    @Test func `where an audit finds nothing LMDB reads what was stored, whichever bit of a header is flipped`() throws
    {
        let directory = try TemporaryDirectory()
        var commits: [[String: RowDigest]: [[UInt8]?]] = [:]
        for round in 0..<4 {
            let digests = try Self.addRows(round, in: directory)
            commits[digests] = try Self.readThroughLMDB(directory)
        }
        let file = Self.path(directory) + "/data.mdb"
        let intact = try Data(contentsOf: URL(filePath: file))
        let handle = try #require(FileHandle(forUpdatingAtPath: file))
        for place in Self.headers(of: intact) {
            for bit in 0..<8 as Range<UInt8> {
                try Self.write(intact[place] ^ (1 << bit), at: place, handle)
                if let found = try? Environment.audit(directory: Self.path(directory)) {
                    let rows = try #require(commits[found], "byte \(place), bit \(bit)")
                    #expect(try Self.readThroughLMDB(directory) == rows, "byte \(place), bit \(bit)")
                }
            }
            try Self.write(intact[place], at: place, handle)
        }
    }

    /// - Returns: What the tables come to.
    private static func addRows(_ round: Int, in directory: TemporaryDirectory) throws -> [String: RowDigest] {
        let environment = try openEnvironment(directory)
        var digests = try Environment.audit(directory: path(directory)) ?? [:]
        try environment.write { (transaction) throws(LMDBError) in
            for name in ["a", "b"] {
                let changes = (0..<20).map { RowChange(key: key($0 * 2 + round), row: [UInt8(round), UInt8($0)]) }
                var digest = digests[name] ?? RowDigest()
                try transaction.store(changes, in: CheckedTable(environment.database(name)), digest: &digest)
                digests[name] = digest
            }
        }
        return digests
    }

    /// What of the first two pages LMDB goes by, and of each leaf the header, the places and the first entries' heads.
    private static func headers(of file: Data) -> [Int] {
        let size = 4096
        let metas = [0, size].flatMap { page in Array(page + 8..<page + MetaPage.size) }
        let leaves = (2..<12).filter { file[$0 * size + 10] == 2 }
        return metas
            + leaves.flatMap { page -> [Int] in
                let bytes = Array(file[page * size..<(page + 1) * size])
                let first = Int(bytes.littleEndian(at: 16, width: 2))
                return (Array(0..<20) + Array(first..<min(first + 64, size))).map { page * size + $0 }
            }
    }

    /// The tables' rows as LMDB finds them by their keys.
    private static func readThroughLMDB(_ directory: TemporaryDirectory) throws -> [[UInt8]?] {
        let environment = try openEnvironment(directory, isReadOnly: true)
        let transaction = try environment.beginRead()
        return try ["a", "b"].flatMap { name in
            let table = CheckedTable(environment.database(name))
            return try (0..<50).map { try transaction.row(forKey: key($0).span, in: table) }
        }
    }

    @Test func `a file that can't hold its last page is refused before anything is made for its pages`() throws {
        let directory = try TemporaryDirectory()
        _ = try Self.filled(directory)
        let handle = try #require(FileHandle(forUpdatingAtPath: Self.path(directory) + "/data.mdb"))
        for meta in [0, 4096] { try Self.write(0x40, at: meta + 136 + 7, handle) }
        #expect(throws: LMDBError.corrupted) { try Environment.audit(directory: Self.path(directory)) }
        for meta in [0, 4096] { try Self.write(0x00, at: meta + 136 + 7, handle) }
        for meta in [0, 4096] { try Self.write(0x7F, at: meta + 136 + 3, handle) }
        #expect(throws: LMDBError.self) { try Environment.audit(directory: Self.path(directory)) }
    }

    private static func write(_ byte: UInt8, at place: Int, _ handle: FileHandle) throws {
        try handle.seek(toOffset: UInt64(place))
        try handle.write(contentsOf: [byte])
    }

    @Test func `pages of zeros, of noise and of other places are found`() throws {
        let directory = try TemporaryDirectory()
        let digests = try Self.filled(directory)
        let file = Self.path(directory) + "/data.mdb"
        let intact = try Data(contentsOf: URL(filePath: file))
        let handle = try #require(FileHandle(forUpdatingAtPath: file))
        var random = SeededGenerator(seed: 12)
        let size = try PageFile(directory: Self.path(directory)).pageSize
        for number in 2..<min(60, intact.count / size) {
            let page = intact[number * size..<(number + 1) * size]
            let other = Int.random(in: 2..<40, using: &random)
            let replacements = [
                Data(count: size), Data((0..<size).map { _ in UInt8.random(in: 0...255, using: &random) }),
                intact[other * size..<(other + 1) * size],
            ]
            for replacement in replacements where replacement != page {
                try handle.seek(toOffset: UInt64(number * size))
                try handle.write(contentsOf: replacement)
                let outcome = Result { try Environment.audit(directory: Self.path(directory)) }
                if case .success(let found) = outcome { #expect(found == digests, "page \(number)") }
            }
            try handle.seek(toOffset: UInt64(number * size))
            try handle.write(contentsOf: page)
        }
    }

    @Test func `a file that is cut off is found`() throws {
        let directory = try TemporaryDirectory()
        _ = try Self.filled(directory)
        let file = Self.path(directory) + "/data.mdb"
        for length in [100, 5000, 40_000] as [UInt64] {
            let handle = try #require(FileHandle(forUpdatingAtPath: file))
            try handle.truncate(atOffset: min(length, try handle.seekToEnd()))
            #expect(throws: LMDBError.self) { try Environment.audit(directory: Self.path(directory)) }
            _ = try? FileManager.default.removeItem(atPath: Self.path(directory))
            _ = try Self.filled(directory)
        }
    }

    @Test func `an audit beside a writer sees one commit`() async throws {
        let directory = try TemporaryDirectory()
        let environment = try openEnvironment(directory)
        let table = CheckedTable(environment.database("a"))
        let shared = Shared()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                var digest = RowDigest()
                for round in 0..<400 {
                    let changes = (0..<50).map { RowChange(key: key($0 * 11 + round % 7), row: [UInt8(round % 251)]) }
                    var next = digest
                    try environment.write { (transaction) throws(LMDBError) in
                        try transaction.store(changes, in: table, digest: &next)
                        // Entered before it can be seen.
                        let digest = next
                        shared.committed.withLock { _ = $0.insert(digest) }
                    }
                    digest = next
                }
                shared.isDone.store(true, ordering: .releasing)
            }
            group.addTask {
                var audits = 0
                while !shared.isDone.load(ordering: .acquiring) || audits == 0 {
                    let found = try environment.audit(try environment.beginRead()) { true }
                    guard let digest = found?["a"] else { continue }
                    #expect(shared.committed.withLock { $0.contains(digest) })
                    audits += 1
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `an audit can be given up`() throws {
        let directory = try TemporaryDirectory()
        let environment = try openEnvironment(directory)
        let table = CheckedTable(environment.database("a"))
        let rows = (0..<400).map { RowChange(key: key($0), row: Array(repeating: 1, count: 9000)) }
        var digest = RowDigest()
        try environment.write { (transaction) throws(LMDBError) in
            try transaction.store(rows, in: table, digest: &digest)
        }
        #expect(try Environment.audit(directory: Self.path(directory)) { false } == nil)
    }

    @Test func `a stamp tells a file that was written to`() throws {
        let directory = try TemporaryDirectory()
        let environment = try openEnvironment(directory)
        let stamps = try StampFile(path: directory.appending("stamp"))
        let before = try #require(try FileStamp(ofDataFileIn: Self.path(directory)))
        #expect(try !stamps.holds(before))
        try stamps.write(before)
        #expect(try stamps.holds(before))
        Thread.sleep(forTimeInterval: 0.02)
        try environment.put([1], forKey: key(1))
        let after = try #require(try FileStamp(ofDataFileIn: Self.path(directory)))
        #expect(after != before)
        #expect(try !stamps.holds(after))
        #expect(try FileStamp(ofDataFileIn: directory.path) == nil)
    }
}
