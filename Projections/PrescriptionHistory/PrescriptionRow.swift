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
    /// The pharmacy that holds it, as it names itself (I-29).
    public internal(set) var holder: String?
    /// The table of rules that it was signed under; `nil` before that, and for records of elsewhere.
    public internal(set) var ruleTable: String?
    /// Whether the signer had given two factors.
    public internal(set) var usedTwoFactors = false
    /// When it has to be looked at again.
    public internal(set) var reviewOn: CalendarDate?
    /// Whether that day has come.
    public internal(set) var isReviewDue = false
    /// The last safety checks (I-15); `nil` before any ran.
    public internal(set) var safetyChecks: SafetyChecksPerformed?
    /// What was answered to alerts, in the order recorded (I-16).
    public internal(set) var overrides: [SafetyAlertOverridden] = []
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

    /// Issues, or the whole, that a pharmacy will not supply.
    public internal(set) var notDispensed: [NotDispensedRow] = []
    /// Whether its withdrawal was asked for, and what came of it (I-36).
    public internal(set) var cancellation: CancellationRow?
    /// The prescription that took its place (I-38).
    public internal(set) var supersededBy: PrescriptionID?

    /// How much may still be supplied: what was authorised, without what was supplied and what will not be.
    public var remaining: DecimalNumber {
        let open = authorised.subtracting(dispensed) ?? .zero
        return open.subtracting(forgone) ?? .zero
    }

    /// What is left of issues that are not supplied (I-26).
    private var forgone: DecimalNumber {
        var forgone = DecimalNumber.zero
        guard content.dispenseIntervalDays != nil else { return forgone }
        for number in Set(notDispensed.compactMap(\.issueNumber)) {
            let own = dispenses.filter { $0.issueNumber == number && $0.reversal == nil }
            let supplied = own.reduce(DecimalNumber.zero) { $0.adding($1.quantity.value) ?? $0 }
            let rest = content.quantity.value.subtracting(supplied) ?? .zero
            forgone = forgone.adding(rest) ?? forgone
        }
        return forgone
    }
}

/// What a pharmacy will not supply of an item.
public struct NotDispensedRow: Hashable, Sendable {
    /// Which issue; `nil` for all that remained.
    public let issueNumber: Int?
    /// Why, from the list.
    public let reason: NonDispenseReason
    /// A remark.
    public let note: String?
}

/// A request to withdraw an item, and what came of it (I-36).
public struct CancellationRow: Hashable, Sendable {
    /// What came of it.
    public enum Answer: UInt8, Hashable, Sendable {
        /// The pharmacy that holds it has still to answer.
        case pending = 1
        /// It was withdrawn.
        case cancelled
        /// It was not.
        case rejected
    }

    /// Why it was asked for, from the list.
    public let reason: CancellationReason
    /// A remark.
    public let note: String?
    /// What came of it.
    public internal(set) var answer: Answer
    /// Why it was not withdrawn.
    public internal(set) var outcome: CancellationOutcome?
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
    /// Why something else was supplied (I-30).
    public let substitutionReason: String?
    /// Which issue it belongs to; `nil` where none are counted (I-26).
    public let issueNumber: Int?
    /// How long it should last, in days.
    public let supplyDays: Int?
    /// When.
    public let dispensedAt: ClinicalTime
    /// Why it was taken back, if it was (I-32).
    public internal(set) var reversal: String?
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
