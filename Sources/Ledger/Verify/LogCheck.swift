internal import EventCatalog
internal import LMDB
internal import Transparency

/// One check under way: what was found, and what the entries say that the rest must agree with.
final class LogCheck {
    var verdict = LogVerdict()
    /// The tree's hash at the sizes that checkpoints were signed of.
    private(set) var roots: [UInt64: TreeHash] = [:]
    /// Whether every entry is there, so that the tree can be compared.
    private(set) var isTreeWhole = true
    private let wantedRoots: Set<UInt64>
    private let now: Timestamp
    /// What `tree` must hold.
    private var treeRows: [TreeRow] = []
    private var versions: [Int: UInt64] = [:]
    /// The last position that was met.
    private(set) var lastPosition: Position = 0
    private var lastRecordedAt = Timestamp.earliest
    private var indexes = IndexCheck()

    init(wantedRoots: Set<UInt64>, now: Timestamp) {
        self.wantedRoots = wantedRoots
        self.now = now
        if wantedRoots.contains(0) { roots[0] = .empty }
    }

    /// Reads all tables; stops at the first page that can't be read.
    func read(_ tables: inout OfflineTables) throws(LMDBError) {
        let missing = LogDatabase.allCases.map(\.name).filter { tables.count(of: $0) == nil }
        for name in missing { add(.gap, "table-missing", nil, "there is no table \(name)") }
        guard missing.isEmpty else { return }
        do {
            let facts = try LogFacts(&tables) {
                self.add(.manipulation, "row-damaged", nil, "a row of meta does not match its checksum")
            }
            indexes.reserve(Int(clamping: tables.count(of: LogDatabase.events.name) ?? 0))
            try readEvents(&tables)
            check(facts)
            try readIndexes(&tables)
            try readTree(&tables, facts)
            try tables.checkFreePages()
        } catch let error as LMDBError {
            throw error
        } catch {
            throw .corrupted
        }
    }

    func add(_ grade: LogFinding.Grade, _ kind: String, _ position: Position?, _ detail: String) {
        verdict.add(LogFinding(grade, kind, at: position, detail))
    }
}

// MARK: - Events

extension LogCheck {
    private func readEvents(_ tables: inout OfflineTables) throws {
        var records = ParallelScan { (record: (position: Position, bytes: [UInt8])) in
            RecordOutcome(record.bytes, at: record.position)
        } take: { record, outcome in
            self.take(outcome, at: record.position)
        }
        try tables.scan(LogDatabase.events.name) { key, record in
            guard key.count == 8 else { return self.add(.manipulation, "key-malformed", nil, "a key is no position") }
            records.append((key.bigEndianUInt64(at: 0), record.copy()))
        }
        records.finish()
        verdict.lastRecordedAt = verdict.events > 0 ? lastRecordedAt : nil
        if lastRecordedAt > now {
            add(.notice, "time-ahead", verdict.tree.size, "the last recording time is ahead of this machine's clock")
        }
    }

    /// Takes in what was hashed and decoded, in the order of positions.
    private func take(_ outcome: RecordOutcome, at position: Position) {
        if position != lastPosition + 1 {
            add(.gap, "record-missing", lastPosition + 1, "after position \(lastPosition) comes \(position)")
            isTreeWhole = false
        }
        lastPosition = position
        verdict.events += 1
        let leaf: TreeHash
        switch outcome {
        case .unreadable(let detail):
            add(.manipulation, "record-damaged", position, detail)
            leaf = .empty
        case .read(let hash, .failure(let error)):
            add(.manipulation, "record-damaged", position, error.detailOfDamage)
            leaf = hash
        case .read(let hash, .success(let entry)):
            leaf = hash
            check(entry)
            indexes.expect(entry)
        }
        verdict.tree.append(leaf) { treeRows.append($0, $1, $2) }
        if wantedRoots.contains(verdict.tree.size) { roots[verdict.tree.size] = verdict.tree.root }
    }

    private func check(_ entry: EntryFacts) {
        let before = versions.updateValue(entry.version, forKey: entry.streamMark) ?? 0
        if entry.version != before + 1 {
            add(
                .gap,
                "version-hole",
                entry.position,
                "after version \(before) of \(entry.stream) comes \(entry.version)"
            )
        }
        if entry.recordedAt < lastRecordedAt {
            add(.manipulation, "time-decreasing", entry.position, "it was recorded before the event before it")
        }
        lastRecordedAt = max(lastRecordedAt, entry.recordedAt)
    }
}

// MARK: - What must agree with the events

extension LogCheck {
    private func check(_ facts: LogFacts) {
        verdict.origin = facts.origin
        if facts.format != LogStore.formatVersion {
            add(.gap, "format-unknown", nil, "the log's format is not \(LogStore.formatVersion)")
        }
        guard let state = facts.state else { return add(.manipulation, "state-malformed", nil, "the state is none") }
        if state.count != verdict.events {
            add(.gap, "count-differs", nil, "the log has \(verdict.events) events and says it has \(state.count)")
        } else if verdict.events > 0, state.recordedAt != lastRecordedAt {
            add(.manipulation, "state-differs", nil, "the log's last recording time is not that of its last event")
        }
    }

    private func readIndexes(_ tables: inout OfflineTables) throws {
        try tables.scan(LogDatabase.streams.name) { key, value in
            if let detail = self.indexes.meetStream(key, value) {
                self.add(.manipulation, "streams-index", nil, detail)
            }
        }
        try tables.scan(LogDatabase.subjects.name) { key, value in
            if let detail = self.indexes.meetSubject(key, value) {
                self.add(.manipulation, "subjects-index", nil, detail)
            }
        }
        try scanChecked(.commands, &tables) { key, answer in
            if let detail = self.indexes.meetCommand(key, answer) {
                self.add(.manipulation, "commands-index", nil, detail)
            }
        }
        indexes.reportMissing { kind, position in
            self.add(.gap, kind, position, "the event is not in the index")
        } wrong: { position in
            self.add(.manipulation, "subjects-index", position, "the index names it for somebody else")
        }
        try readClaims(&tables)
    }

    /// Claims are what their history makes them.
    private func readClaims(_ tables: inout OfflineTables) throws {
        var owners: [[UInt8]: RecordID] = [:]
        try scanChecked(.claimChanges, &tables) { key, value in
            guard let change = ClaimChange(key: key, value: value) else {
                return self.add(.manipulation, "row-malformed", nil, "a row of claim_changes is malformed")
            }
            owners[change.claim] = change.owner
        }
        try scanChecked(.claims, &tables) { key, owner in
            if owners.removeValue(forKey: key).map({ LogKeys.id($0) }) != owner {
                self.add(.manipulation, "claims-index", nil, "a claim is not what its history makes of it")
            }
        }
        for _ in owners { add(.gap, "claims-index-missing", nil, "a claim is missing") }
    }

    /// Visits the rows of a table whose checksums fit, in their order; tells of the others.
    private func scanChecked(
        _ table: LogDatabase,
        _ tables: inout OfflineTables,
        _ body: @escaping (_ key: [UInt8], _ value: [UInt8]) -> Void
    ) throws {
        var rows = ParallelScan { (row: (key: [UInt8], value: [UInt8])) in
            try? CheckedValue.open(row.value.span, forKey: row.key, in: table)
        } take: { row, value in
            guard let value else {
                let detail = "a row of \(table.name) does not match its checksum"
                return self.add(.manipulation, "row-damaged", nil, detail)
            }
            body(row.key, value)
        }
        try tables.scan(table.name) { key, value in rows.append((key.copy(), value.copy())) }
        rows.finish()
    }

    private func readTree(_ tables: inout OfflineTables, _ facts: LogFacts) throws {
        var wanted = Dictionary(
            treeRows.map { (LogKeys.treeRow(level: $0.level, index: $0.index), $0.hash.bytes) },
            uniquingKeysWith: { first, _ in first }
        )
        try tables.scan(LogDatabase.tree.name) { key, value in
            guard self.isTreeWhole else { return }
            if wanted.removeValue(forKey: key.copy()) != value.copy() {
                self.add(.manipulation, "tree-row", nil, "a stored hash of the tree is not that of the entries")
            }
        }
        guard isTreeWhole else { return }
        for _ in wanted { add(.gap, "tree-row-missing", nil, "a hash of the tree is not stored") }
        if facts.tree != verdict.tree {
            add(.manipulation, "tree-differs", nil, "the stored tree is not that of the entries")
        }
    }
}

extension EventLogError {
    fileprivate var detailOfDamage: String {
        if case .corrupt(_, let detail) = self { detail } else { "the record can't be read" }
    }
}
