internal import SwiftProtobuf

// A patient's events to and from their stored form (`proto/patient.proto`).

extension PatientEvent {
    /// The event's published name.
    var typeName: String {
        switch self {
        case .registered: "PatientRegistered"
        case .demographicsCorrected: "PatientDemographicsCorrected"
        case .nameChanged: "PatientNameChanged"
        case .contactChanged: "PatientContactChanged"
        case .addressChanged: "PatientAddressChanged"
        case .identifierAssigned: "PatientIdentifierAssigned"
        case .identifierEnded: "PatientIdentifierEnded"
        case .deceasedRecorded: "PatientDeceasedRecorded"
        case .deceasedRetracted: "PatientDeceasedRetracted"
        case .allergyRecorded: "AllergyRecorded"
        case .allergyRefuted: "AllergyRefuted"
        case .allergyResolved: "AllergyResolved"
        case .noKnownAllergiesAsserted: "NoKnownAllergiesAsserted"
        case .conditionRecorded: "ConditionRecorded"
        case .conditionResolved: "ConditionResolved"
        case .conditionMarkedEnteredInError: "ConditionMarkedEnteredInError"
        case .observationRecorded: "ObservationRecorded"
        case .merged: "PatientsMerged"
        case .unmerged: "PatientsUnmerged"
        case .duplicateSuspected: "PatientDuplicateSuspected"
        case .duplicateRejected: "PatientDuplicateRejected"
        case .accessRestricted: "PatientAccessRestricted"
        case .accessUnrestricted: "PatientAccessUnrestricted"
        case .allergyAmended: "AllergyAmended"
        case .conditionAmended: "ConditionAmended"
        }
    }

    /// The newest schema version of the event.
    var schemaVersion: UInt32 {
        switch self {
        case .registered, .demographicsCorrected, .nameChanged, .contactChanged, .addressChanged, .identifierAssigned,
            .identifierEnded, .deceasedRecorded, .deceasedRetracted, .allergyRecorded, .allergyRefuted,
            .allergyResolved, .noKnownAllergiesAsserted, .conditionRecorded, .conditionResolved,
            .conditionMarkedEnteredInError, .observationRecorded, .merged, .unmerged, .duplicateSuspected,
            .duplicateRejected, .accessRestricted, .accessUnrestricted, .allergyAmended, .conditionAmended:
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
        let stored: StoredPatientEvent
        do {
            stored = try StoredPatientEvent(serializedBytes: payload)
        } catch {
            throw .malformed(field: "PatientEvent")
        }
        guard let event = stored.event else { throw .malformed(field: "PatientEvent.event") }
        try self.init(stored: event)
    }

    private init(stored: StoredPatientEvent.OneOf_Event) throws(CatalogError) {
        switch stored {
        case .registered(let event): self = .registered(try PatientRegistered(stored: event))
        case .demographicsCorrected(let event):
            self = .demographicsCorrected(try PatientDemographicsCorrected(stored: event))
        case .nameChanged(let event): self = .nameChanged(try PatientNameChanged(stored: event))
        case .contactChanged(let event): self = .contactChanged(try PatientContactChanged(stored: event))
        case .addressChanged(let event): self = .addressChanged(PatientAddressChanged(stored: event))
        case .identifierAssigned(let event): self = .identifierAssigned(try PatientIdentifierAssigned(stored: event))
        case .identifierEnded(let event): self = .identifierEnded(try PatientIdentifierEnded(stored: event))
        case .deceasedRecorded(let event): self = .deceasedRecorded(try PatientDeceasedRecorded(stored: event))
        case .deceasedRetracted(let event): self = .deceasedRetracted(PatientDeceasedRetracted(reason: event.reason))
        case .allergyRecorded(let event): self = .allergyRecorded(try AllergyRecorded(stored: event))
        case .allergyRefuted(let event): self = .allergyRefuted(try AllergyRefuted(stored: event))
        case .allergyResolved(let event): self = .allergyResolved(try AllergyResolved(stored: event))
        case .noKnownAllergiesAsserted: self = .noKnownAllergiesAsserted(NoKnownAllergiesAsserted())
        case .conditionRecorded(let event): self = .conditionRecorded(try ConditionRecorded(stored: event))
        case .conditionResolved(let event): self = .conditionResolved(try ConditionResolved(stored: event))
        case .conditionMarkedEnteredInError(let event):
            self = .conditionMarkedEnteredInError(try ConditionMarkedEnteredInError(stored: event))
        case .observationRecorded(let event): self = .observationRecorded(try ObservationRecorded(stored: event))
        case .merged(let event): self = .merged(try PatientsMerged(stored: event))
        case .unmerged(let event): self = .unmerged(try PatientsUnmerged(stored: event))
        case .duplicateSuspected(let event): self = .duplicateSuspected(try PatientDuplicateSuspected(stored: event))
        case .duplicateRejected(let event): self = .duplicateRejected(try PatientDuplicateRejected(stored: event))
        case .accessRestricted(let event): self = .accessRestricted(PatientAccessRestricted(reason: event.reason))
        case .accessUnrestricted(let event): self = .accessUnrestricted(PatientAccessUnrestricted(reason: event.reason))
        case .allergyAmended(let event): self = .allergyAmended(try AllergyAmended(stored: event))
        case .conditionAmended(let event): self = .conditionAmended(try ConditionAmended(stored: event))
        }
    }

    var stored: StoredPatientEvent {
        var stored = StoredPatientEvent()
        stored.event =
            switch self {
            case .registered(let event): .registered(event.stored)
            case .demographicsCorrected(let event): .demographicsCorrected(event.stored)
            case .nameChanged(let event): .nameChanged(event.stored)
            case .contactChanged(let event): .contactChanged(event.stored)
            case .addressChanged(let event): .addressChanged(event.stored)
            case .identifierAssigned(let event): .identifierAssigned(event.stored)
            case .identifierEnded(let event): .identifierEnded(event.stored)
            case .deceasedRecorded(let event): .deceasedRecorded(event.stored)
            case .deceasedRetracted(let event): .deceasedRetracted(.with { $0.reason = event.reason })
            case .allergyRecorded(let event): .allergyRecorded(event.stored)
            case .allergyRefuted(let event): .allergyRefuted(event.stored)
            case .allergyResolved(let event): .allergyResolved(.with { $0.allergyID = event.allergyID.stored })
            case .noKnownAllergiesAsserted: .noKnownAllergiesAsserted(StoredNoKnownAllergiesAsserted())
            case .conditionRecorded(let event): .conditionRecorded(event.stored)
            case .conditionResolved(let event): .conditionResolved(event.stored)
            case .conditionMarkedEnteredInError(let event): .conditionMarkedEnteredInError(event.stored)
            case .observationRecorded(let event): .observationRecorded(event.stored)
            case .merged(let event): .merged(event.stored)
            case .unmerged(let event): .unmerged(event.stored)
            case .duplicateSuspected(let event): .duplicateSuspected(event.stored)
            case .duplicateRejected(let event): .duplicateRejected(event.stored)
            case .accessRestricted(let event): .accessRestricted(.with { $0.reason = event.reason })
            case .accessUnrestricted(let event): .accessUnrestricted(.with { $0.reason = event.reason })
            case .allergyAmended(let event): .allergyAmended(event.stored)
            case .conditionAmended(let event): .conditionAmended(event.stored)
            }
        return stored
    }
}
