public import EventCatalog

/// What the safety checks read: one patient on one day. No clock, no disk: the same context gives the same findings.
public struct SafetyContext: Sendable {
    /// The patient's record.
    public var patient: Patient.State
    /// The patient's id; it is part of the identity of every alert.
    public var patientID: PatientID
    /// What was observed of the patient, with the days. The patient's state alone does not know when.
    public var observations: [DatedObservation]
    /// What else the patient takes or took until recently.
    public var others: [ConcurrentOrder]
    /// The products and the rules.
    public var formulary: Formulary
    /// The day for which it is checked: ages and overlaps depend on it.
    public var day: CalendarDate

    /// Puts the context together.
    public init(
        patient: Patient.State,
        patientID: PatientID,
        observations: [DatedObservation] = [],
        others: [ConcurrentOrder] = [],
        formulary: Formulary,
        day: CalendarDate
    ) {
        self.patient = patient
        self.patientID = patientID
        self.observations = observations
        self.others = others
        self.formulary = formulary
        self.day = day
    }
}

/// An observation with the day of its clinical time.
public struct DatedObservation: Hashable, Sendable {
    /// What was observed.
    public let value: ObservationValue
    /// When; its first day counts where only the month or year is known.
    public let day: CalendarDate

    /// Puts the two together.
    public init(_ value: ObservationValue, on day: CalendarDate) {
        self.value = value
        self.day = day
    }
}
