import EventCatalog
import Foundation
import LMDB
import Ledger
import TestKit
import Testing

@testable import ProjectionEngine

/// A replay proves that rows are what the log makes of them, or tells which are not.
@Suite struct VerifyingTests {
    private let directory: TemporaryDirectory
    private let log = InMemoryEventLog()

    init() async throws {
        directory = try TemporaryDirectory()
        try await log.appendNames(500)
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(CountingProjection.self)
        try await running(host) { try await host.catchUp(to: 500) }
    }

    private func verify() async throws -> VerificationReport {
        let scratch = directory.appending("scratch")
        let verifier = ProjectionVerifier(log: log, directory: directory.path, scratch: scratch)
        let report = try await verifier.verify(CountingProjection.self) { _, _ in }
        #expect(!FileManager.default.fileExists(atPath: scratch))
        return try #require(report)
    }

    /// Changes rows, and enters them in the digests as a projection would.
    private func change(_ changes: [(key: [UInt8], row: [UInt8]?)], in table: Table) throws {
        let rule = ProjectionRule(CountingProjection.self)
        let path = directory.appending("projections/counting/1")
        let generation = try Generation(number: 1, directory: path, rule: rule)
        try generation.change { checkpoint, transaction throws(ApplyFailure) in
            var digests = checkpoint.digests
            try generation.stored { () throws(LMDBError) in
                let number = generation.tables.number(of: table)
                try transaction.store(
                    changes.sorted { $0.key.precedes($1.key) }.map { RowChange(key: $0.key, row: $0.row) },
                    in: generation.tables[number],
                    digest: &digests[number]
                )
            }
            checkpoint.digests = digests
        }
    }

    @Test func `rows that are what the log makes of them are verified`() async throws {
        let report = try await verify()
        #expect(report.isVerified && report.position == 500 && report.generation == 1)
        #expect(report.tables.map(\.name) == ["stream", "sum"] && report.tables.map(\.rows) == [10, 1])
    }

    @Test func `rows that are not are told, with their keys`() async throws {
        let unexpected: [UInt8] = [0xFF, 1]
        let (changed, missing) = (KeyEncoder(RecordID.test(3)).bytes, KeyEncoder(RecordID.test(7)).bytes)
        let row: [UInt8] = [99]
        try change([(changed, row), (missing, nil), (unexpected, row)], in: CountingProjection.streams)
        let report = try await verify()
        #expect(!report.isVerified && report.damage == nil)
        #expect(report.tables[1].agrees)
        let found = report.tables[0].differences
        #expect((found.changed, found.missing, found.unexpected) == (1, 1, 1))
        #expect(
            Set(found.examples) == [
                .init(kind: .changed, key: changed), .init(kind: .missing, key: missing),
                .init(kind: .unexpected, key: unexpected),
            ]
        )
    }

    @Test func `many differences are counted, and some shown`() async throws {
        let rows = (0..<3500).map { (key: KeyEncoder(RecordID.test($0 + 1000)).bytes, row: [UInt8]?.some([1])) }
        try change(rows, in: CountingProjection.streams)
        let found = try await verify().tables[0].differences
        #expect(found.unexpected == 3500 && found.missing == 0 && found.changed == 0 && found.examples.count == 20)
    }

    @Test func `damage is told as damage`() async throws {
        let file = try #require(FileHandle(forUpdatingAtPath: directory.appending("projections/counting/1/data.mdb")))
        let size = try file.seekToEnd()
        var offset: UInt64 = 2 * 4096
        while offset < min(size, 12 * 4096) {  // whichever pages are in use
            try file.seek(toOffset: offset + 4000)
            try file.write(contentsOf: Data(repeating: 0xA5, count: 90))
            offset += 4096
        }
        let report = try await verify()
        #expect(report.damage != nil && !report.isVerified)
    }

    @Test func `a read model that was never built has nothing to verify`() async throws {
        let verifier = ProjectionVerifier(log: log, directory: directory.path, scratch: directory.appending("scratch"))
        #expect(try await verifier.verify(PoisonedProjection.self) { _, _ in } == nil)
    }

    @Test func `two builds of one log have the same digest, however their batches fell`() async throws {
        let other = try TemporaryDirectory()
        let host = ProjectionHost(log, in: other)
        _ = try host.register(CountingProjection.self)
        let first = ProjectionHost(log, in: directory)
        _ = try first.register(CountingProjection.self)
        let secondDigest = try await running(host) {
            try await host.catchUp(to: 500)
            try await log.appendNames(1)
            try await host.catchUp(to: 501)
            try await log.appendNames(99)
            try await host.catchUp(to: 600)
            return try host.status("counting").digest
        }
        let digest = try await running(first) {
            try await first.catchUp(to: 600)
            return try #require(try first.status("counting").digest)
        }
        #expect(digest.hasPrefix("11 rows, "))
        #expect(secondDigest == digest)
    }
}
