internal import EventCatalog
internal import ProjectionEngine

/// The lists, and the indexes that keep them; also the first byte of their keys.
enum ListKind: UInt8 {
    case drafts = 1
    case cancellations
    case deceased
    case duplicates
    case reconciliations
    case reviews
    /// Open prescriptions by their last day of validity.
    case expiryDue
    /// Prescriptions by the day of a review that is not recorded as due yet.
    case reviewDue
    /// Open prescriptions of a patient.
    case ofPatient
    /// Pairs that a patient is in.
    case pairsOf
}

/// Whose part of a list.
enum ListScope: Hashable {
    case everybody
    case prescriber(PractitionerID)
    case pharmacy(String)
    case patient(PatientID)
}

/// One line of a list: its place, and how long it is shown.
struct ListEntry: Hashable {
    static let table = Table("list")

    let key: [UInt8]
    /// After this day it is not shown, recorded as expired or not; `nil` for always.
    let validUntil: CalendarDate?

    init(_ place: KeyEncoder, validUntil: CalendarDate?) {
        key = place.bytes
        self.validUntil = validUntil
    }

    /// What the keys of a list begin with.
    static func prefix(_ kind: ListKind, _ scope: ListScope = .everybody) -> KeyEncoder {
        var key = KeyEncoder()
        key.append(kind.rawValue)
        switch scope {
        case .everybody:
            key.append(UInt8(0))
        case .prescriber(let id):
            key.append(UInt8(1))
            key.append(id)
        case .pharmacy(let name):
            key.append(UInt8(2))
            key.append(name)
        case .patient(let id):
            key.append(UInt8(3))
            key.append(id)
        }
        return key
    }

    var row: [UInt8] {
        var row = RowEncoder(capacity: 8)
        row.append(validUntil)
        return row.bytes
    }

    /// Whether a row is shown on a day.
    static func isShown(_ row: Span<UInt8>, on today: CalendarDate) throws(RowError) -> Bool {
        var row = RowDecoder(row)
        guard let validUntil: CalendarDate = try row.optionalValue() else { return true }
        return validUntil.lastDay >= today.firstDay
    }

    /// Brings the lists from one state of a thing to the next.
    static func update(from old: [ListEntry], to new: [ListEntry], in rows: inout RowWriter) throws(RowError) {
        for entry in old where !new.contains(where: { $0.key == entry.key }) {
            try rows.delete(at: entry.key, in: table)
        }
        for entry in new where !old.contains(entry) { try rows.put(entry.row, at: entry.key, in: table) }
    }
}

extension KeyEncoder {
    /// Appends an instant such that earlier ones come first, those before 1970 too.
    mutating func append(_ time: Timestamp) { append(UInt64(bitPattern: time.microseconds) ^ (1 << 63)) }
}
