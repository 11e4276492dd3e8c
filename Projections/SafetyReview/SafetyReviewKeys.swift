internal import EventCatalog
internal import ProjectionEngine

extension CheckedDraft {
    /// Drafts by prescription.
    static let table = Table("draft")
}

extension OverrideRow {
    /// Overrides by place.
    static let table = Table("override")
    /// The places of a prescriber's and a rule's overrides.
    static let index = Table("by")

    /// Whose overrides, or which.
    enum Scope {
        case prescriber(PractitionerID)
        case rule(String)

        /// What the keys of the index begin with.
        var prefix: [UInt8] {
            var key = KeyEncoder()
            switch self {
            case .prescriber(let id):
                key.append(UInt8(1))
                key.append(id)
            case .rule(let id):
                key.append(UInt8(2))
                key.append(id)
            }
            return key.bytes
        }
    }

    /// The newest clinical day first, within a day the newest time, then the latest recorded.
    var place: [UInt8] {
        var key = Self.start(of: occurredAt.date.firstDay)
        key.append(descending: UInt64(bitPattern: occurredAt.instant.microseconds) ^ (1 << 63))
        key.append(descending: position)
        return key.bytes
    }

    /// Length of a place.
    static let placeLength = 24

    /// Where the places of a day begin: after those of all later days.
    static func start(of day: CalendarDate) -> KeyEncoder {
        var key = KeyEncoder()
        key.append(descending: UInt64(bitPattern: Int64(day.daysSinceEpoch)) ^ (1 << 63))
        return key
    }
}

extension AlertCounter {
    /// Counters by dimension, day, and rule or prescriber.
    static let table = Table("count")

    /// By what alerts are told apart; also the first byte of the keys.
    enum Dimension: UInt8 {
        case rule = 1
        case prescriber
    }

    /// What the keys of a day begin with.
    static func start(of day: CalendarDate, _ dimension: Dimension) -> KeyEncoder {
        var key = KeyEncoder()
        key.append(dimension.rawValue)
        key.append(day)
        return key
    }
}
