public import EventCatalog
public import ProjectionEngine

/// One entry of the allergy list.
public struct AllergyRow: Hashable, Sendable, RowValue {
    /// Whether an entry stands.
    public enum Status: UInt8, Hashable, Sendable, CaseIterable {
        /// It stands.
        case active = 1
        /// It was found not to be an allergy.
        case refuted
        /// It is no longer present.
        case resolved
    }

    /// What was recorded, with what was amended since.
    public internal(set) var recorded: AllergyRecorded
    /// When, clinically.
    public let recordedAt: ClinicalTime
    /// Whether it stands.
    public internal(set) var status: Status
    /// Why it was refuted, in words.
    public internal(set) var reason: String?

    init(_ recorded: AllergyRecorded, at recordedAt: ClinicalTime) {
        self.recorded = recorded
        self.recordedAt = recordedAt
        status = .active
    }

    /// Writes its fields.
    public func encode(to row: inout RowEncoder) {
        row.append(recorded.allergyID)
        row.append(recorded.substance)
        row.append(recorded.criticality)
        row.append(recorded.reactions)
        row.append(recorded.onset)
        row.append(choice: recorded.severity)
        row.append(choice: recorded.verification)
        row.append(choice: recorded.kind)
        row.append(recordedAt)
        row.append(status)
        row.append(reason)
    }

    /// Reads its fields.
    public init(from row: inout RowDecoder) throws(RowError) {
        recorded = AllergyRecorded(
            allergyID: try row.value(),
            substance: try row.value(),
            criticality: try row.choice(),
            reactions: try row.texts(),
            onset: try row.optionalValue(),
            severity: try row.optionalChoice(),
            verification: try row.optionalChoice(),
            kind: try row.optionalChoice()
        )
        recordedAt = try row.value()
        status = try row.choice()
        reason = try row.optionalText()
    }
}

/// One diagnosis or problem.
public struct ConditionRow: Hashable, Sendable, RowValue {
    /// Whether a condition stands.
    public enum Status: UInt8, Hashable, Sendable, CaseIterable {
        /// It is present.
        case active = 1
        /// It is over.
        case resolved
        /// It was recorded in error.
        case enteredInError
    }

    /// What was recorded, with what was amended since.
    public internal(set) var recorded: ConditionRecorded
    /// When, clinically.
    public let recordedAt: ClinicalTime
    /// Whether it stands.
    public internal(set) var status: Status
    /// When it ended, if it has and it is known.
    public internal(set) var abatement: CalendarDate?
    /// Why it was an error, in words.
    public internal(set) var reason: String?

    init(_ recorded: ConditionRecorded, at recordedAt: ClinicalTime) {
        self.recorded = recorded
        self.recordedAt = recordedAt
        status = .active
    }

    /// Writes its fields.
    public func encode(to row: inout RowEncoder) {
        row.append(recorded.conditionID)
        row.append(recorded.codes)
        row.append(recorded.onset)
        row.append(recorded.note)
        row.append(recordedAt)
        row.append(status)
        row.append(abatement)
        row.append(reason)
    }

    /// Reads its fields.
    public init(from row: inout RowDecoder) throws(RowError) {
        recorded = ConditionRecorded(
            conditionID: try row.value(),
            codes: try row.values(),
            onset: try row.optionalValue(),
            note: try row.optionalText()
        )
        recordedAt = try row.value()
        status = try row.choice()
        abatement = try row.optionalValue()
        reason = try row.optionalText()
    }
}

/// The latest observation of one kind.
public struct ObservationRow: Hashable, Sendable, RowValue {
    /// What was recorded.
    public let recorded: ObservationRecorded
    /// When it was observed.
    public let observedAt: ClinicalTime

    init(_ recorded: ObservationRecorded, at observedAt: ClinicalTime) {
        self.recorded = recorded
        self.observedAt = observedAt
    }

    /// Tells the kinds apart; also its number in a row.
    var kind: UInt8 {
        switch recorded.value {
        case .bodyWeight: 1
        case .bodyHeight: 2
        case .serumCreatinine: 3
        case .estimatedGFR: 4
        case .pregnancy: 5
        case .breastfeeding: 6
        }
    }

    /// Writes its fields.
    public func encode(to row: inout RowEncoder) {
        row.append(recorded.observationID)
        row.append(observedAt)
        row.append(kind)
        switch recorded.value {
        case .bodyWeight(let number), .bodyHeight(let number), .serumCreatinine(let number), .estimatedGFR(let number):
            row.append(number)
        case .pregnancy(let status), .breastfeeding(let status):
            row.append(status)
        }
    }

    /// Reads its fields.
    public init(from row: inout RowDecoder) throws(RowError) {
        let id: ObservationID = try row.value()
        observedAt = try row.value()
        let value: ObservationValue
        switch try row.byte() {
        case 1: value = .bodyWeight(kilograms: try row.value())
        case 2: value = .bodyHeight(centimetres: try row.value())
        case 3: value = .serumCreatinine(micromolesPerLitre: try row.value())
        case 4: value = .estimatedGFR(millilitresPerMinute: try row.value())
        case 5: value = .pregnancy(try row.choice())
        case 6: value = .breastfeeding(try row.choice())
        case _: throw .damaged
        }
        recorded = ObservationRecorded(observationID: id, value: value)
    }
}
