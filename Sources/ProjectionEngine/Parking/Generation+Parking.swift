internal import EventCatalog
internal import LMDB
internal import Ledger
internal import Synchronization

extension Generation {
    private static let attemptKey: [UInt8] = Array("attempt".utf8)

    /// Events that were about to be applied, and how often.
    struct Attempt: Hashable {
        let first: Position
        let last: Position
        let count: Int
    }

    /// Enters, before it is tried, that a range of events is about to be applied: if the process ends meanwhile, the next
    /// one knows where. What is entered is in the hands of the operating system when this returns.
    ///
    /// - Returns: How often it was tried, this time included.
    func beginAttempt(_ first: Position, through last: Position) throws(ApplyFailure) -> Int {
        let before = try openAttempt()
        let isSame = before?.first == first && before?.last == last
        let count = isSame ? (before?.count ?? 0) + 1 : 1
        var row = RowEncoder()
        for value in [first, last, UInt64(count)] { row.append(value) }
        try change { _, transaction throws(ApplyFailure) in
            try stored { () throws(LMDBError) in
                try transaction.putRow(row.bytes, forKey: Self.attemptKey, in: meta)
            }
        }
        return count
    }

    /// What was begun last; it may have ended well since.
    func openAttempt() throws(ApplyFailure) -> Attempt? {
        do {
            let transaction = try environment.beginRead()
            guard let bytes = try transaction.row(forKey: Self.attemptKey.span, in: meta) else { return nil }
            var row = RowDecoder(bytes)
            return Attempt(
                first: try row.unsigned(),
                last: try row.unsigned(),
                count: Int(clamping: try row.unsigned())
            )
        } catch {
            throw ApplyFailure(storage: error)
        }
    }

    /// Sets an event aside with its records, and moves the checkpoint past it.
    func park(_ entry: EventEntry, reason: String, attempts: Int) throws(ApplyFailure) {
        let keys = entry.parkingKeys
        try change { checkpoint, transaction throws(ApplyFailure) in
            try stored { () throws(LMDBError) in
                for key in keys {
                    let parking = ParkedKey(key, at: entry, reason: reason, attempts: attempts)
                    try parkingLot.park(parking, in: &transaction)
                }
                try parkingLot.wait(ParkingLot.WaitingEvent(position: entry.position, keys: keys), in: &transaction)
            }
            checkpoint.move(to: entry)
        }
        parkedKeys.withLock { $0.formUnion(keys) }
    }

    /// What is parked, in the order of the events that are the cause.
    func parked() throws -> [ParkedKey] { try parkingLot.all(in: try environment.beginRead()) }

    /// All events that wait, in the order of the log.
    func waitingEvents() throws -> [ParkingLot.WaitingEvent] {
        try parkingLot.waitingEvents(in: try environment.beginRead())
    }

    /// Applies an event that has waited. The checkpoint stays: it has passed the event already.
    func applyWaiting(_ event: PublishedEvent, by rule: ProjectionRule) throws(ApplyFailure) {
        try change { checkpoint, transaction throws(ApplyFailure) in
            var events: ArraySlice<PublishedEvent>? = [event]
            try fold({ events.take() }, by: rule, &checkpoint, &transaction)
            try stored { () throws(LMDBError) in
                try parkingLot.stopWaiting(event.entry.position, in: &transaction)
            }
        }
    }

    /// Enters that records are parked for another reason than before.
    func reenter(_ parkings: [ParkedKey]) throws(ApplyFailure) {
        try change { _, transaction throws(ApplyFailure) in
            try stored { () throws(LMDBError) in
                for parking in parkings { try parkingLot.park(parking, in: &transaction) }
            }
        }
    }

    /// Lets records go for which nothing waits any more.
    func release(_ keys: Set<RecordID>) throws(ApplyFailure) {
        try change { _, transaction throws(ApplyFailure) in
            try stored { () throws(LMDBError) in
                for key in keys { try parkingLot.release(key, in: &transaction) }
            }
        }
        parkedKeys.withLock { $0.subtract(keys) }
    }
}

extension ParkedKey {
    init(_ key: RecordID, at entry: EventEntry, reason: String, attempts: Int) {
        self.init(
            key: key,
            position: entry.position,
            eventType: entry.type,
            reason: reason,
            attempts: attempts,
            since: .now
        )
    }
}
