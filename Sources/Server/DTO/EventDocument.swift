public import EventCatalog
internal import StrictJSON

/// Events as JSON, in the one shape that the API and the command line show.
public enum EventDocument {
    /// The JSON object of an event with its header, on one line.
    public static func json(of event: PublishedEvent) -> [UInt8] {
        var writer = JSONWriter(capacity: 1_024)
        writer.event(event)
        return writer.bytes
    }
}

extension JSONWriter {
    /// An event with its header, as replay shows it.
    mutating func event(_ event: PublishedEvent) {
        let entry = event.entry
        object {
            $0.member("position", entry.position)
            $0.member("stream", entry.stream.description)
            $0.member("version", entry.version)
            $0.member("type", entry.type)
            $0.member("schema_version", entry.schemaVersion)
            $0.member("recorded_at", entry.recordedAt.description)
            $0.member("occurred_at", entry.occurredAt.description)
            $0.member("actor", entry.origin.actor)
            $0.member("role", entry.origin.role)
            $0.member("client", entry.origin.client)
            $0.member("command_id", entry.origin.commandID)
            $0.member("correlation_id", ifPresent: entry.origin.correlationID?.description)
            $0.array("patients", of: entry.subjects) { $0.string($1.description) }
            $0.object("data") { writer in
                switch event.event {
                case .patient(_, let event): writer.data(event)
                case .prescription(_, let event): writer.data(event)
                case .practitioner(_, let event): writer.data(event)
                case .formulary(_, let event): writer.data(event)
                }
            }
        }
    }

    private mutating func data(_ event: PractitionerEvent) {
        switch event {
        case .registered(let registered):
            member("name", registered.name)
            member("registrations", registered.registrations)
            member("specialty", orNull: registered.specialty)
        case .prescribingAuthorityGranted(let granted):
            if let schedules = granted.controlledSchedules { member("controlled_schedules", strings: schedules) }
            member("valid_from", orNull: granted.validFrom)
            member("valid_until", orNull: granted.validUntil)
        case .prescribingAuthorityRevoked(let revoked): member("reason", revoked.reason)
        case .roleAssigned(let assigned):
            member("role", assigned.role)
            member("organisation", orNull: assigned.organisation)
        case .roleEnded(let ended):
            member("role", ended.role)
            member("reason", orNull: ended.reason)
        }
    }

    private mutating func data(_ event: PatientEvent) {
        switch event {
        case .registered(let event): registered(event)
        case .demographicsCorrected(let event):
            if let name = event.name { member("name", name) }
            if let date = event.birthDate { member("birth_date", date) }
            member("gender", ifPresent: event.gender?.wireName)
            member("reason", orNull: event.reason)
        case .nameChanged(let event):
            member("name", event.name)
            member("reason", orNull: event.reason)
        case .contactChanged(let event): member("contacts", event.contacts)
        case .addressChanged(let event): member("address", orNull: event.address)
        case .identifierAssigned(let event):
            name("identifier")
            identifier(event.identifier)
        case .identifierEnded(let event):
            name("identifier")
            identifier(event.identifier)
            member("reason", orNull: event.reason)
        case .deceasedRecorded(let event): member("date", orNull: event.date)
        case .deceasedRetracted(let event): member("reason", event.reason)
        case .allergyRecorded, .allergyRefuted, .allergyResolved, .noKnownAllergiesAsserted, .conditionRecorded,
            .conditionResolved, .conditionMarkedEnteredInError, .observationRecorded, .allergyAmended,
            .conditionAmended:
            clinicalData(event)
        case .merged(let event): merged(event)
        case .unmerged(let event):
            member("source", event.source)
            member("survivor", event.survivor)
            member("reason", event.reason)
        case .duplicateSuspected(let event):
            member("other", event.other)
            member("score", event.score)
            member("matched", strings: event.matched)
            member("algorithm", event.algorithm)
        case .duplicateRejected(let event):
            member("other", event.other)
            member("reason", event.reason)
        case .accessRestricted(let event): member("reason", event.reason)
        case .accessUnrestricted(let event): member("reason", event.reason)
        }
    }

    private mutating func merged(_ event: PatientsMerged) {
        member("source", event.source)
        member("survivor", event.survivor)
        member("reason", event.reason)
        array("conflicts", of: event.conflicts) { writer, conflict in
            writer.object {
                $0.member("product", conflict.product)
                $0.member("source_prescription", conflict.sourcePrescription)
                $0.member("survivor_prescription", conflict.survivorPrescription)
            }
        }
    }

    private mutating func registered(_ event: PatientRegistered) {
        member("name", event.name)
        member("birth_date", event.birthDate)
        member("gender", event.gender.wireName)
        member("identifiers", event.identifiers)
        member("contacts", event.contacts)
        member("address", orNull: event.address)
    }

    private mutating func clinicalData(_ event: PatientEvent) {
        switch event {
        case .allergyRecorded(let event):
            member("allergy_id", event.allergyID)
            member("substance", event.substance)
            member("criticality", event.criticality.wireName)
            member("reactions", strings: event.reactions)
            member("onset", orNull: event.onset)
            member("severity", ifPresent: event.severity?.wireName)
            member("verification", ifPresent: event.verification?.wireName)
            member("kind", ifPresent: event.kind?.wireName)
        case .allergyRefuted(let event):
            member("allergy_id", event.allergyID)
            member("reason", event.reason)
        case .allergyResolved(let event): member("allergy_id", event.allergyID)
        case .conditionRecorded(let event):
            member("condition_id", event.conditionID)
            array("codes", of: event.codes) { $0.coding($1) }
            member("onset", orNull: event.onset)
            member("note", orNull: event.note)
        case .conditionResolved(let event):
            member("condition_id", event.conditionID)
            member("abatement", orNull: event.abatement)
        case .conditionMarkedEnteredInError(let event):
            member("condition_id", event.conditionID)
            member("reason", event.reason)
        case .observationRecorded(let event):
            member("observation_id", event.observationID)
            observationValue(event.value)
        case .allergyAmended(let event):
            member("allergy_id", event.allergyID)
            member("criticality", ifPresent: event.criticality?.wireName)
            if let reactions = event.reactions { member("reactions", strings: reactions) }
            member("severity", ifPresent: event.severity?.wireName)
            member("verification", ifPresent: event.verification?.wireName)
            if let onset = event.onset { member("onset", onset) }
            member("reason", event.reason)
        case .conditionAmended(let event):
            member("condition_id", event.conditionID)
            if let codes = event.codes { array("codes", of: codes) { $0.coding($1) } }
            if let onset = event.onset { member("onset", onset) }
            member("note", ifPresent: event.note)
            member("reason", event.reason)
        case .noKnownAllergiesAsserted, .registered, .demographicsCorrected, .nameChanged, .contactChanged,
            .addressChanged, .identifierAssigned, .identifierEnded, .deceasedRecorded, .deceasedRetracted, .merged,
            .unmerged, .duplicateSuspected, .duplicateRejected, .accessRestricted, .accessUnrestricted:
            break
        }
    }
}
