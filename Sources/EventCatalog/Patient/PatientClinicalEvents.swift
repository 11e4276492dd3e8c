/// How serious a reaction could be (FHIR R4 `allergy-intolerance-criticality`).
public enum AllergyCriticality: UInt8, Sendable, Hashable, CaseIterable {
    /// Low risk.
    case low = 1
    /// High risk.
    case high
    /// Not known.
    case unableToAssess
}

/// An allergy or intolerance was recorded (I-47).
public struct AllergyRecorded: Hashable, Sendable {
    /// The entry's id.
    public let allergyID: AllergyID
    /// The substance.
    public let substance: Coding
    /// How serious a reaction could be.
    public let criticality: AllergyCriticality
    /// What was seen, in words, in the order told.
    public let reactions: [String]
    /// When it began, as exactly as it is known.
    public let onset: CalendarDate?
    /// How bad the worst reaction was; `nil` where it was not stated.
    public let severity: ReactionSeverity?
    /// How sure it is; `nil` where it was not stated.
    public let verification: AllergyVerification?
    /// Whether it is an allergy or an intolerance; `nil` where it was not stated.
    public let kind: AllergyKind?

    /// Makes the event.
    public init(
        allergyID: AllergyID,
        substance: Coding,
        criticality: AllergyCriticality,
        reactions: [String],
        onset: CalendarDate?,
        severity: ReactionSeverity? = nil,
        verification: AllergyVerification? = nil,
        kind: AllergyKind? = nil
    ) {
        self.allergyID = allergyID
        self.substance = substance
        self.criticality = criticality
        self.reactions = reactions
        self.onset = onset
        self.severity = severity
        self.verification = verification
        self.kind = kind
    }
}

/// An allergy was found not to be one.
public struct AllergyRefuted: Hashable, Sendable {
    /// The entry's id.
    public let allergyID: AllergyID
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(allergyID: AllergyID, reason: String) {
        self.allergyID = allergyID
        self.reason = reason
    }
}

/// An allergy is no longer present.
public struct AllergyResolved: Hashable, Sendable {
    /// The entry's id.
    public let allergyID: AllergyID

    /// Makes the event.
    public init(allergyID: AllergyID) { self.allergyID = allergyID }
}

/// The person was asked and has no known allergies: not the same as never having been asked (I-19, I-47).
public struct NoKnownAllergiesAsserted: Hashable, Sendable {
    /// Makes the event.
    public init() {}
}

/// A diagnosis or problem was recorded.
public struct ConditionRecorded: Hashable, Sendable {
    /// The entry's id.
    public let conditionID: ConditionID
    /// The diagnosis in one or more code systems, the preferred first.
    public let codes: [Coding]
    /// When it began, as exactly as it is known.
    public let onset: CalendarDate?
    /// A remark.
    public let note: String?

    /// Makes the event.
    public init(conditionID: ConditionID, codes: [Coding], onset: CalendarDate?, note: String?) {
        self.conditionID = conditionID
        self.codes = codes
        self.onset = onset
        self.note = note
    }
}

/// A problem is over (I-48).
public struct ConditionResolved: Hashable, Sendable {
    /// The entry's id.
    public let conditionID: ConditionID
    /// When it ended, as exactly as it is known.
    public let abatement: CalendarDate?

    /// Makes the event.
    public init(conditionID: ConditionID, abatement: CalendarDate?) {
        self.conditionID = conditionID
        self.abatement = abatement
    }
}

/// A condition was recorded in error.
public struct ConditionMarkedEnteredInError: Hashable, Sendable {
    /// The entry's id.
    public let conditionID: ConditionID
    /// Why, in words.
    public let reason: String

    /// Makes the event.
    public init(conditionID: ConditionID, reason: String) {
        self.conditionID = conditionID
        self.reason = reason
    }
}

/// What an observation says. The unit is fixed by the kind, so a weight in pounds can't be stored as kilograms.
public enum ObservationValue: Hashable, Sendable {
    /// Body weight in kg (LOINC 29463-7).
    case bodyWeight(kilograms: DecimalNumber)
    /// Body height in cm (LOINC 8302-2).
    case bodyHeight(centimetres: DecimalNumber)
    /// Serum creatinine in µmol/L (LOINC 2160-0 for mg/dL sources, converted at the edge).
    case serumCreatinine(micromolesPerLitre: DecimalNumber)
    /// Estimated glomerular filtration rate in mL/min/1.73 m².
    case estimatedGFR(millilitresPerMinute: DecimalNumber)
    /// Pregnancy (LOINC 82810-3).
    case pregnancy(KnownStatus)
    /// Breastfeeding.
    case breastfeeding(KnownStatus)
}

/// A yes-or-no fact that may not be known.
public enum KnownStatus: UInt8, Sendable, Hashable, CaseIterable {
    /// It is so.
    case yes = 1
    /// It is not so.
    case no
    /// Asked, and not known.
    case unknown
}

/// A measurement or status that safety checks need was recorded. Its time is the event's clinical time.
public struct ObservationRecorded: Hashable, Sendable {
    /// The entry's id.
    public let observationID: ObservationID
    /// What was observed.
    public let value: ObservationValue

    /// Makes the event.
    public init(observationID: ObservationID, value: ObservationValue) {
        self.observationID = observationID
        self.value = value
    }
}
