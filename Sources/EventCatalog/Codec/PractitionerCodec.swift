internal import SwiftProtobuf

// A practitioner's events to and from their stored form (`proto/practitioner.proto`).

extension PractitionerEvent {
    /// The event's published name.
    var typeName: String {
        switch self {
        case .registered: "PractitionerRegistered"
        case .prescribingAuthorityGranted: "PrescribingAuthorityGranted"
        case .prescribingAuthorityRevoked: "PrescribingAuthorityRevoked"
        case .roleAssigned: "PractitionerRoleAssigned"
        case .roleEnded: "PractitionerRoleEnded"
        }
    }

    /// The newest schema version of the event.
    var schemaVersion: UInt32 {
        switch self {
        case .registered, .prescribingAuthorityGranted, .prescribingAuthorityRevoked, .roleAssigned, .roleEnded: 1
        }
    }

    /// Reads a payload.
    init(payload: [UInt8]) throws(CatalogError) {
        let stored: StoredPractitionerEvent
        do {
            stored = try StoredPractitionerEvent(serializedBytes: payload)
        } catch {
            throw .malformed(field: "PractitionerEvent")
        }
        switch stored.event {
        case .registered(let event):
            self = .registered(try PractitionerRegistered(stored: event))
        case .prescribingAuthorityGranted(let event):
            self = .prescribingAuthorityGranted(try PrescribingAuthorityGranted(stored: event))
        case .prescribingAuthorityRevoked(let event):
            self = .prescribingAuthorityRevoked(PrescribingAuthorityRevoked(reason: event.reason))
        case .roleAssigned(let event):
            let organisation = event.hasOrganisation ? event.organisation : nil
            self = .roleAssigned(PractitionerRoleAssigned(role: event.role, organisation: organisation))
        case .roleEnded(let event):
            self = .roleEnded(PractitionerRoleEnded(role: event.role, reason: event.hasReason ? event.reason : nil))
        case nil:
            throw .malformed(field: "PractitionerEvent.event")
        }
    }

    var stored: StoredPractitionerEvent {
        var stored = StoredPractitionerEvent()
        switch self {
        case .registered(let event):
            stored.event = .registered(event.stored)
        case .prescribingAuthorityGranted(let event):
            stored.event = .prescribingAuthorityGranted(event.stored)
        case .prescribingAuthorityRevoked(let event):
            stored.event = .prescribingAuthorityRevoked(.with { $0.reason = event.reason })
        case .roleAssigned(let event):
            stored.event = .roleAssigned(event.stored)
        case .roleEnded(let event):
            stored.event = .roleEnded(event.stored)
        }
        return stored
    }
}

extension PrescribingAuthorityGranted {
    init(stored: StoredPrescribingAuthorityGranted) throws(CatalogError) {
        self.init(
            controlledSchedules: stored.hasControlledSchedules ? stored.controlledSchedules.schedules : nil,
            validFrom: try .ifGiven(stored.validFrom, "PrescribingAuthorityGranted.valid_from"),
            validUntil: try .ifGiven(stored.validUntil, "PrescribingAuthorityGranted.valid_until")
        )
    }

    var stored: StoredPrescribingAuthorityGranted {
        var stored = StoredPrescribingAuthorityGranted()
        if let controlledSchedules { stored.controlledSchedules = .with { $0.schedules = controlledSchedules } }
        stored.validFrom = validFrom?.stored ?? 0
        stored.validUntil = validUntil?.stored ?? 0
        return stored
    }
}

extension PractitionerRoleAssigned {
    var stored: StoredPractitionerRoleAssigned {
        var stored = StoredPractitionerRoleAssigned()
        stored.role = role
        if let organisation { stored.organisation = organisation }
        return stored
    }
}

extension PractitionerRoleEnded {
    var stored: StoredPractitionerRoleEnded {
        var stored = StoredPractitionerRoleEnded()
        stored.role = role
        if let reason { stored.reason = reason }
        return stored
    }
}

extension PractitionerRegistered {
    init(stored: StoredPractitionerRegistered) throws(CatalogError) {
        self.init(
            name: try HumanName(stored: required(stored.hasName, stored.name, "PractitionerRegistered.name")),
            registrations: stored.registrations.map(Identifier.init(stored:)),
            specialty: stored.hasSpecialty ? stored.specialty : nil
        )
    }

    var stored: StoredPractitionerRegistered {
        var stored = StoredPractitionerRegistered()
        stored.name = name.stored
        stored.registrations = registrations.map(\.stored)
        if let specialty { stored.specialty = specialty }
        return stored
    }
}
