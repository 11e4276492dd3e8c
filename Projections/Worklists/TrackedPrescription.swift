internal import EventCatalog
internal import ProjectionEngine

/// A draft, or a signed prescription of which something is open or could be again: as much of it as the lists need.
struct TrackedPrescription: Hashable, Sendable {
    static let table = Table("prescription")

    /// The dates of a signature.
    struct Signature: Hashable {
        let validUntil: CalendarDate
        let reviewOn: CalendarDate?
    }

    let id: PrescriptionID
    let patientID: PatientID
    let prescriberID: PractitionerID
    let draftedAt: Timestamp
    /// The version of its stream.
    var version: UInt64
    /// `nil` for a draft.
    var signature: Signature?
    var items: [TrackedItem] = []
    /// The pharmacy that holds it.
    var holder: String?
    /// Whether the day of its review is recorded as come.
    var isReviewRecorded = false
    /// The keys of the merges that brought it together with an order of the same product.
    var conflicts: [[UInt8]] = []

    var openItems: [TrackedItem] { signature == nil ? [] : items.filter(\.isOpen) }

    /// Whether an item of a product is open.
    func isOpen(_ product: ProductCode) -> Bool { openItems.contains { $0.product == product } }

    static func find(_ id: PrescriptionID, in rows: borrowing some RowSource & ~Copyable) throws(RowError)
        -> TrackedPrescription?
    {
        guard let row = try rows.row(at: KeyEncoder(id.record).bytes, in: table) else { return nil }
        return try TrackedPrescription(decoding: row, id: id.record)
    }
}

/// What identifies a product, without the words.
struct ProductCode: Hashable {
    let system: String
    let code: String

    init(_ product: Coding) {
        system = product.system
        code = product.code
    }
}

/// An item of a tracked prescription.
struct TrackedItem: Hashable {
    enum Status: UInt8 {
        case active = 1
        case onHold
        case completed
        case ended
    }

    /// A supply that was not taken back.
    struct Supply: Hashable {
        let id: DispenseID
        let amount: DecimalNumber
        let issue: Int?
    }

    /// A request to withdraw it that awaits an answer.
    struct Request: Hashable {
        let reason: CancellationReason
        let requestedAt: Timestamp
    }

    let id: PrescriptionItemID
    let product: ProductCode
    /// How much an issue is.
    let perIssue: DecimalNumber
    /// How many issues there are.
    let issues: Int
    /// Whether issues are counted (I-26).
    let isCounted: Bool
    var status = Status.active
    var supplies: [Supply] = []
    /// Issues that will not be supplied.
    var leftOut: [Int] = []
    var request: Request?

    var isOpen: Bool {
        switch status {
        case .active, .onHold: true
        case .completed, .ended: false
        }
    }

    /// The request that awaits an answer, if the item has not ended.
    var pendingRequest: Request? { isOpen ? request : nil }

    init(_ item: PrescriptionItem) {
        id = item.itemID
        product = ProductCode(item.product)
        perIssue = item.quantity.value
        issues = min(max(item.repeatsAllowed, 0), 99) + 1
        isCounted = item.dispenseIntervalDays != nil
    }

    /// Whether nothing can be supplied any more: all that was authorised was supplied, or will not be (I-25, I-26).
    var isUsedUp: Bool {
        var remaining = perIssue.multiplied(by: issues) ?? perIssue
        for supply in supplies { remaining = remaining.subtracting(supply.amount) ?? .zero }
        if isCounted {
            for issue in Set(leftOut) where (1...issues).contains(issue) {
                remaining = remaining.subtracting(rest(of: issue)) ?? .zero
            }
        }
        return !remaining.isPositive
    }

    private func rest(of issue: Int) -> DecimalNumber {
        var rest = perIssue
        for supply in supplies where supply.issue == issue { rest = rest.subtracting(supply.amount) ?? .zero }
        return rest
    }
}
