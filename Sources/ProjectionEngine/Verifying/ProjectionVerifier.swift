internal import Foundation
internal import LMDB
public import Ledger
internal import Logging

/// Proves that read models are what a replay of the log makes of them: the log is read again into a scratch directory, by the
/// same projections, and the digests of all tables are compared; where they differ, row by row.
///
/// It only reads, and works beside the process that serves.
public struct ProjectionVerifier: Sendable {
    private let log: any EventLog
    private let directory: String
    private let scratch: String

    /// - Parameters:
    ///   - log: The log that they follow.
    ///   - directory: Holds the folder `projections`.
    ///   - scratch: A directory that is empty or not there, with room for the read models. It is removed in the end.
    public init(log: any EventLog, directory: String, scratch: String) {
        (self.log, self.directory, self.scratch) = (log, directory, scratch)
    }

    /// Verifies a read model.
    ///
    /// - Parameter progress: Is told how many of how many events have been replayed, several times a second.
    /// - Returns: `nil` if it has nothing that serves.
    /// - Throws: ``EventLogError``, ``ReadModelError``, or what the file system says.
    /// - Complexity: That of building it anew.
    public func verify<Rule: Projection>(
        _ projection: Rule.Type,
        progress: @escaping @Sendable (_ done: UInt64, _ all: UInt64) -> Void
    ) async throws -> VerificationReport? {
        let rule = ProjectionRule(projection)
        do {
            guard let stored = try audited(rule) else { return nil }
            defer { try? FileManager.default.removeItem(atPath: scratch) }  // what is left is scratch by its name
            try await replay(projection, through: stored.checkpoint.position, progress)
            let report = VerificationReport(of: rule, stored, try opened(rule, in: scratch).facts)
            guard !report.isVerified else { return report }
            // To be compared, the rows have to be those of one commit: the replay comes up to the last.
            let latest = try opened(rule, in: directory)
            try await replay(projection, through: latest.facts.checkpoint.position, progress)
            return try compared(latest, try opened(rule, in: scratch), rule)
        } catch RowError.corrupt(let detail) {
            return VerificationReport(
                name: rule.name,
                generation: try ModelDirectory(root: directory, name: rule.name).roles().current ?? 0,
                position: 0,
                tables: [],
                damage: detail,
                parkedRecords: 0
            )
        }
    }

    /// What serves, once every page and row has been looked at; no transaction is kept meanwhile.
    private func audited(_ rule: ProjectionRule) throws -> StoredModel.Facts? {
        guard let stored = try StoredModel(rule, in: directory) else { return nil }
        try stored.audit()
        return stored.facts
    }

    private func opened(_ rule: ProjectionRule, in root: String) throws -> StoredModel {
        guard let model = try StoredModel(rule, in: root) else { throw ReadModelError.stopped(name: rule.name) }
        return model
    }

    private func compared(
        _ stored: StoredModel,
        _ replayed: StoredModel,
        _ rule: ProjectionRule
    ) throws -> VerificationReport {
        var report = VerificationReport(of: rule, stored.facts, replayed.facts)
        for number in report.tables.indices where !report.tables[number].agrees {
            report.tables[number].differences = try Self.differences(of: number, stored, replayed)
        }
        return report
    }

    private func replay<Rule: Projection>(
        _ projection: Rule.Type,
        through position: Position,
        _ progress: @escaping @Sendable (UInt64, UInt64) -> Void
    ) async throws {
        let quiet = Logger(label: "projections") { _ in SwiftLogNoOpLogHandler() }
        let host = ProjectionHost(log: LogPrefix(of: log, through: position), directory: scratch, logger: quiet)
        _ = try host.register(projection)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await host.run() }
            group.addTask {
                while true {
                    try await Task.sleep(for: .milliseconds(100))
                    progress(try host.statuses().first?.position ?? 0, position)
                }
            }
            defer { group.cancelAll() }
            try await host.catchUp(to: position)
        }
    }

    // MARK: Row by row

    private static let pageSize = 1000
    private static let mostExamples = 20

    private static func differences(
        of table: Int,
        _ stored: StoredModel,
        _ replayed: StoredModel
    ) throws -> VerificationReport.Differences {
        var found = VerificationReport.Differences()
        var here = RowCursor { try stored.rows(of: table, after: $0, limit: pageSize) }
        var there = RowCursor { try replayed.rows(of: table, after: $0, limit: pageSize) }
        func add(_ kind: VerificationReport.Example.Kind, _ key: [UInt8]) {
            if found.examples.count < mostExamples { found.examples.append(.init(kind: kind, key: key)) }
            switch kind {
            case .missing: found.missing += 1
            case .unexpected: found.unexpected += 1
            case .changed: found.changed += 1
            }
        }
        while true {
            switch (try here.next(), try there.next()) {
            case (nil, nil): return found
            case (let left?, nil):
                add(.unexpected, left.key)
                here.take()
            case (nil, let right?):
                add(.missing, right.key)
                there.take()
            case (let left?, let right?) where left.key == right.key:
                if left.row != right.row { add(.changed, left.key) }
                here.take()
                there.take()
            case (let left?, let right?):
                let isBefore = left.key.precedes(right.key)
                add(isBefore ? .unexpected : .missing, isBefore ? left.key : right.key)
                if isBefore { here.take() } else { there.take() }
            }
        }
    }
}

/// Goes through the rows of a table, a page at a time.
private struct RowCursor {
    typealias Row = (key: [UInt8], row: [UInt8])

    private let page: (_ after: [UInt8]?) throws -> [Row]
    private var rows: ArraySlice<Row> = []
    private var last: [UInt8]?

    init(_ page: @escaping (_ after: [UInt8]?) throws -> [Row]) { self.page = page }

    /// The row it stands at; `nil` behind the last.
    mutating func next() throws -> Row? {
        if rows.isEmpty { rows = try page(last)[...] }
        return rows.first
    }

    mutating func take() { last = rows.popFirst()?.key }
}
