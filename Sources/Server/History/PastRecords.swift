internal import EventCatalog
internal import Ledger
internal import PatientRecord

/// Patients' records as they were when a position was the last of the log: replayed from their streams by the rules of the
/// read model, in memory.
struct PastRecords: Sendable {
    private let log: LogPrefix

    /// - Parameters:
    ///   - log: The whole log.
    ///   - position: The last event that counts.
    init(in log: any EventLog, through position: Position) { self.log = LogPrefix(of: log, through: position) }

    /// A patient's record; `nil` if there was none.
    ///
    /// - Complexity: O(events of the record).
    func patient(_ id: PatientID) throws -> PatientRow? {
        var row: PatientRow?
        try log.fold(id.stream) { event in
            guard case .patient(_, let change) = event.event else { return }
            row = PatientRow.folding(change, of: event.entry, into: row.take(), id: id)
        }
        return row
    }

    /// The person that a record was about: of a record that had been merged away the survivor (I-44); `nil` if there was
    /// no such record.
    func person(_ id: PatientID) throws -> Person? { try Person(of: id) { try patient($0) } }
}

extension EventLog {
    /// Shows the events of a stream, decoded, oldest first, up to a version.
    func fold(_ stream: StreamID, upTo version: UInt64 = .max, _ body: (PublishedEvent) -> Void) throws {
        var reached: UInt64 = 0
        while reached < version {
            let limit = Int(min(version - reached, 512))
            let events = try read(.stream(stream), from: reached, direction: .forward, limit: limit)
            guard let last = events.last else { return }
            for event in events { body(try PublishedEvent(decoding: event)) }
            reached = last.entry.version
            if events.count < limit { return }
        }
    }
}
