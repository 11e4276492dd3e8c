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
        try log.fold(id.stream, upTo: version) { event in
            guard case .patient(_, let change) = event.event else { return }
            row = PatientRow.folding(change, of: event.entry, into: row, id: id)
        }
        guard let row else { throw Problem.noSuch(.patient) }
        return row
    }

    /// The person that a record is about as the log told at a position: of a record that was merged away the survivor.
    func person(_ row: PatientRow, at position: UInt64) throws -> Person {
        let records = PastRecords(in: log, through: position)
        guard let person = try Person(of: row.id, { $0 == row.id ? row : try records.patient($0) }) else {
            throw Problem.noSuch(.patient)
        }
        return person
    }

    /// A prescription right after an event.
    func prescription(_ id: PrescriptionID, at version: UInt64) throws -> PrescriptionRow {
        var row: PrescriptionRow?
        try log.fold(id.stream, upTo: version) { event in
            guard case .prescription(_, let change) = event.event else { return }
            row = PrescriptionRow.folding(change, of: event.entry, into: row, id: id)
        }
        guard let row else { throw Problem.noSuch(.prescription) }
        return row
    }

    /// A practitioner's record right after an event.
    func practitioner(_ id: PractitionerID, at version: UInt64) throws -> PractitionerRow {
        var row: PractitionerRow?
        try log.fold(id.stream, upTo: version) { event in
            guard case .practitioner(_, let change) = event.event else { return }
            row = PractitionerRow.folding(change, of: event.entry, into: row, id: id)
        }
        guard let row else { throw Problem.noSuch(.practitioner) }
        return row
    }
}
