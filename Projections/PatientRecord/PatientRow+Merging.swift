public import EventCatalog
internal import ProjectionEngine

extension PatientRow {
    /// Adds what another record of the same person holds (I-44): its identifiers, allergies, conditions and observations.
    fileprivate mutating func unite(with other: PatientRow) {
        identifiers += other.identifiers.filter { !identifiers.contains($0) }
        allergies += other.allergies
        conditions += other.conditions
        for observation in other.observations { keepLatest(observation) }
        if !isDeceased, other.isDeceased {
            isDeceased = true
            deceasedOn = other.deceasedOn
            deathSource = other.deathSource
        }
        isAccessRestricted = isAccessRestricted || other.isAccessRestricted
    }
}

extension Person {
    /// The person that a record is about: of a record that was merged away the survivor (I-44); `nil` if there is no such
    /// record.
    ///
    /// - Parameter row: The record of a patient, of all that are asked for at one and the same position.
    /// - Throws: ``RowError/damaged`` if a link leads nowhere, and whatever `row` throws.
    public init?(of id: PatientID, _ row: (PatientID) throws -> PatientRow?) throws {
        func linked(_ id: PatientID) throws -> PatientRow {
            guard let row = try row(id) else { throw RowError.damaged }
            return row
        }
        guard var root = try row(id) else { return nil }
        while let survivor = root.mergedInto { root = try linked(survivor) }
        var merged: [PatientRow] = []
        var sources = root.mergedSources
        while let source = sources.popLast() {
            let row = try linked(source)
            merged.append(row)
            sources += row.mergedSources
        }
        self.init(root, merged: merged)
    }
}

/// A person as all their records tell: the one that stands for all, with what the others hold (I-44).
public struct Person: Hashable, Sendable {
    /// The record that stands for all, united with the others.
    public let record: PatientRow
    /// The records merged into it, directly or through others.
    public let mergedFrom: [PatientID]
    /// The position of the last event of any of the records: from there on up to where it was read the person is the same.
    public let position: UInt64

    /// All records of the person, the one that stands for all first.
    public var records: [PatientID] { [record.id] + mergedFrom }

    /// Unites the records of a person: the one that stands for all, then those merged into it.
    public init(_ root: PatientRow, merged: [PatientRow] = []) {
        var record = root
        // That another record was told of no allergies counts for who has not been told of one here.
        if root.allergies.isEmpty, merged.contains(where: \.assertsNoKnownAllergies) {
            record.assertsNoKnownAllergies = true
        }
        for row in merged { record.unite(with: row) }
        self.record = record
        mergedFrom = merged.map(\.id)
        position = merged.reduce(root.position) { max($0, $1.position) }
    }
}
