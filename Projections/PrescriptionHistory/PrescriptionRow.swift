public import EventCatalog
internal import ProjectionEngine

/// A prescription's whole current state, and what happened to it.
public struct PrescriptionRow: Hashable, Sendable {
    /// How far it has come.
    enum Stage: UInt8 {
        case draft = 1
        case discarded
        case signed
        case enteredInError
    }

    /// The prescription.
    public let id: PrescriptionID
    /// The version of its stream: what `ETag` and `If-Match` carry.
    public internal(set) var version: UInt64
    /// The position of the last event of its stream.
    public internal(set) var position: UInt64
    /// For whom, by whom, why.
    public let header: PrescriptionDrafted
    /// When it was drafted, clinically.
    public let authoredAt: ClinicalTime
    var stage: Stage
    /// The date of issue; `nil` before it is signed.
    public internal(set) var issueDate: CalendarDate?
    /// The last day on which it may be supplied; `nil` before it is signed.
    public internal(set) var validUntil: CalendarDate?
    /// SHA-256 of what was signed; empty before.
    public internal(set) var contentHash: [UInt8] = []
    /// The prescription that carries this one on (I-38).
    public internal(set) var renewedBy: PrescriptionID?
    /// Why it should never have existed, if it is marked so (I-39).
    public internal(set) var enteredInErrorReason: String?
    /// The items, in the order they were added.
    public internal(set) var items: [PrescriptionItemRow] = []
    /// What happened to it, in the order recorded.
    public internal(set) var timeline: [TimelineEntry] = []
}

extension PrescriptionRow {
    /// Whether it is a draft that was thrown away.
    public var isDiscarded: Bool { stage == .discarded }

    /// The recorded status, which does not know of the calendar.
    public var recordedStatus: PrescriptionStatus {
        switch stage {
        case .draft: .draft
        case .discarded: .cancelled
        case .enteredInError: .enteredInError
        case .signed: PrescriptionStatus(of: items.lazy.map(\.recordedStatus))
        }
    }

    /// The status on a day: past its validity an open item has expired, whether that is recorded yet or not.
    public func status(on day: CalendarDate) -> PrescriptionStatus {
        guard stage == .signed else { return recordedStatus }
        return PrescriptionStatus(of: items.lazy.map { status(of: $0, on: day) })
    }

    /// The status of one of its items on a day.
    public func status(of item: PrescriptionItemRow, on day: CalendarDate) -> PrescriptionItemStatus {
        guard item.recordedStatus.isOpen, let validUntil, validUntil.lastDay < day.firstDay else {
            return item.recordedStatus
        }
        return .expired
    }

    /// What the patient's list holds of it: the status until the last day of validity and after it, so that a list by
    /// status need not open the rows it leaves out.
    var indexRow: [UInt8] {
        var row = RowEncoder(capacity: 8)
        row.append(recordedStatus)
        row.append(statusAfterValidity)
        row.append(validUntil)
        return row.bytes
    }

    private var statusAfterValidity: PrescriptionStatus {
        guard stage == .signed else { return recordedStatus }
        return PrescriptionStatus(of: items.lazy.map { $0.recordedStatus.isOpen ? .expired : $0.recordedStatus })
    }
}

extension PrescriptionStatus {
    /// The status on a day, from what the patient's list holds.
    init(indexRow bytes: Span<UInt8>, on day: CalendarDate) throws(RowError) {
        var row = RowDecoder(bytes)
        let recorded: PrescriptionStatus = try row.choice()
        let afterValidity: PrescriptionStatus = try row.choice()
        let validUntil: CalendarDate? = try row.optionalValue()
        let isOver = validUntil.map { $0.lastDay < day.firstDay } ?? false
        self = isOver ? afterValidity : recorded
    }
}

/// One item of a prescription: what was prescribed, and what became of it.
public struct PrescriptionItemRow: Hashable, Sendable {
    /// What was prescribed; fixed once signed (I-13).
    public internal(set) var content: PrescriptionItem
    /// The recorded status, which does not know of the calendar; see ``PrescriptionRow/status(of:on:)``.
    public internal(set) var recordedStatus: PrescriptionItemStatus
    /// The supplies, in the order recorded.
    public internal(set) var dispenses: [DispenseRow] = []
    /// How much was supplied so far, in the item's unit.
    public internal(set) var dispensed: DecimalNumber = .zero

    /// How much may be supplied in all: quantity × (1 + repeats) (I-25).
    public var authorised: DecimalNumber {
        let (issues, overflow) = content.repeatsAllowed.addingReportingOverflow(1)
        let product = overflow ? nil : content.quantity.value.multiplied(by: issues)
        return product ?? content.quantity.value  // too large a number is refused long before it is recorded
    }

    /// How much may still be supplied.
    public var remaining: DecimalNumber { authorised.subtracting(dispensed) ?? .zero }
}

/// One supply of an item.
public struct DispenseRow: Hashable, Sendable {
    /// The dispense.
    public let id: DispenseID
    /// How much, in the item's unit.
    public let quantity: Quantity
    /// Which pharmacy, as it names itself.
    public let pharmacy: String?
    /// What was supplied where it is not the product prescribed (I-30).
    public let substitute: Coding?
    /// When.
    public let dispensedAt: ClinicalTime
}

/// Something that happened to a prescription.
public struct TimelineEntry: Hashable, Sendable {
    let kind: TimelineKind
    /// The event's position.
    public let position: UInt64
    /// When it happened, clinically.
    public let occurredAt: ClinicalTime
    /// The pseudonym of who did it.
    public let actor: RecordID

    /// The published name of the event, such as `PrescriptionSigned`.
    public var type: String { kind.typeName }
}
