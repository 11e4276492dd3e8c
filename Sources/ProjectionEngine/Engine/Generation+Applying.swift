internal import EventCatalog
internal import LMDB
internal import Ledger
internal import Synchronization

extension Generation {
    /// Applies a batch of events and moves the checkpoint to the last of them: all in one transaction, or nothing. Events
    /// of parked records are entered as waiting instead.
    ///
    /// - Parameters:
    ///   - events: The first of them.
    ///   - more: Gives the next ones until it gives `nil`; it may wait for them.
    /// - Returns: The position of the last.
    @discardableResult
    func apply(
        _ events: ArraySlice<PublishedEvent>,
        more: () -> ArraySlice<PublishedEvent>? = { nil },
        by rule: ProjectionRule
    ) throws(ApplyFailure) -> Position {
        var batch = EventBatch(first: events, parked: parkedKeys.withLock { $0 })
        try change { checkpoint, transaction throws(ApplyFailure) in
            try fold({ batch.next(or: more) }, by: rule, &checkpoint, &transaction)
            guard let last = batch.last else { return }
            try stored { () throws(LMDBError) in
                for parking in batch.entangled { try parkingLot.park(parking, in: &transaction) }
                for event in batch.waiting { try parkingLot.wait(event, in: &transaction) }
            }
            checkpoint.move(to: last)
        }
        if !batch.entangled.isEmpty { parkedKeys.withLock { $0 = batch.parked } }
        return batch.last?.position ?? 0
    }

    /// Folds events into the rows of a transaction.
    func fold(
        _ events: ProjectionRule.Source,
        by rule: ProjectionRule,
        _ checkpoint: inout Checkpoint,
        _ transaction: inout WriteTransaction
    ) throws(ApplyFailure) {
        var rows = RowWriter(transaction, tables: tables, digests: checkpoint.digests)
        let outcome = Self.fold(events, by: rule, into: &rows)
        checkpoint.digests = rows.digests
        transaction = rows.end()
        try outcome.get()
    }

    private static func fold(
        _ events: ProjectionRule.Source,
        by rule: ProjectionRule,
        into rows: inout RowWriter
    ) -> Result<Void, ApplyFailure> {
        do throws(ProjectionRule.AtEvent) {
            try rule.apply(events, &rows)
        } catch {
            return .failure(ApplyFailure(error))
        }
        do throws(RowError) {
            return .success(try rows.flush())
        } catch {
            return .failure(ApplyFailure(storage: error))
        }
    }

    /// Changes rows and checkpoint in one transaction, or nothing.
    func change(
        _ body: (inout Checkpoint, inout WriteTransaction) throws(ApplyFailure) -> Void
    ) throws(ApplyFailure) {
        changes.add(1, ordering: .sequentiallyConsistent)
        defer { changes.add(1, ordering: .sequentiallyConsistent) }
        var next = checkpoint.withLock { $0 }
        do {
            try environment.write { (transaction: inout WriteTransaction) throws(ApplyFailure) in
                try body(&next, &transaction)
                let row = next.encoded()
                try stored { () throws(LMDBError) in
                    try transaction.putRow(row, forKey: Self.checkpointKey, in: meta)
                }
            }
        } catch {
            stamp()  // it may have written pages that nothing refers to
            switch error {
            case .body(let failure): throw failure
            case .storage(let error), .commit(let error): throw ApplyFailure(storage: error)
            }
        }
        checkpoint.withLock { $0 = next }
        stamp()
    }

    func stored(_ body: () throws(LMDBError) -> Void) throws(ApplyFailure) {
        do throws(LMDBError) { try body() } catch { throw ApplyFailure(storage: error) }
    }
}

/// The events of one transaction, without those that have to wait for a parked record.
private struct EventBatch {
    private var first: ArraySlice<PublishedEvent>?
    private(set) var parked: Set<RecordID>
    /// The last event of the batch, waiting or not.
    private(set) var last: EventEntry?
    private(set) var waiting: [ParkingLot.WaitingEvent] = []
    /// Records parked because they have an event in common with a parked one.
    private(set) var entangled: [ParkedKey] = []

    init(first: ArraySlice<PublishedEvent>, parked: Set<RecordID>) {
        self.first = first
        self.parked = parked
    }

    mutating func next(or more: () -> ArraySlice<PublishedEvent>?) -> ArraySlice<PublishedEvent>? {
        guard let events = first.take() ?? more() else { return nil }
        last = events.last?.entry ?? last
        return parked.isEmpty ? events : events.filter { !waits($0.entry) }[...]
    }

    private mutating func waits(_ entry: EventEntry) -> Bool {
        let keys = entry.parkingKeys
        guard let cause = keys.first(where: parked.contains) else { return false }
        waiting.append(ParkingLot.WaitingEvent(position: entry.position, keys: keys))
        for key in keys where parked.insert(key).inserted {
            entangled.append(ParkedKey(key, at: entry, reason: "waits for record \(cause)", attempts: 0))
        }
        return true
    }
}

/// Why a batch was not applied. Holds nothing personal.
enum ApplyFailure: Error, Hashable {
    /// The projection threw at an event.
    case event(position: Position, type: String, error: String)
    /// The projection threw at the end of the batch: one of its events is the cause.
    case batch(error: String)
    /// The storage failed; trying again may help.
    case storage(String)
    /// The rows are not those that were stored: nothing but building anew helps.
    case corrupt(String)

    init(_ thrown: ProjectionRule.AtEvent) {
        switch thrown.error {
        case RowError.storage, RowError.corrupt: self.init(storage: thrown.error)
        case is LMDBError: self.init(storage: thrown.error)
        default:
            let error = Self.nameOfType(thrown.error)
            self =
                thrown.entry.map { .event(position: $0.position, type: $0.type, error: error) } ?? .batch(error: error)
        }
    }

    init(storage error: any Error) {
        switch RowError(error) {
        case .corrupt(let detail): self = .corrupt(detail)
        case .storage(let detail): self = .storage(detail)
        case .damaged, .keyTooLong: self = .storage("\(error)")
        }
    }

    /// Whether it says nothing about the events.
    var isOfStorage: Bool {
        switch self {
        case .storage, .corrupt: true
        case .event, .batch: false
        }
    }

    /// An error's type, not its words, which may quote a record.
    private static func nameOfType(_ error: any Error) -> String {
        if let error = error as? RowError { return "RowError: \(error)" }
        return String(reflecting: type(of: error))
    }
}
