public import EventCatalog
internal import Ledger
public import Prescribing

extension Clinic {
    /// A patient's record as the log tells it.
    ///
    /// - Parameters:
    ///   - id: Whose.
    ///   - version: At which version; `nil` for the last.
    /// - Returns: `nil` if there is no such record, or it has not reached that version.
    /// - Complexity: O(events of the record).
    public func patient(
        _ id: PatientID,
        at version: UInt64? = nil
    ) throws(CommandFailure) -> RecordSnapshot<Patient.State>? {
        try snapshot(Patient.self, id, at: version)
    }

    /// A prescription as the log tells it; otherwise like ``patient(_:at:)``.
    public func prescription(
        _ id: PrescriptionID,
        at version: UInt64? = nil
    ) throws(CommandFailure) -> RecordSnapshot<Prescription.State>? {
        try snapshot(Prescription.self, id, at: version)
    }

    /// A practitioner's record as the log tells it; otherwise like ``patient(_:at:)``.
    public func practitioner(
        _ id: PractitionerID,
        at version: UInt64? = nil
    ) throws(CommandFailure) -> RecordSnapshot<Practitioner.State>? {
        try snapshot(Practitioner.self, id, at: version)
    }

    /// The records of one person as the log tells: the one that stands for all first, then those merged into it (I-44).
    ///
    /// - Returns: The id alone for a record that has no part in a merge, or is not there.
    /// - Complexity: O(events of the records).
    public func records(of id: PatientID) throws(CommandFailure) -> [PatientID] {
        var root = id
        while let survivor = try patient(root)?.state.mergedInto { root = survivor }
        var records = [root]
        var place = 0
        while place < records.count {
            records += try patient(records[place])?.state.mergedSources ?? []
            place += 1
        }
        return records
    }

    func snapshot<Aggregate: LoggedAggregate>(
        _: Aggregate.Type,
        _ id: ID<Aggregate.Subject>,
        at version: UInt64?
    ) throws(CommandFailure) -> RecordSnapshot<Aggregate.State>? {
        try RecordReader(log: log).snapshot(Aggregate.self, id, at: version)
    }
}
