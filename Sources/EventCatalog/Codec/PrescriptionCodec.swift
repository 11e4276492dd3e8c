internal import SwiftProtobuf

// A prescription's events to and from their stored form (`proto/prescription.proto`).

extension PrescriptionEvent {
    /// The event's published name.
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

    /// The newest schema version of the event.
    var schemaVersion: UInt32 {
        switch self {
        case .drafted, .itemAdded, .itemChanged, .itemRemoved, .draftDiscarded, .signed, .dispensed, .held, .resumed,
            .stopped, .cancelled, .renewed, .expired, .markedEnteredInError, .safetyChecksPerformed,
            .safetyAlertOverridden, .releasedToPharmacy, .returnedByPharmacy, .notDispensed, .dispenseReversed,
            .cancellationRequested, .cancellationRejected, .superseded, .reviewFellDue:
            1
        }
    }

    /// Reads a payload: directly what has the form that this program writes, all else through SwiftProtobuf.
    init(payload: [UInt8]) throws(CatalogError) {
        do {
            try self.init(canonical: payload.span)
        } catch {
            try self.init(protobuf: payload)
        }
    }

    /// Reads a payload through SwiftProtobuf: it settles what is a good one and what a bad one is refused for.
    init(protobuf payload: [UInt8]) throws(CatalogError) {
        let stored: StoredPrescriptionEvent
        do {
            stored = try StoredPrescriptionEvent(serializedBytes: payload)
        } catch {
            throw .malformed(field: "PrescriptionEvent")
        }
        guard let event = stored.event else { throw .malformed(field: "PrescriptionEvent.event") }
        try self.init(stored: event)
    }

    private init(stored: StoredPrescriptionEvent.OneOf_Event) throws(CatalogError) {
        switch stored {
        case .drafted(let event): self = .drafted(try PrescriptionDrafted(stored: event))
        case .itemAdded(let event): self = .itemAdded(try PrescriptionItemAdded(stored: event))
        case .itemChanged(let event): self = .itemChanged(try PrescriptionItemChanged(stored: event))
        case .itemRemoved(let event): self = .itemRemoved(try PrescriptionItemRemoved(stored: event))
        case .draftDiscarded(let event):
            self = .draftDiscarded(PrescriptionDraftDiscarded(reason: event.hasReason ? event.reason : nil))
        case .signed(let event): self = .signed(try PrescriptionSigned(stored: event))
        case .dispensed(let event): self = .dispensed(try MedicationDispensed(stored: event))
        case .held(let event):
            self = .held(PrescriptionHeld(itemIDs: event.itemIds.map(ID.init(stored:)), reason: event.reason))
        case .resumed(let event): self = .resumed(PrescriptionResumed(stored: event))
        case .stopped(let event):
            self = .stopped(PrescriptionStopped(itemIDs: event.itemIds.map(ID.init(stored:)), reason: event.reason))
        case .cancelled(let event): self = .cancelled(try PrescriptionCancelled(stored: event))
        case .renewed(let event): self = .renewed(try PrescriptionRenewed(stored: event))
        case .expired(let event): self = .expired(try PrescriptionExpired(stored: event))
        case .markedEnteredInError(let event):
            self = .markedEnteredInError(PrescriptionMarkedEnteredInError(reason: event.reason))
        case .safetyChecksPerformed(let event): self = .safetyChecksPerformed(try SafetyChecksPerformed(stored: event))
        case .safetyAlertOverridden(let event): self = .safetyAlertOverridden(try SafetyAlertOverridden(stored: event))
        case .releasedToPharmacy(let event):
            self = .releasedToPharmacy(PrescriptionReleasedToPharmacy(pharmacy: event.pharmacy))
        case .returnedByPharmacy(let event):
            self = .returnedByPharmacy(PrescriptionReturnedByPharmacy(pharmacy: event.pharmacy, reason: event.reason))
        case .notDispensed(let event): self = .notDispensed(try MedicationNotDispensed(stored: event))
        case .dispenseReversed(let event): self = .dispenseReversed(try DispenseReversed(stored: event))
        case .cancellationRequested(let event):
            self = .cancellationRequested(try CancellationRequested(stored: event))
        case .cancellationRejected(let event): self = .cancellationRejected(try CancellationRejected(stored: event))
        case .superseded(let event): self = .superseded(try PrescriptionSuperseded(stored: event))
        case .reviewFellDue(let event): self = .reviewFellDue(try PrescriptionReviewFellDue(stored: event))
        }
    }

    var stored: StoredPrescriptionEvent {
        var stored = StoredPrescriptionEvent()
        stored.event =
            switch self {
            case .drafted(let event): .drafted(event.stored)
            case .itemAdded(let event): .itemAdded(.with { $0.item = event.item.stored })
            case .itemChanged(let event): .itemChanged(.with { $0.item = event.item.stored })
            case .itemRemoved(let event): .itemRemoved(.with { $0.itemID = event.itemID.stored })
            case .draftDiscarded(let event): .draftDiscarded(event.stored)
            case .signed(let event): .signed(event.stored)
            case .dispensed(let event): .dispensed(event.stored)
            case .held(let event): .held(event.stored)
            case .resumed(let event): .resumed(event.stored)
            case .stopped(let event): .stopped(event.stored)
            case .cancelled(let event): .cancelled(event.stored)
            case .renewed(let event): .renewed(.with { $0.renewedBy = event.renewedBy.stored })
            case .expired(let event): .expired(event.stored)
            case .markedEnteredInError(let event): .markedEnteredInError(.with { $0.reason = event.reason })
            case .safetyChecksPerformed(let event): .safetyChecksPerformed(event.stored)
            case .safetyAlertOverridden(let event): .safetyAlertOverridden(event.stored)
            case .releasedToPharmacy(let event): .releasedToPharmacy(.with { $0.pharmacy = event.pharmacy })
            case .returnedByPharmacy(let event): .returnedByPharmacy(event.stored)
            case .notDispensed(let event): .notDispensed(event.stored)
            case .dispenseReversed(let event): .dispenseReversed(event.stored)
            case .cancellationRequested(let event): .cancellationRequested(event.stored)
            case .cancellationRejected(let event): .cancellationRejected(event.stored)
            case .superseded(let event): .superseded(event.stored)
            case .reviewFellDue(let event): .reviewFellDue(.with { $0.reviewOn = event.reviewOn.stored })
            }
        return stored
    }
}
