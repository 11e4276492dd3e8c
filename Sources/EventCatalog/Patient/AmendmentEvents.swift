/// How bad the worst reaction to a substance was (FHIR R4 `reaction-event-severity`).
public enum ReactionSeverity: UInt8, Sendable, Hashable, CaseIterable {
    /// Mild.
    case mild = 1
    /// Moderate.
    case moderate
    /// Severe.
    case severe
}

/// How sure an allergy is (FHIR R4 `allergyintolerance-verification`; a refuted one is no longer active).
public enum AllergyVerification: UInt8, Sendable, Hashable, CaseIterable {
    /// Somebody said so.
    case unconfirmed = 1
    /// It was established.
    case confirmed
}

/// Whether it is an allergy or an intolerance (FHIR R4 `allergy-intolerance-type`).
public enum AllergyKind: UInt8, Sendable, Hashable, CaseIterable {
    /// Of the immune system.
    case allergy = 1
    /// Of another kind.
    case intolerance
}

/// An entry of the allergy list was changed; what is `nil` stands as it was (I-47).
public struct AllergyAmended: Hashable, Sendable {
    /// The entry's id.
    public let allergyID: AllergyID
    /// How serious a reaction could be.
    public let criticality: AllergyCriticality?
    /// What was seen, in words.
    public let reactions: [String]?
    /// How bad the worst reaction was.
    public let severity: ReactionSeverity?
    /// How sure it is.
    public let verification: AllergyVerification?
    /// When it began, as exactly as it is known.
    public let onset: CalendarDate?
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(
        allergyID: AllergyID,
        criticality: AllergyCriticality? = nil,
        reactions: [String]? = nil,
        severity: ReactionSeverity? = nil,
        verification: AllergyVerification? = nil,
        onset: CalendarDate? = nil,
        reason: String
    ) {
        self.allergyID = allergyID
        self.criticality = criticality
        self.reactions = reactions
        self.severity = severity
        self.verification = verification
        self.onset = onset
        self.reason = reason
    }
}

/// A condition was changed; what is `nil` stands as it was (I-48).
public struct ConditionAmended: Hashable, Sendable {
    /// The entry's id.
    public let conditionID: ConditionID
    /// The diagnosis in one or more code systems, the preferred first.
    public let codes: [Coding]?
    /// When it began, as exactly as it is known.
    public let onset: CalendarDate?
    /// A remark.
    public let note: String?
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(
        conditionID: ConditionID,
        codes: [Coding]? = nil,
        onset: CalendarDate? = nil,
        note: String? = nil,
        reason: String
    ) {
        self.conditionID = conditionID
        self.codes = codes
        self.onset = onset
        self.note = note
        self.reason = reason
    }
}

extension AllergyRecorded {
    /// The entry after an amendment: what that leaves out stands as it was.
    public func amended(by change: AllergyAmended) -> AllergyRecorded {
        AllergyRecorded(
            allergyID: allergyID,
            substance: substance,
            criticality: change.criticality ?? criticality,
            reactions: change.reactions ?? reactions,
            onset: change.onset ?? onset,
            severity: change.severity ?? severity,
            verification: change.verification ?? verification,
            kind: kind
        )
    }
}

extension ConditionRecorded {
    /// The entry after an amendment: what that leaves out stands as it was.
    public func amended(by change: ConditionAmended) -> ConditionRecorded {
        ConditionRecorded(
            conditionID: conditionID,
            codes: change.codes ?? codes,
            onset: change.onset ?? onset,
            note: change.note ?? note
        )
    }
}
