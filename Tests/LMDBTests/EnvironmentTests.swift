import Foundation
import LMDB
import TestKit
import Testing

@Suite struct EnvironmentTests {
    private let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    private var dataFile: URL { directory.url("env/data.mdb") }

    private func opening() -> LMDBError? { storageError { _ = try openEnvironment(directory) } }

    private func fill(_ count: Int = 2000) throws {
        let environment = try openEnvironment(directory)
        try environment.write { (transaction) throws(LMDBError) in
            for number in 0..<count {
                try transaction.put(
                    [UInt8](repeating: 7, count: 500),
                    forKey: key(number),
                    in: environment.database("a")
                )
            }
        }
    }

    @Test func `a second opening in one process is refused and opening again after release works`() throws {
        var environment: Environment? = try openEnvironment(directory)
        try environment?.put([1], forKey: key(7))
        #expect(opening() == .alreadyOpen(path: directory.appending("env")))
        environment = nil
        environment = try openEnvironment(directory)
        #expect(try environment?.value(forKey: key(7)) == [1])
    }

    @Test func `another path to the same directory is the same environment`() throws {
        let environment = try openEnvironment(directory)
        let link = directory.appending("link")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: environment.path)
        let error = storageError {
            _ = try Environment(path: link, options: .init(mapSize: 64 << 20, databases: ["a"]))
        }
        #expect(error == .alreadyOpen(path: link))
    }

    @Test func `a new environment leaves nothing of its making behind`() throws {
        try FileManager.default.createDirectory(at: directory.url("env/.new"), withIntermediateDirectories: true)
        try Data([1, 2, 3]).write(to: directory.url("env/.new/data.mdb"))
        _ = try openEnvironment(directory)
        let names = try FileManager.default.contentsOfDirectory(atPath: directory.appending("env"))
        #expect(names.sorted() == ["data.mdb", "lock.mdb"])
    }

    @Test(arguments: [100, 99, 66, 33, 1, 0])
    func `a file cut off at some percent of its used length is refused and never a signal (F22)`(percent: Int) throws {
        try fill()
        let size = try openEnvironment(directory).statistics().usedBytes
        let file = try FileHandle(forWritingTo: dataFile)
        try file.truncate(atOffset: UInt64(size * percent / 100))
        try file.close()
        if percent == 100 {
            #expect(opening() == nil, "nothing that matters is missing")
            return
        }
        guard case .truncated(_, let actual) = opening() else {
            Issue.record("the cut file was not refused as cut off")
            return
        }
        #expect(actual == size * percent / 100)
    }

    @Test func `the file is longer than its header says before the commit, and never gets shorter`() throws {
        let environment = try openEnvironment(directory)
        func length() throws -> Int {
            try #require(try FileManager.default.attributesOfItem(atPath: dataFile.path)[.size] as? Int)
        }
        let file = try FileHandle(forUpdating: dataFile)
        try environment.put([1], forKey: key(1))
        #expect(try length() >= 32 << 20)
        try file.truncate(atOffset: 80 << 20)
        try environment.put([1], forKey: key(2))
        #expect(try length() == 80 << 20)
    }

    @Test func `a transaction that takes pages and frees them all leaves a file that opens`() throws {
        do {
            let environment = try openEnvironment(directory, mapSize: 256 << 20)
            try environment.write { (transaction) throws(LMDBError) in
                let database = environment.database("a")
                for number in 0..<100 {
                    try transaction.put([UInt8](repeating: 7, count: 500_000), forKey: key(number), in: database)
                }
                for number in (0..<100).reversed() { try transaction.delete(forKey: key(number), in: database) }
            }
        }
        #expect(opening() == nil)
    }

    @Test func `a file that is not LMDB's is refused`() throws {
        try FileManager.default.createDirectory(at: directory.url("env"), withIntermediateDirectories: true)
        try Data(repeating: 0x41, count: 100_000).write(to: dataFile)
        #expect(opening() == .invalid)
    }

    @Test func `a file of another LMDB version is refused`() throws {
        try fill(1)
        let file = try FileHandle(forUpdating: dataFile)
        for offset in [20, 4096 + 20] {
            try file.seek(toOffset: UInt64(offset))
            try file.write(contentsOf: Data([9]))
        }
        try file.close()
        #expect(opening() == .versionMismatch)
    }

    @Test func `opening for reading what is not there is refused and makes nothing`() throws {
        let error = storageError { _ = try openEnvironment(directory, isReadOnly: true) }
        #expect(error == .missing(path: directory.appending("env")))
        #expect(try !FileSystem.exists(directory.appending("env")))
    }

    @Test func `a full map is an error of its own and smaller changes go on`() throws {
        let environment = try openEnvironment(directory, mapSize: 1 << 20)
        let error = storageError {
            try environment.write { (transaction) throws(LMDBError) in
                for number in 0..<10_000 {
                    try transaction.put(
                        [UInt8](repeating: 7, count: 500),
                        forKey: key(number),
                        in: environment.database("a")
                    )
                }
            }
        }
        #expect(error == .mapFull)
        #expect(try environment.value(forKey: key(0)) == nil)
        try environment.put([1], forKey: key(1))
        #expect(try environment.value(forKey: key(1)) == [1])
    }

    @Test func `more readers than slots is an error of its own and passes`() throws {
        let environment = try openEnvironment(directory, maxReaders: 2)
        let error = storageError {
            try environment.read { (_) throws in
                try environment.read { (_) throws in
                    try environment.read { (_) throws in }
                }
            }
        }
        #expect(error == .readersFull)
        #expect(try environment.value(forKey: key(1)) == nil)
        #expect(try environment.statistics().openReads == 0)
    }

    @Test func `many threads read while one writes`() async throws {
        let environment = try openEnvironment(directory)
        try environment.put(key(0), forKey: key(1))
        try environment.put(key(0), forKey: key(2))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<500 {
                        let pair = try environment.read { (transaction) throws(LMDBError) in
                            let database = environment.database("a")
                            let first = try transaction.value(forKey: key(1), in: database)
                            return (first, try transaction.value(forKey: key(2), in: database))
                        }
                        #expect(pair.0 == pair.1, "both were written by one commit")
                    }
                }
            }
            group.addTask {
                for number in 1...50 {
                    try environment.write { (transaction) throws(LMDBError) in
                        try transaction.put(key(number), forKey: key(1), in: environment.database("a"))
                        try transaction.put(key(number), forKey: key(2), in: environment.database("a"))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try environment.statistics().openReads == 0)
    }

    @Test func `a lock is refused while it is held and free afterwards`() throws {
        let path = directory.appending("server.lock")
        var lock: DirectoryLock? = try DirectoryLock(path: path)
        #expect(storageError { _ = try DirectoryLock(path: path) } == .locked(path: path))
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "\(ProcessInfo.processInfo.processIdentifier)\n")
        _ = lock
        lock = nil
        #expect(storageError { _ = try DirectoryLock(path: path) } == nil)
    }

    @Test func `an unsynced environment keeps what it took when it is opened again`() throws {
        let options = Environment.Options(mapSize: 64 << 20, databases: ["a"], durability: .unsynced)
        do {
            let environment = try Environment(path: directory.appending("env"), options: options)
            try environment.put([1], forKey: key(7))
            try environment.sync()
        }
        let environment = try Environment(path: directory.appending("env"), options: options)
        #expect(try environment.value(forKey: key(7)) == [1])
    }
}
