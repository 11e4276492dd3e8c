internal import EventCatalog
internal import LMDB
internal import Ledger

/// The generation of a read model that serves, as it was at one commit, opened beside whoever writes it.
final class StoredModel {
    struct Facts {
        let generation: UInt64
        let checkpoint: Checkpoint
        let parkedRecords: Int
    }

    let facts: Facts
    private let environment: Environment
    private let transaction: ReadTransaction
    private let tables: TableIndex

    /// - Returns: `nil` if nothing serves.
    /// - Throws: ``RowError/corrupt(_:)`` for what is damaged, and others.
    init?(_ rule: ProjectionRule, in root: String) throws {
        let directory = ModelDirectory(root: root, name: rule.name)
        guard let generation = try directory.roles().current, try directory.holds(generation) else { return nil }
        let path = directory.generationPath(generation)
        try Self.checkPages(of: path)
        environment = try Environment(path: path, options: Generation.options(for: rule, isReadOnly: true))
        tables = TableIndex(rule.tables, in: environment)
        transaction = try environment.beginRead()
        let meta = CheckedTable(environment.database(Generation.metaName))
        guard let checkpoint = try Generation.checkpoint(in: transaction, meta) else {
            throw RowError.corrupt("no checkpoint")
        }
        facts = Facts(
            generation: generation,
            checkpoint: checkpoint,
            parkedRecords: try ParkingLot(in: environment).keys(in: transaction).count
        )
    }

    /// A damaged page could end the process if LMDB followed it, so the pages are looked at first. While somebody writes,
    /// pages change under that look: then only the one in ``audit()`` counts.
    private static func checkPages(of path: String) throws {
        let before = try Environment.lastTransaction(directory: path)
        do {
            _ = try Environment.audit(directory: path)
        } catch {
            guard try Environment.lastTransaction(directory: path) == before else { return }
            throw RowError(error)
        }
    }

    /// Looks at every page and row, and compares them with the checkpoint.
    ///
    /// - Throws: ``RowError/corrupt(_:)``.
    func audit() throws {
        // `nil`: two commits came in between; the rows are looked at all the same where digests differ.
        guard let found = try environment.audit(transaction, step: { true }) else { return }
        try Generation.compare(found, with: facts.checkpoint, tables.names)
    }

    /// Rows behind a key, in their order.
    func rows(of table: Int, after key: [UInt8]?, limit: Int) throws -> [(key: [UInt8], row: [UInt8])] {
        var rows: [(key: [UInt8], row: [UInt8])] = []
        try transaction.scanRows(in: tables[table], from: key) { found, row in
            let found = found.copy()
            if found != key { rows.append((found, row.copy())) }
            return rows.count < limit ? .next : .stop
        }
        return rows
    }
}
