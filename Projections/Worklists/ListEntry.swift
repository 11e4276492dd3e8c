internal import EventCatalog
internal import ProjectionEngine

/// One line of a list: its place, and how long it is shown.
struct ListEntry: Hashable {
    let key: [UInt8]
    /// After this day it is not shown, recorded as expired or not; `nil` for always.
    let validUntil: CalendarDate?

    init(_ place: KeyEncoder, validUntil: CalendarDate?) {
        key = place.bytes
        self.validUntil = validUntil
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
