public import EventCatalog

/// Records an allergy or intolerance; it withdraws "no known allergies" (I-47).
public struct RecordAllergy: Hashable, Sendable {
    /// The new entry's id.
    public var allergyID: AllergyID
    /// The substance.
    public var substance: Coding
    /// How serious a reaction could be.
    public var criticality: AllergyCriticality
    /// What was seen, in words.
    public var reactions: [String]
    /// When it began, as exactly as it is known.
    public var onset: CalendarDate?
    /// How bad the worst reaction was.
    public var severity: ReactionSeverity?
    /// How sure it is.
    public var verification: AllergyVerification?
    /// Whether it is an allergy or an intolerance.
    public var kind: AllergyKind?

    /// Makes the command.
    public init(
        allergyID: AllergyID,
        substance: Coding,
        criticality: AllergyCriticality = .unableToAssess,
        reactions: [String] = [],
        onset: CalendarDate? = nil,
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

/// Changes an active entry of the allergy list: at least one of its parts (I-47).
public struct AmendAllergy: Hashable, Sendable {
    /// The entry, the parts that change, and why.
    public var change: AllergyAmended

    /// Makes the command.
    public init(change: AllergyAmended) { self.change = change }
}

/// Changes what is recorded of a condition: at least one of its parts (I-48).
public struct AmendCondition: Hashable, Sendable {
    /// The entry, the parts that change, and why.
    public var change: ConditionAmended

    /// Makes the command.
    public init(change: ConditionAmended) { self.change = change }
}

/// Says that an allergy was found not to be one.
public struct RefuteAllergy: Hashable, Sendable {
    /// Which entry.
    public var allergyID: AllergyID
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(allergyID: AllergyID, reason: String) {
        self.allergyID = allergyID
        self.reason = reason
    }
}

/// Says that an allergy is no longer present.
public struct ResolveAllergy: Hashable, Sendable {
    /// Which entry.
    public var allergyID: AllergyID

    /// Makes the command.
    public init(allergyID: AllergyID) { self.allergyID = allergyID }
}

/// Records a diagnosis or problem.
public struct RecordCondition: Hashable, Sendable {
    /// The new entry's id.
    public var conditionID: ConditionID
    /// The diagnosis in one or more code systems, the preferred first.
    public var codes: [Coding]
    /// When it began, as exactly as it is known.
    public var onset: CalendarDate?
    /// A remark.
    public var note: String?

    /// Makes the command.
    public init(conditionID: ConditionID, codes: [Coding], onset: CalendarDate? = nil, note: String? = nil) {
        self.conditionID = conditionID
        self.codes = codes
        self.onset = onset
        self.note = note
    }
}

/// Says that a problem is over.
public struct ResolveCondition: Hashable, Sendable {
    /// Which entry.
    public var conditionID: ConditionID
    /// When it ended, as exactly as it is known.
    public var abatement: CalendarDate?

    /// Makes the command.
    public init(conditionID: ConditionID, abatement: CalendarDate? = nil) {
        self.conditionID = conditionID
        self.abatement = abatement
    }
}

/// Says that a condition was recorded in error.
public struct MarkConditionEnteredInError: Hashable, Sendable {
    /// Which entry.
    public var conditionID: ConditionID
    /// Why, in words.
    public var reason: String

    /// Makes the command.
    public init(conditionID: ConditionID, reason: String) {
        self.conditionID = conditionID
        self.reason = reason
    }
}

/// Records a measurement or status. When it was made is the command's clinical time.
public struct RecordObservation: Hashable, Sendable {
    /// The new entry's id.
    public var observationID: ObservationID
    /// What was observed.
    public var value: ObservationValue

    /// Makes the command.
    public init(observationID: ObservationID, value: ObservationValue) {
        self.observationID = observationID
        self.value = value
    }
}
