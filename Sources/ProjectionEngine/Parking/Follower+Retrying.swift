internal import EventCatalog
internal import Ledger

extension Follower {
    /// Tries again what is parked, in the order of the log, and lets go the records of which nothing waits any more.
    ///
    /// It runs between batches, so no event of these records comes in between. What is tried again and fails leaves its
    /// record parked, with the new reason.
    ///
    /// - Parameter key: Only this record, and those that share an event with it; `nil` for all.
    /// - Returns: What came of it; empty if nothing of that kind is parked.
    func retry(_ key: RecordID?) throws -> RetryOutcome {
        let waiting = try generation.waitingEvents()
        let asked = try generation.parked().map(\.key)
        let keys = key.map { Self.group(of: $0, in: waiting) }.map { $0.intersection(asked) } ?? Set(asked)
        var blocked: [RecordID: ParkedKey] = [:]
        var outcome = RetryOutcome()
        for event in waiting where !keys.isDisjoint(with: event.keys) {
            if event.keys.contains(where: { blocked[$0] != nil }) {
                for key in event.keys where blocked[key] == nil {
                    blocked[key] = try waitingBehind(event, key)
                }
            } else if let failure = try tryAgain(event.position) {
                for key in event.keys { blocked[key] = failure(key) }
            } else {
                outcome.appliedEvents += 1
            }
        }
        try generation.reenter(Array(blocked.values))
        try generation.release(keys.subtracting(blocked.keys))
        outcome.released = keys.subtracting(blocked.keys).sorted { $0.description < $1.description }
        outcome.stillParked = blocked.keys.sorted { $0.description < $1.description }
        return outcome
    }

    /// - Returns: `nil` if the event is applied, else how its records are parked now.
    private func tryAgain(_ position: Position) throws -> ((RecordID) -> ParkedKey)? {
        let recorded = try entry(at: position)
        do {
            try generation.applyWaiting(try PublishedEvent(decoding: recorded), by: rule)
            return nil
        } catch let failure as ApplyFailure where failure.isOfStorage {
            throw failure
        } catch {
            let reason: String =
                switch error {
                case ApplyFailure.event(_, _, let error), ApplyFailure.batch(let error): error
                default: "\(error)"  // of the catalog: names a field or a type
                }
            return { ParkedKey($0, at: recorded.entry, reason: reason, attempts: 1) }
        }
    }

    private func waitingBehind(_ event: ParkingLot.WaitingEvent, _ key: RecordID) throws -> ParkedKey {
        let others = event.keys.filter { $0 != key }.map(\.description).joined(separator: ", ")
        return ParkedKey(
            key,
            at: try entry(at: event.position).entry,
            reason: "waits for record \(others)",
            attempts: 0
        )
    }

    private func entry(at position: Position) throws -> RecordedEvent {
        guard let recorded = try log.read(.log, from: position - 1, direction: .forward, limit: 1).first else {
            throw ApplyFailure.storage("the log has no event at position \(position)")
        }
        return recorded
    }

    /// A record and all that are tied to it by events that wait for several.
    private static func group(of key: RecordID, in waiting: [ParkingLot.WaitingEvent]) -> Set<RecordID> {
        var group: Set<RecordID> = [key]
        var size = 0
        while size < group.count {
            size = group.count
            for event in waiting where !group.isDisjoint(with: event.keys) { group.formUnion(event.keys) }
        }
        return group
    }
}
