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
        try write { (transaction: inout WriteTransaction) throws(ApplyFailure) in
            var rows = RowWriter(transaction, tables: tables)
            let outcome = Self.fold({ batch.next(or: more) }, by: rule, into: &rows)
            transaction = rows.end()
            try outcome.get()
            guard let last = batch.last else { return }
            try stored {
                () throws(LMDBError) in
                for parking in batch.entangled { try parkingLot.park(parking, in: &transaction) }
                for event in batch.waiting { try parkingLot.wait(event, in: &transaction) }
                try moveCheckpoint(to: last, in: &transaction)
            }
        }
        if !batch.entangled.isEmpty { parkedKeys.withLock { $0 = batch.parked } }
        return batch.last?.position ?? 0
    }

    func moveCheckpoint(to entry: EventEntry, in transaction: inout WriteTransaction) throws(LMDBError) {
        let checkpoint = Self.checkpoint(entry.position, Self.fingerprint(of: entry))
        try transaction.put(checkpoint, forKey: Self.checkpointKey, in: meta)
    }

    func write(_ body: (inout WriteTransaction) throws(ApplyFailure) -> Void) throws(ApplyFailure) {
        do {
            try environment.write(body)
        } catch {
            switch error {
            case .body(let failure): throw failure
            case .storage(let error), .commit(let error): throw .storage("\(error)")
            }
        }
    }

    func stored(_ body: () throws(LMDBError) -> Void) throws(ApplyFailure) {
        do throws(LMDBError) { try body() } catch { throw .storage("\(error)") }
    }

    static func fold(
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
            return .failure(.storage("\(error)"))
        }
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
    /// The storage failed.
    case storage(String)

    init(_ thrown: ProjectionRule.AtEvent) {
        switch thrown.error {
        case RowError.storage(let detail): self = .storage(detail)
        case let error as LMDBError: self = .storage("\(error)")
        default:
            let error = Self.nameOfType(thrown.error)
            self =
                thrown.entry.map { .event(position: $0.position, type: $0.type, error: error) } ?? .batch(error: error)
        }
    }

    /// An error's type, not its words, which may quote a record.
    private static func nameOfType(_ error: any Error) -> String {
        if let error = error as? RowError { return "RowError: \(error)" }
        return String(reflecting: type(of: error))
    }
}
