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

extension ListEntry {
    /// All lists: kind, scope, and what orders the list.
    static let table = Table("list")

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
}

/// A part of the lists' table.
struct ListRange {
    let prefix: [UInt8]
    /// The four bytes of the last day; `nil` for no end.
    private let lastDay: [UInt8]?

    init(_ kind: ListKind, _ scope: ListScope = .everybody, upTo day: CalendarDate? = nil) {
        prefix = ListEntry.prefix(kind, scope).bytes
        lastDay = day.map { day in
            var key = KeyEncoder()
            key.append(day.lastDay)
            return key.bytes
        }
    }

    /// Whether a key is past the last day. Keys are in the order of days.
    func isPast(_ key: Span<UInt8>) -> Bool {
        guard let lastDay, key.count >= prefix.count + 4 else { return false }
        for index in lastDay.indices where key[prefix.count + index] != lastDay[index] {
            return key[prefix.count + index] > lastDay[index]
        }
        return false
    }
}

extension ListScope {
    /// A prescriber's part, or everybody's.
    init(_ prescriber: PractitionerID?) { self = prescriber.map(ListScope.prescriber) ?? .everybody }
}

extension KeyEncoder {
    /// Appends an instant such that earlier ones come first, those before 1970 too.
    mutating func append(_ time: Timestamp) { append(UInt64(bitPattern: time.microseconds) ^ (1 << 63)) }
}
