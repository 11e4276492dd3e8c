internal import EventCatalog
internal import ProjectionEngine

/// The items of a signed prescription that are open, and those supplied in full: a supply that is taken back opens them
/// again (I-32).
struct SignedItems {
    /// One supply that was not taken back.
    struct Supply {
        let id: DispenseID
        let item: PrescriptionItemID
        let issue: Int?
        let amount: DecimalNumber
    }

    /// What is left of an issue that is not supplied (I-26).
    struct LeftOut {
        let item: PrescriptionItemID
        let issue: Int
        let amount: DecimalNumber
    }

    var open: [ActiveItem]
    private(set) var completed: [ActiveItem] = []
    private(set) var supplies: [Supply] = []
    private(set) var leftOut: [LeftOut] = []

    init(open: [ActiveItem]) { self.open = open }

    var isOver: Bool { open.isEmpty && completed.isEmpty }

    mutating func supply(_ supply: MedicationDispensed, on day: CalendarDate) {
        guard let index = open.firstIndex(where: { $0.id == supply.itemID }) else { return }
        let amount = supply.quantity.value
        supplies.append(Supply(id: supply.dispenseID, item: supply.itemID, issue: supply.issueNumber, amount: amount))
        open[index].remaining = open[index].remaining.subtracting(amount) ?? .zero
        open[index].lastSupplied = max(open[index].lastSupplied ?? day, day)
        if open[index].remaining <= .zero { completed.append(open.remove(at: index)) }
    }

    /// Leaving out what remains, or the last issue, ends the item.
    mutating func leaveOut(_ refused: MedicationNotDispensed) {
        guard let index = open.firstIndex(where: { $0.id == refused.itemID }) else { return }
        guard let number = refused.issueNumber else {
            open.remove(at: index)
            return
        }
        var rest = open[index].quantity.value
        for supply in supplies where supply.item == refused.itemID && supply.issue == number {
            rest = rest.subtracting(supply.amount) ?? rest
        }
        leftOut.append(LeftOut(item: refused.itemID, issue: number, amount: rest))
        open[index].remaining = open[index].remaining.subtracting(rest) ?? .zero
        if open[index].remaining <= .zero { open.remove(at: index) }
    }

    /// What was supplied remains again, and so does what was left out of the same issue.
    mutating func takeBack(_ reversed: DispenseReversed) {
        guard let index = supplies.firstIndex(where: { $0.id == reversed.dispenseID }) else { return }
        let supply = supplies.remove(at: index)
        var amount = supply.amount
        for entry in leftOut where entry.item == supply.item && entry.issue == supply.issue {
            amount = amount.adding(entry.amount) ?? amount
        }
        leftOut.removeAll { $0.item == supply.item && $0.issue == supply.issue }
        if let index = completed.firstIndex(where: { $0.id == supply.item }) {
            open.append(completed.remove(at: index))
        }
        guard let index = open.firstIndex(where: { $0.id == supply.item }) else { return }
        open[index].remaining = open[index].remaining.adding(amount) ?? amount
    }
}

// MARK: - As a row

extension SignedItems: RowValue {
    func encode(to row: inout RowEncoder) {
        for items in [open, completed] {
            row.append(UInt64(items.count))
            for item in items { row.append(bytes: item.encoded()) }
        }
        row.append(supplies)
        row.append(leftOut)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        open = try Self.items(&row)
        completed = try Self.items(&row)
        supplies = try row.values()
        leftOut = try row.values()
    }

    private static func items(_ row: inout RowDecoder) throws(RowError) -> [ActiveItem] {
        var items: [ActiveItem] = []
        for _ in 0..<(try row.unsigned()) { items.append(try ActiveItem(decoding: try row.byteArray())) }
        return items
    }
}

extension SignedItems.Supply: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(id)
        row.append(item)
        row.append(issue)
        row.append(amount)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        id = try row.value()
        item = try row.value()
        issue = try row.optionalInteger()
        amount = try row.value()
    }
}

extension SignedItems.LeftOut: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(item)
        row.append(issue)
        row.append(amount)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        item = try row.value()
        issue = try row.integer()
        amount = try row.value()
    }
}
