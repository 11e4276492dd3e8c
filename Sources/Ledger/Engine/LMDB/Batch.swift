internal import EventCatalog
internal import LMDB
internal import Transparency

/// The commands of one commit: what they append, seen as if it were in the log already.
///
/// Decisions read the last commit through the store and what was added since from memory. That is the state inside the
/// write transaction, because nobody but this batch writes; so LMDB's transaction holds only the puts, sorted, and a
/// command that throws leaves nothing anywhere.
final class Batch {
    private struct Tail {
        var version: UInt64
        var lastIndex: Int?
    }

    private typealias StreamPlace = (stream: StreamID, version: UInt64, position: Position)
    private typealias SubjectPlace = (subject: RecordID, position: Position)

    private let store: LogStore
    private let limits: LogLimits
    private(set) var state: LogState
    private var events: [RecordedEvent] = []
    private var records: [[UInt8]] = []
    private var treeRows: [TreeRow] = []
    private var streamPlaces: [StreamPlace] = []
    private var subjectPlaces: [SubjectPlace] = []
    /// For each event, the index of the event before it in its stream, if that is of this batch too.
    private var previous: [Int?] = []
    private var tails: [StreamID: Tail] = [:]
    private var claims: [Claim: RecordID?] = [:]
    private var claimChanges: [ClaimChange] = []
    private var commands: [RecordID: CommandRecord] = [:]
    private let firstPosition: Position
    private var bytes = 0
    private var commandCount = 0

    init(on store: LogStore, from state: LogState, limits: LogLimits) {
        self.store = store
        self.state = state
        self.firstPosition = state.count + 1
        self.limits = limits
    }

    var eventCount: Int { events.count }
    var isFull: Bool {
        events.count >= limits.eventsPerBatch || bytes >= limits.bytesPerBatch || commandCount >= limits.eventsPerBatch
    }
    var hasChanges: Bool { !commands.isEmpty }

    /// Decides one command and takes in what it stages.
    ///
    /// - Throws: What `decide` throws, or ``EventLogError``; the batch is then as it was.
    func run(
        _ command: CommandEnvelope,
        now: Timestamp,
        _ decide: (inout LogTransaction) throws -> Void
    ) throws -> CommandReceipt {
        commandCount += 1
        let id = command.origin.commandID
        if let earlier = try commands[id] ?? store.command(id) { return try earlier.answer(to: command) }
        let recordedAt = try RecordingTime.next(now: now, after: state.recordedAt)
        let plan = try plan(command, decide, at: recordedAt)
        apply(plan)
        commands[id] = CommandRecord(digest: command.digest, receipt: plan.receipt)
        if !plan.events.isEmpty { state.recordedAt = recordedAt }
        return plan.receipt
    }

    private func plan(
        _ command: CommandEnvelope,
        _ decide: (inout LogTransaction) throws -> Void,
        at recordedAt: Timestamp
    ) throws -> CommandPlan {
        var transaction = LogTransaction(command: command, recordedAt: recordedAt, store: self)
        try decide(&transaction)
        return try CommandPlan(
            transaction.staged,
            of: command,
            after: state.count,
            recordedAt: recordedAt,
            limits: limits
        ) { (stream) throws(EventLogError) in try self.version(of: stream) }
    }

    private func apply(_ plan: CommandPlan) {
        for (event, entry) in zip(plan.events, plan.entries) {
            let stream = event.entry.stream
            let tail = Tail(version: event.entry.version, lastIndex: events.count)
            previous.append(tails.updateValue(tail, forKey: stream)?.lastIndex)
            streamPlaces.append((stream, event.entry.version, event.entry.position))
            for subject in event.entry.subjects { subjectPlaces.append((subject, event.entry.position)) }
            let leaf = TreeHash.leaf(entry)
            state.tree.append(leaf) { treeRows.append($0, $1, $2) }
            let record = RecordFormat.encode(event, entry: entry, leaf: leaf)
            bytes += record.count
            events.append(event)
            records.append(record)
        }
        claims.merge(plan.claims) { _, new in new }
        // A change without an event takes effect before the next one: a backup that ends here leaves it to the next.
        let position = plan.events.isEmpty ? state.count + 1 : plan.receipt.position
        for (claim, owner) in plan.claims {
            claimChanges.append(ClaimChange(position: position, claim: claim.key, owner: owner))
        }
        state.count = plan.receipt.position
    }
}

extension Batch: TransactionStore {
    func version(of stream: StreamID) throws(EventLogError) -> UInt64 {
        if let tail = tails[stream] { return tail.version }
        let version = try store.version(of: stream)
        tails[stream] = Tail(version: version, lastIndex: nil)
        return version
    }

    func events(of stream: StreamID) throws(EventLogError) -> [RecordedEvent] {
        var added: [RecordedEvent] = []
        var index = tails[stream]?.lastIndex
        while let current = index {
            added.append(events[current])
            index = previous[current]
        }
        if let first = added.last, first.entry.version == 1 { return added.reversed() }
        let stored = try store.events(of: stream)
        // The version is asked for next, when the command appends: no need to look it up again.
        if tails[stream] == nil { tails[stream] = Tail(version: stored.last?.entry.version ?? 0, lastIndex: nil) }
        return added.isEmpty ? stored : stored + added.reversed()
    }

    func owner(of claim: Claim) throws(EventLogError) -> RecordID? {
        if let change = claims[claim] { return change }
        return try store.owner(of: claim)
    }
}

// MARK: - Into the database

extension Batch {
    /// Puts everything into a write transaction. Indexes are put in key order: neighbours share pages.
    func write(to transaction: inout WriteTransaction) throws(LMDBError) {
        try putEvents(&transaction)
        try putStreams(&transaction)
        try putSubjects(&transaction)
        try putClaims(&transaction)
        try putCommands(&transaction)
        try store.put(treeRows, &transaction)
        try store.put(state.encoded, forKey: MetaKey.state, in: .meta, &transaction)
        try store.put(state.tree.encoded, forKey: MetaKey.tree, in: .meta, &transaction)
    }

    private func putEvents(_ transaction: inout WriteTransaction) throws(LMDBError) {
        let database = store[.events]
        var key: [UInt8] = []
        for (index, record) in records.enumerated() {
            key.removeAll(keepingCapacity: true)
            key.append(bigEndian: firstPosition + UInt64(index))
            try transaction.put(record.span, forKey: key.span, in: database, mode: .append)
        }
    }

    private func putStreams(_ transaction: inout WriteTransaction) throws(LMDBError) {
        let database = store[.streams]
        streamPlaces.sort { left, right in
            if left.stream == right.stream { return left.version < right.version }
            if left.stream.category == right.stream.category { return left.stream.id < right.stream.id }
            return left.stream.category.name < right.stream.category.name
        }
        var key: [UInt8] = []
        var value: [UInt8] = []
        for place in streamPlaces {
            key.removeAll(keepingCapacity: true)
            key.append(stream: place.stream)
            key.append(bigEndian: place.version)
            value.removeAll(keepingCapacity: true)
            value.append(bigEndian: place.position)
            try transaction.put(value.span, forKey: key.span, in: database, mode: .insert)
        }
    }

    private func putSubjects(_ transaction: inout WriteTransaction) throws(LMDBError) {
        let database = store[.subjects]
        subjectPlaces.sort { ($0.subject, $0.position) < ($1.subject, $1.position) }
        let nothing: [UInt8] = []
        var key: [UInt8] = []
        for place in subjectPlaces {
            key.removeAll(keepingCapacity: true)
            key.append(id: place.subject)
            key.append(bigEndian: place.position)
            try transaction.put(nothing.span, forKey: key.span, in: database)
        }
    }

    private func putClaims(_ transaction: inout WriteTransaction) throws(LMDBError) {
        for (claim, owner) in claims.sorted(by: { $0.key.key.lexicographicallyPrecedes($1.key.key) }) {
            if let owner {
                try store.put(LogKeys.id(owner), forKey: claim.key, in: .claims, &transaction)
            } else {
                try transaction.delete(forKey: claim.key, in: store[.claims])
            }
        }
        for change in claimChanges.sorted(by: { $0.key.precedes($1.key) }) {
            try store.put(change.value, forKey: change.key, in: .claimChanges, &transaction)
        }
    }

    private func putCommands(_ transaction: inout WriteTransaction) throws(LMDBError) {
        for (id, record) in commands.sorted(by: { $0.key < $1.key }) {
            try store.put(record.encoded, forKey: LogKeys.id(id), in: .commands, &transaction, mode: .insert)
        }
    }
}
