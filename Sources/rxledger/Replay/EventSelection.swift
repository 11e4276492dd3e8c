import EventCatalog
import Ledger

/// Which events an auditor asked for.
struct EventSelection {
    /// The whole log, a stream or a patient.
    var source = EventSource.log
    /// Only those of this person or machine.
    var actor: RecordID?
    /// Only these types; empty for all.
    var types: Set<String> = []
    /// Only after this position.
    var after: Position = 0
    /// Only up to this position.
    var through: Position = .max
    /// Only what was recorded at or after this instant.
    var since = Timestamp.earliest
    /// Only what was recorded at or before this instant.
    var until = Timestamp.latest

    /// Hands on the events, oldest first. It reads in pages, so that no read transaction is held while the output is slow.
    func forEach(in log: LMDBEventLog, _ body: (RecordedEvent) throws -> Void) throws {
        var bound: UInt64 = if case .stream = source { 0 } else { after }
        while true {
            let page = try log.read(source, from: bound, direction: .forward, limit: 1_000)
            guard let last = page.last else { return }
            for recorded in page {
                let entry = recorded.entry
                guard entry.position <= through, entry.recordedAt <= until else { return }
                if isWanted(entry) { try body(recorded) }
            }
            bound = if case .stream = source { last.entry.version } else { last.entry.position }
        }
    }

    private func isWanted(_ entry: EventEntry) -> Bool {
        entry.position > after && entry.recordedAt >= since && (actor.map { $0 == entry.origin.actor } ?? true)
            && (types.isEmpty || types.contains(entry.type))
    }
}

extension EventSelection: CustomStringConvertible {
    /// For the head of a report.
    var description: String {
        var parts: [String] =
            switch source {
            case .log: ["the whole log"]
            case .stream(let stream): ["stream \(stream)"]
            case .subject(let patient): ["patient \(patient)"]
            }
        if let actor { parts.append("by \(actor)") }
        if !types.isEmpty { parts.append("of type \(types.sorted().joined(separator: ", "))") }
        if after > 0 { parts.append("after position \(after)") }
        if through < .max { parts.append("up to position \(through)") }
        if since > .earliest { parts.append("since \(since)") }
        if until < .latest { parts.append("until \(until)") }
        return parts.joined(separator: ", ")
    }
}
