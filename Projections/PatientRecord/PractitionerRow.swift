public import EventCatalog
internal import ProjectionEngine

/// A practitioner's whole current record.
public struct PractitionerRow: Hashable, Sendable {
    /// The practitioner.
    public let id: PractitionerID
    /// The version of the practitioner's stream: what `ETag` and `If-Match` carry.
    public internal(set) var version: UInt64
    /// The position of the last event of the practitioner's stream.
    public internal(set) var position: UInt64
    /// The name.
    public let name: HumanName
    /// Registrations with professional bodies.
    public let registrations: [Identifier]
    /// What the person does, in words.
    public let specialty: String?
    /// Whether the person may prescribe (I-03).
    public internal(set) var mayPrescribe = false
}

extension PractitionerRow {
    /// The row after an event; `nil` if there is nothing to keep (an event of a record that was never opened).
    public static func folding(
        _ event: PractitionerEvent,
        of entry: EventEntry,
        into old: PractitionerRow?,
        id: PractitionerID
    ) -> PractitionerRow? {
        var row: PractitionerRow
        switch event {
        case .registered(let registered):
            return PractitionerRow(
                id: id,
                version: entry.version,
                position: entry.position,
                name: registered.name,
                registrations: registered.registrations,
                specialty: registered.specialty
            )
        case .prescribingAuthorityGranted:
            guard let old else { return nil }
            row = old
            row.mayPrescribe = true
        case .prescribingAuthorityRevoked:
            guard let old else { return nil }
            row = old
            row.mayPrescribe = false
        case .roleAssigned, .roleEnded:
            guard let old else { return nil }
            row = old
        }
        row.version = entry.version
        row.position = entry.position
        return row
    }

    func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 128)
        row.append(id)
        row.append(version)
        row.append(position)
        row.append(name)
        row.append(registrations)
        row.append(specialty)
        row.append(mayPrescribe)
        return row.bytes
    }

    init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        id = try row.value()
        version = try row.unsigned()
        position = try row.unsigned()
        name = try row.value()
        registrations = try row.values()
        specialty = try row.optionalText()
        mayPrescribe = try row.flag()
    }
}
