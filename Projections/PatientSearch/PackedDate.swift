internal import EventCatalog

/// A birth date in 23 bits, in the order of dates; 0 for a part that is not known.
struct PackedDate: Hashable, Comparable, Sendable {
    let bits: UInt32

    init(bits: UInt32) { self.bits = bits & 0x7F_FFFF }

    init(year: Int, month: Int = 0, day: Int = 0) {
        bits =
            UInt32(truncatingIfNeeded: year) << 9 | UInt32(truncatingIfNeeded: month) << 5
            | UInt32(truncatingIfNeeded: day)
    }

    init(_ date: CalendarDate) { self.init(year: date.year, month: date.month ?? 0, day: date.day ?? 0) }

    var year: Int { Int(bits >> 9) }
    var month: Int { Int(bits >> 5 & 0xF) }
    var day: Int { Int(bits & 0x1F) }

    /// The date; `nil` if the bits are none.
    var date: CalendarDate? {
        CalendarDate(year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    }

    static func < (left: PackedDate, right: PackedDate) -> Bool { left.bits < right.bits }
}
