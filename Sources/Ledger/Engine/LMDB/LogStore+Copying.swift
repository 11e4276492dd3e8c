internal import EventCatalog
internal import LMDB

/// What a backup copies: rows as they lie, in short transactions.
extension LogStore {
    /// Records as they lie, each verified; all of them must be there.
    func records(from first: Position, count: Int) throws(EventLogError) -> [[UInt8]] {
        try read { transaction in
            var records: [[UInt8]] = []
            try transaction.scan(in: self[.events], from: LogKeys.position(first)) { key, record in
                let position = try Self.integer(key, at: 0)
                guard position == first + UInt64(records.count) else { return .stop }
                _ = try RecordFormat.decode(record, at: position)
                records.append(record.copy())
                return records.count < count ? .next : .stop
            }
            guard records.count == count else {
                throw EventLogError.corrupt(position: first + UInt64(records.count), detail: "the record is missing")
            }
            return records
        }
    }

    /// Hands on every command that was carried out, with its answer and the answer's position.
    func forEachCommand(_ body: (_ id: [UInt8], _ answer: [UInt8], _ position: Position) throws -> Void) throws {
        try forEachRow(of: .commands, from: []) { key, value in
            guard let record = CommandRecord(encoded: value.span) else {
                throw EventLogError.corrupt(position: 0, detail: "a command's answer does not decode")
            }
            try body(key, value, record.receipt.position)
            return true
        }
    }

    /// Hands on the changes of claims at some positions.
    func forEachClaimChange(
        from first: Position,
        through last: Position,
        _ body: (ClaimChange) throws -> Void
    ) throws {
        try forEachRow(of: .claimChanges, from: LogKeys.position(first)) { key, value in
            guard let change = ClaimChange(key: key, value: value) else {
                throw EventLogError.corrupt(position: 0, detail: "a change of a claim does not decode")
            }
            guard change.position <= last else { return false }
            try body(change)
            return true
        }
    }

    /// What tells this log from others.
    func identity() throws(EventLogError) -> LogIdentity {
        let (id, createdAt) = try read { transaction in
            (
                try self.value(forKey: MetaKey.logID, in: .meta, transaction),
                try self.value(forKey: MetaKey.createdAt, in: .meta, transaction)
            )
        }
        guard let id, id.count == 16, let createdAt, createdAt.count == 8,
            let time = Timestamp(microseconds: Int64(bitPattern: createdAt.span.bigEndianUInt64(at: 0)))
        else { throw .corrupt(position: 0, detail: "the log has no id") }
        return LogIdentity(
            id: RecordID(high: id.span.bigEndianUInt64(at: 0), low: id.span.bigEndianUInt64(at: 8)),
            createdAt: time
        )
    }

    /// - Parameter body: `false` ends it.
    private func forEachRow(
        of table: LogDatabase,
        from start: [UInt8],
        _ body: (_ key: [UInt8], _ value: [UInt8]) throws -> Bool
    ) throws {
        var bound = start
        while true {
            var rows: [(key: [UInt8], value: [UInt8])] = []
            try read { transaction in
                try transaction.scan(in: self[table], from: bound.isEmpty ? nil : bound) { key, value in
                    let key = key.copy()
                    rows.append((key, try CheckedValue.open(value, forKey: key, in: table)))
                    return rows.count < Self.recordsPerTransaction ? .next : .stop
                }
            }
            for (key, value) in rows where try !body(key, value) { return }
            guard rows.count == Self.recordsPerTransaction, let last = rows.last else { return }
            bound = last.key + [0]
        }
    }
}
