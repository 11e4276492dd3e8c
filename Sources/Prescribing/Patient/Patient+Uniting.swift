internal import EventCatalog

extension Patient.State {
    /// The picture of a person that several records hold together (I-44): who it is comes from the record that stands
    /// for all, what is known from each.
    ///
    /// - Parameter records: The records, in any order but the same one each time; at least one.
    public static func united(_ records: [Patient.State]) -> Patient.State? {
        guard let first = records.firstIndex(where: { $0.mergedInto == nil }) ?? records.indices.first else {
            return nil
        }
        var picture = records[first]
        // That another record was told of no allergies counts for who has not been told of one here.
        let isSilent = picture.allergies.isEmpty
        for index in records.indices where index != first {
            picture.unite(with: records[index])
            if isSilent, records[index].assertsNoKnownAllergies { picture.assertsNoKnownAllergies = true }
        }
        return picture
    }

    /// Adds what another record of the same person holds of allergies, conditions and measurements.
    private mutating func unite(with other: Patient.State) {
        allergies += other.allergies
        conditions += other.conditions
        observations += other.observations
        for measurement in other.measurements {
            let index = measurements.firstIndex { $0.value.kind == measurement.value.kind }
            guard let index else {
                measurements.append(measurement)
                continue
            }
            if measurements[index].day.firstDay < measurement.day.firstDay { measurements[index] = measurement }
        }
        death = death ?? other.death
    }
}
