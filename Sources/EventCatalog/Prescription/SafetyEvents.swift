/// How much an alert matters; it decides what is asked of the prescriber.
public enum AlertSeverity: UInt8, Sendable, Hashable, CaseIterable, Comparable {
    /// Worth knowing; nothing is asked.
    case info = 1
    /// To be acknowledged.
    case warning
    /// To be overridden with a coded reason (I-16).
    case high
    /// To be overridden with a coded reason and, by policy, with a second person (I-16, I-17).
    case critical

    /// By how much they matter.
    public static func < (left: AlertSeverity, right: AlertSeverity) -> Bool { left.rawValue < right.rawValue }
}

/// What a safety check looks at (reference 2.1).
public enum SafetyCheckKind: UInt8, Sendable, Hashable, CaseIterable {
    /// The patient's allergies.
    case drugAllergy = 1
    /// What else the patient takes.
    case drugDrug
    /// The same ingredient or class twice.
    case duplicateTherapy
    /// How much at a time and in a day, by age and weight.
    case dose
    /// The kidneys.
    case renal
    /// Pregnancy.
    case pregnancy
    /// A breastfed child.
    case breastfeeding
    /// Too early or too late in life.
    case age
    /// The patient's conditions.
    case drugCondition
    /// The legal form of a controlled drug (I-22).
    case controlledDrug
    /// The quantity against dosage × duration (I-24).
    case quantity
    /// Whether the formulary has the product, and how it stands there (I-10).
    case formulary
}

/// What a ``SafetyAlertID`` identifies.
public enum SafetyAlertSubject {}
/// The identity of an alert: a hash of what fired on what for whom. The same facts give the same id.
public typealias SafetyAlertID = ID<SafetyAlertSubject>

/// One alert: what a check found.
public struct SafetyAlert: Hashable, Sendable {
    /// Its identity.
    public let alertID: SafetyAlertID
    /// Which check found it.
    public let kind: SafetyCheckKind
    /// How much it matters.
    public let severity: AlertSeverity
    /// The rule that fired, by its id in the rule set.
    public let ruleID: String
    /// The item of this prescription that it is about.
    public let itemID: PrescriptionItemID
    /// What it says to the prescriber.
    public let message: String
    /// The other order, where two are concerned, that of another prescription included.
    public let otherItemID: PrescriptionItemID?

    /// Makes an alert.
    public init(
        alertID: SafetyAlertID,
        kind: SafetyCheckKind,
        severity: AlertSeverity,
        ruleID: String,
        itemID: PrescriptionItemID,
        message: String,
        otherItemID: PrescriptionItemID? = nil
    ) {
        self.alertID = alertID
        self.kind = kind
        self.severity = severity
        self.ruleID = ruleID
        self.itemID = itemID
        self.message = message
        self.otherItemID = otherItemID
    }
}

/// Why a check could not run.
public enum NotPerformedCause: UInt8, Sendable, Hashable, CaseIterable {
    /// Nobody asked the patient about allergies (I-19).
    case allergiesNeverAsked = 1
    /// The product has no code that the rules know (I-09).
    case productNotCoded
    /// The dose is not stated in amounts that can be compared.
    case doseNotStructured
    /// The weight is needed and not known, or too old.
    case weightUnknown
    /// The renal function is needed and not known, or too old.
    case renalFunctionUnknown
    /// Whether the patient is pregnant is needed and not known.
    case pregnancyUnknown
    /// Whether the patient breastfeeds is needed and not known.
    case breastfeedingUnknown
    /// The birth date is not exact enough.
    case ageUnknown
    /// The duration of supply is not stated.
    case durationUnknown
    /// An allergy or condition has no code that the rules know.
    case recordNotCoded
    /// The prescription was made elsewhere and taken over as history: nothing was checked here.
    case recordedElsewhere
    /// The rules say nothing for the product at this age, or nothing of this kind at all.
    case noRule
}

/// A check that could not run: shown, never silently passed (I-18).
public struct SafetyCheckNotPerformed: Hashable, Sendable {
    /// Its identity, made as an alert's is: it is acknowledged by it.
    public let alertID: SafetyAlertID
    /// Which check.
    public let kind: SafetyCheckKind
    /// About which item.
    public let itemID: PrescriptionItemID
    /// Why not.
    public let cause: NotPerformedCause

    /// Makes the entry.
    public init(alertID: SafetyAlertID, kind: SafetyCheckKind, itemID: PrescriptionItemID, cause: NotPerformedCause) {
        self.alertID = alertID
        self.kind = kind
        self.itemID = itemID
        self.cause = cause
    }
}

/// The record of a patient merged into this one that the checks read, as it was.
public struct CheckedMerge: Hashable, Sendable {
    /// Whose.
    public let patientID: PatientID
    /// Its version, in events.
    public let version: UInt64

    /// Puts the parts together.
    public init(patientID: PatientID, version: UInt64) {
        self.patientID = patientID
        self.version = version
    }
}

/// Another prescription of the patient that the checks read, as it was.
public struct CheckedPrescription: Hashable, Sendable {
    /// Which one.
    public let prescriptionID: PrescriptionID
    /// Its version, in events.
    public let version: UInt64

    /// Puts the parts together.
    public init(prescriptionID: PrescriptionID, version: UInt64) {
        self.prescriptionID = prescriptionID
        self.version = version
    }
}

/// The safety checks ran on a draft (I-15). With the versions of everything they read, they can run again on the same.
public struct SafetyChecksPerformed: Hashable, Sendable {
    /// The rule set that they went by.
    public let ruleSetVersion: String
    /// The day they were made for: ages and overlaps depend on it.
    public let day: CalendarDate
    /// The version of the patient's record that they read, in events.
    public let patientVersion: UInt64
    /// The records merged into the patient's that they read too.
    public let mergedPatients: [CheckedMerge]
    /// The patient's other prescriptions that they read.
    public let prescriptions: [CheckedPrescription]
    /// What they found, in a fixed order.
    public let alerts: [SafetyAlert]
    /// What could not be checked, in a fixed order.
    public let notPerformed: [SafetyCheckNotPerformed]

    /// Makes the event.
    public init(
        ruleSetVersion: String,
        day: CalendarDate,
        patientVersion: UInt64,
        mergedPatients: [CheckedMerge] = [],
        prescriptions: [CheckedPrescription] = [],
        alerts: [SafetyAlert] = [],
        notPerformed: [SafetyCheckNotPerformed] = []
    ) {
        self.ruleSetVersion = ruleSetVersion
        self.day = day
        self.patientVersion = patientVersion
        self.mergedPatients = mergedPatients
        self.prescriptions = prescriptions
        self.alerts = alerts
        self.notPerformed = notPerformed
    }
}

/// Why an alert is overridden (reference 2.3).
public enum OverrideReason: UInt8, Sendable, Hashable, CaseIterable {
    /// The benefit outweighs the risk.
    case benefitOutweighsRisk = 1
    /// The patient tolerates it, or did before.
    case toleratedBefore
    /// The patient is monitored for it.
    case monitored
    /// The dose was adjusted.
    case doseAdjusted
    /// The allergy record is inaccurate.
    case allergyRecordInaccurate
    /// There is no alternative.
    case noAlternative
    /// The patient knows and accepts it.
    case patientAccepts
    /// It does not matter here; a comment is mandatory.
    case notRelevant
    /// An emergency.
    case emergency
}

/// The prescriber answered an alert, or acknowledged a check that could not run (I-16 … I-19).
public struct SafetyAlertOverridden: Hashable, Sendable {
    /// Which alert or check.
    public let alertID: SafetyAlertID
    /// Why; `nil` where acknowledging was enough.
    public let reason: OverrideReason?
    /// A remark.
    public let comment: String?
    /// The second person, where one was needed (I-17).
    public let secondApprover: PractitionerID?

    /// Makes the event.
    public init(
        alertID: SafetyAlertID,
        reason: OverrideReason? = nil,
        comment: String? = nil,
        secondApprover: PractitionerID? = nil
    ) {
        self.alertID = alertID
        self.reason = reason
        self.comment = comment
        self.secondApprover = secondApprover
    }
}
