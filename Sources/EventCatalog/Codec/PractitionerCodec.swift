internal import SwiftProtobuf

// A practitioner's events to and from their stored form (`proto/practitioner.proto`).

extension PractitionerEvent {
    /// The event's published name.
    var typeName: String {
        switch self {
        case .registered: "PractitionerRegistered"
        case .prescribingAuthorityGranted: "PrescribingAuthorityGranted"
        case .prescribingAuthorityRevoked: "PrescribingAuthorityRevoked"
        }
    }

    /// The newest schema version of the event.
    var schemaVersion: UInt32 {
        switch self {
        case .registered, .prescribingAuthorityGranted, .prescribingAuthorityRevoked: 1
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
        case .prescribingAuthorityGranted:
            self = .prescribingAuthorityGranted(PrescribingAuthorityGranted())
        case .prescribingAuthorityRevoked(let event):
            self = .prescribingAuthorityRevoked(PrescribingAuthorityRevoked(reason: event.reason))
        case nil:
            throw .malformed(field: "PractitionerEvent.event")
        }
    }

    var stored: StoredPractitionerEvent {
        var stored = StoredPractitionerEvent()
        switch self {
        case .registered(let event):
            stored.event = .registered(event.stored)
        case .prescribingAuthorityGranted:
            stored.event = .prescribingAuthorityGranted(StoredPrescribingAuthorityGranted())
        case .prescribingAuthorityRevoked(let event):
            stored.event = .prescribingAuthorityRevoked(.with { $0.reason = event.reason })
        }
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
