internal import CommandHandling
internal import EventCatalog
internal import Ledger
internal import PatientRecord
internal import PrescriptionHistory

/// Records as the log tells them, in the form of the read models: so that the answer to a command shows what a query
/// will show, and a repeated command shows what its first answer showed.
extension Services {
    /// A patient's record right after an event.
    func patient(_ id: PatientID, at version: UInt64) throws -> PatientRow {
        var row: PatientRow?
        try fold(id.stream, upTo: version) { event in
            guard case .patient(_, let change) = event.event else { return }
            row = PatientRow.folding(change, of: event.entry, into: row, id: id)
        }
        guard let row else { throw Problem.noSuch(.patient) }
        return row
    }

    /// The person that a record is about as the log told at a position: of a record that was merged away the survivor.
    func person(_ row: PatientRow, at position: UInt64) throws -> Person {
        var root = row
        while let survivor = root.mergedInto { root = try patient(survivor, atPosition: position) }
        var merged: [PatientRow] = []
        var sources = root.mergedSources
        while let source = sources.popLast() {
            let row = try patient(source, atPosition: position)
            merged.append(row)
            sources += row.mergedSources
        }
        return Person(root, merged: merged)
    }

    private func patient(_ id: PatientID, atPosition position: UInt64) throws -> PatientRow {
        var row: PatientRow?
        try fold(id.stream, upTo: .max) { event in
            guard event.entry.position <= position, case .patient(_, let change) = event.event else { return }
            row = PatientRow.folding(change, of: event.entry, into: row, id: id)
        }
        guard let row else { throw Problem.noSuch(.patient) }
        return row
    }

    /// A prescription right after an event.
    func prescription(_ id: PrescriptionID, at version: UInt64) throws -> PrescriptionRow {
        var row: PrescriptionRow?
        try fold(id.stream, upTo: version) { event in
            guard case .prescription(_, let change) = event.event else { return }
            row = PrescriptionRow.folding(change, of: event.entry, into: row, id: id)
        }
        guard let row else { throw Problem.noSuch(.prescription) }
        return row
    }

    /// A practitioner's record right after an event.
    func practitioner(_ id: PractitionerID, at version: UInt64) throws -> PractitionerRow {
        var row: PractitionerRow?
        try fold(id.stream, upTo: version) { event in
            guard case .practitioner(_, let change) = event.event else { return }
            row = PractitionerRow.folding(change, of: event.entry, into: row, id: id)
        }
        guard let row else { throw Problem.noSuch(.practitioner) }
        return row
    }

    private func fold(_ stream: StreamID, upTo version: UInt64, _ body: (PublishedEvent) -> Void) throws {
        var reached: UInt64 = 0
        while reached < version {
            let limit = Int(min(version - reached, 512))
            let events = try log.read(.stream(stream), from: reached, direction: .forward, limit: limit)
            guard let last = events.last else { return }
            for event in events { body(try PublishedEvent(decoding: event)) }
            reached = last.entry.version
            if events.count < limit { return }
        }
    }
}
