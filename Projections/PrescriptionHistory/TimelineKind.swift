internal import EventCatalog

/// What kind of thing happened: an event's name in one byte.
enum TimelineKind: UInt8, CaseIterable {
    case drafted = 1
    case itemAdded
    case itemChanged
    case itemRemoved
    case draftDiscarded
    case signed
    case dispensed
    case held
    case resumed
    case stopped
    case cancelled
    case renewed
    case expired
    case markedEnteredInError
    case safetyChecksPerformed
    case safetyAlertOverridden
    case releasedToPharmacy
    case returnedByPharmacy
    case notDispensed
    case dispenseReversed
    case cancellationRequested
    case cancellationRejected
    case superseded
    case reviewFellDue

    init(_ event: PrescriptionEvent) {
        switch event {
        case .drafted: self = .drafted
        case .itemAdded: self = .itemAdded
        case .itemChanged: self = .itemChanged
        case .itemRemoved: self = .itemRemoved
        case .draftDiscarded: self = .draftDiscarded
        case .signed: self = .signed
        case .dispensed: self = .dispensed
        case .held: self = .held
        case .resumed: self = .resumed
        case .stopped: self = .stopped
        case .cancelled: self = .cancelled
        case .renewed: self = .renewed
        case .expired: self = .expired
        case .markedEnteredInError: self = .markedEnteredInError
        case .safetyChecksPerformed: self = .safetyChecksPerformed
        case .safetyAlertOverridden: self = .safetyAlertOverridden
        case .releasedToPharmacy: self = .releasedToPharmacy
        case .returnedByPharmacy: self = .returnedByPharmacy
        case .notDispensed: self = .notDispensed
        case .dispenseReversed: self = .dispenseReversed
        case .cancellationRequested: self = .cancellationRequested
        case .cancellationRejected: self = .cancellationRejected
        case .superseded: self = .superseded
        case .reviewFellDue: self = .reviewFellDue
        }
    }

    /// The published name.
    var typeName: String {
        switch self {
        case .drafted: "PrescriptionDrafted"
        case .itemAdded: "PrescriptionItemAdded"
        case .itemChanged: "PrescriptionItemChanged"
        case .itemRemoved: "PrescriptionItemRemoved"
        case .draftDiscarded: "PrescriptionDraftDiscarded"
        case .signed: "PrescriptionSigned"
        case .dispensed: "MedicationDispensed"
        case .held: "PrescriptionHeld"
        case .resumed: "PrescriptionResumed"
        case .stopped: "PrescriptionStopped"
        case .cancelled: "PrescriptionCancelled"
        case .renewed: "PrescriptionRenewed"
        case .expired: "PrescriptionExpired"
        case .markedEnteredInError: "PrescriptionMarkedEnteredInError"
        case .safetyChecksPerformed: "SafetyChecksPerformed"
        case .safetyAlertOverridden: "SafetyAlertOverridden"
        case .releasedToPharmacy: "PrescriptionReleasedToPharmacy"
        case .returnedByPharmacy: "PrescriptionReturnedByPharmacy"
        case .notDispensed: "MedicationNotDispensed"
        case .dispenseReversed: "DispenseReversed"
        case .cancellationRequested: "CancellationRequested"
        case .cancellationRejected: "CancellationRejected"
        case .superseded: "PrescriptionSuperseded"
        case .reviewFellDue: "PrescriptionReviewFellDue"
        }
    }
}
