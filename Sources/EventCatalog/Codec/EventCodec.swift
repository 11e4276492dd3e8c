internal import SwiftProtobuf

extension CatalogEvent {
    /// The event's published name, such as `PrescriptionSigned`.
    public var typeName: String {
        switch self {
        case .patient(_, let event): event.typeName
        case .prescription(_, let event): event.typeName
        case .practitioner(_, let event): event.typeName
        case .formulary(_, let event): event.typeName
        }
    }

    /// The version of the payload's schema that ``encodedPayload()`` writes.
    public var schemaVersion: UInt32 {
        switch self {
        case .patient(_, let event): event.schemaVersion
        case .prescription(_, let event): event.schemaVersion
        case .practitioner(_, let event): event.schemaVersion
        case .formulary(_, let event): event.schemaVersion
        }
    }

    /// The stream it belongs to.
    public var stream: StreamID {
        switch self {
        case .patient(let id, _): id.stream
        case .prescription(let id, _): id.stream
        case .practitioner(let id, _): id.stream
        case .formulary(let id, _): id.stream
        }
    }

    /// The payload's bytes (`proto/`): the same event gives the same bytes.
    public func encodedPayload() -> [UInt8] {
        switch self {
        case .patient(_, let event): Self.bytes(of: event.stored)
        case .prescription(_, let event): Self.bytes(of: event.stored)
        case .practitioner(_, let event): Self.bytes(of: event.stored)
        case .formulary(_, let event): Self.bytes(of: event.stored)
        }
    }

    private static func bytes(of message: some Message) -> [UInt8] {
        do {
            return try message.serializedBytes()
        } catch {
            preconditionFailure("a proto3 message can only fail to encode over 2 GiB; commands are limited long before")
        }
    }
}

extension PublishedEvent {
    /// Decodes a recorded event.
    ///
    /// - Throws: ``CatalogError/unknownType(_:)`` or ``CatalogError/newerSchema(type:version:supported:)`` if a newer
    ///   program wrote it, ``CatalogError/malformed(field:)`` if the bytes are not what the schema allows.
    public convenience init(decoding recorded: RecordedEvent) throws(CatalogError) {
        try self.init(entry: recorded.entry, payload: recorded.payload)
    }

    /// Decodes a payload whose header was read already.
    ///
    /// - Throws: as ``init(decoding:)`` does.
    public convenience init(entry: EventEntry, payload: [UInt8]) throws(CatalogError) {
        guard let supported = EventType.schemaVersion(of: entry.type) else { throw .unknownType(entry.type) }
        guard entry.schemaVersion <= supported else {
            throw .newerSchema(type: entry.type, version: entry.schemaVersion, supported: supported)
        }
        let event: CatalogEvent
        let id = entry.stream.id
        switch entry.stream.category {
        case .patient: event = .patient(ID(id), try PatientEvent(payload: payload))
        case .prescription: event = .prescription(ID(id), try PrescriptionEvent(payload: payload))
        case .practitioner: event = .practitioner(ID(id), try PractitionerEvent(payload: payload))
        case .formulary: event = .formulary(ID(id), try FormularyEvent(payload: payload))
        default: throw .malformed(field: "Entry.stream_category")
        }
        guard event.typeName == entry.type else { throw .malformed(field: "Entry.type") }
        self.init(entry: entry, event: event)
    }
}
