public import EventCatalog
public import ProjectionEngine

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
    /// What the person may prescribe, and when; `nil` for nothing (I-03).
    public internal(set) var authority: PrescribingAuthorityGranted?
    /// What the person does where, the latest last.
    public internal(set) var roles: [PractitionerRoleAssigned] = []

    /// Whether the person has an authority to prescribe, now or at another time (I-03).
    public var mayPrescribe: Bool { authority != nil }
}

extension PractitionerRow {
    /// The row after an event; `nil` if there is nothing to keep (an event of a record that was never opened).
    public static func folding(
        _ event: PractitionerEvent,
        of entry: EventEntry,
        into old: consuming PractitionerRow?,
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
        case .prescribingAuthorityGranted(let granted):
            guard let old else { return nil }
            row = old
            row.authority = granted
        case .prescribingAuthorityRevoked:
            guard let old else { return nil }
            row = old
            row.authority = nil
        case .roleAssigned(let assigned):
            guard let old else { return nil }
            row = old
            row.roles.append(assigned)
        case .roleEnded(let ended):
            guard let old else { return nil }
            row = old
            row.roles.removeAll { $0.role == ended.role }
        }
        row.version = entry.version
        row.position = entry.position
        return row
    }
}

extension PractitionerRow: StoredRow {
    /// The bytes to store.
    public func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 128)
        row.append(id)
        row.append(version)
        row.append(position)
        row.append(name)
        row.append(registrations)
        row.append(specialty)
        row.append(mayPrescribe)
        if let authority {
            row.append(authority.controlledSchedules != nil)
            row.append(authority.controlledSchedules ?? [])
            row.append(authority.validFrom)
            row.append(authority.validUntil)
        }
        row.append(roles.count)
        for role in roles {
            row.append(role.role)
            row.append(role.organisation)
        }
        return row.bytes
    }

    /// Reads a row back; it holds its id.
    public init(decoding bytes: [UInt8], id: RecordID) throws(RowError) { try self.init(decoding: bytes) }

    init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        id = try row.value()
        version = try row.unsigned()
        position = try row.unsigned()
        name = try row.value()
        registrations = try row.values()
        specialty = try row.optionalText()
        if try row.flag() {
            let hasSchedules = try row.flag()
            let schedules = try row.texts()
            authority = PrescribingAuthorityGranted(
                controlledSchedules: hasSchedules ? schedules : nil,
                validFrom: try row.optionalValue(),
                validUntil: try row.optionalValue()
            )
        }
        for _ in 0..<(try row.integer()) {
            roles.append(PractitionerRoleAssigned(role: try row.text(), organisation: try row.optionalText()))
        }
    }
}
