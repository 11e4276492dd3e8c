public import EventCatalog
internal import ProjectionEngine

/// Whether an open item may be supplied now.
public enum ActiveItemStatus: UInt8, Hashable, Sendable, CaseIterable {
    /// It may.
    case active = 1
    /// It is suspended.
    case onHold

    /// The name on the wire.
    public var name: String {
        switch self {
        case .active: "active"
        case .onHold: "on-hold"
        }
    }

    /// The status with a name on the wire; `nil` for any other text.
    public init?(name: String) {
        guard let status = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = status
    }
}

/// An item of a signed prescription that has not ended.
public struct ActiveItem: Hashable, Sendable {
    /// The item.
    public let id: PrescriptionItemID
    /// The prescription it is on.
    public let prescriptionID: PrescriptionID
    /// For whom.
    public let patientID: PatientID
    /// By whom.
    public let prescriberID: PractitionerID
    /// The product.
    public let product: Coding
    /// How much is supplied at each issue.
    public let quantity: Quantity
    /// How long one issue should last, in days.
    public let expectedSupplyDays: Int?
    /// Whether it may be supplied now; past ``validUntil`` it may not, whether that is recorded yet or not.
    public internal(set) var status: ActiveItemStatus
    /// How much may still be supplied.
    public internal(set) var remaining: DecimalNumber
    /// The date of issue.
    public let issueDate: CalendarDate
    /// The last day on which it may be supplied.
    public let validUntil: CalendarDate
    /// The day of the last supply.
    public internal(set) var lastSupplied: CalendarDate?
    /// Whether a pharmacy has still to answer a request to cancel it: until then it is not supplied (I-33).
    public internal(set) var isCancellationPending = false

    /// The day on which the last supply (before the first: the issue) should be used up; `nil` if it is not known how
    /// long one lasts.
    public var runsOutOn: CalendarDate? {
        expectedSupplyDays.flatMap { (lastSupplied ?? issueDate).adding(days: $0) }
    }
}

extension ActiveItem {
    func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 160)
        row.append(id)
        row.append(prescriptionID)
        row.append(patientID)
        row.append(prescriberID)
        row.append(product)
        row.append(quantity)
        row.append(expectedSupplyDays)
        row.append(status)
        row.append(remaining)
        row.append(issueDate)
        row.append(validUntil)
        row.append(lastSupplied)
        row.append(isCancellationPending)
        return row.bytes
    }

    init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        id = try row.value()
        prescriptionID = try row.value()
        patientID = try row.value()
        prescriberID = try row.value()
        product = try row.value()
        quantity = try row.value()
        expectedSupplyDays = try row.optionalInteger()
        status = try row.choice()
        remaining = try row.value()
        issueDate = try row.value()
        validUntil = try row.value()
        lastSupplied = try row.optionalValue()
        isCancellationPending = try row.flag()
    }

    /// What a worklist holds of it, so that what is not asked for need not be opened.
    var worklistRow: [UInt8] {
        var row = RowEncoder(capacity: 8)
        row.append(status)
        row.append(validUntil)
        return row.bytes
    }
}
