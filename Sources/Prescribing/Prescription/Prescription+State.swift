public import EventCatalog

extension Prescription {
    /// A prescription, as its events add up.
    public struct State: Hashable, Sendable {
        /// For whom, by whom, why.
        public let header: PrescriptionDrafted
        /// How far it has come.
        public internal(set) var stage: Stage
        /// The prescription that carries this one on (I-38).
        public internal(set) var renewedBy: PrescriptionID?
        /// The last safety checks (I-15).
        public internal(set) var safetyChecks: SafetyChecksPerformed?
        /// What was answered to alerts, in the order recorded (I-16).
        public internal(set) var overrides: [SafetyAlertOverridden] = []
        /// The pharmacy that holds it, as it names itself (I-29).
        public internal(set) var holder: String?
        /// When it was signed, where the history was read with its times (I-34).
        public internal(set) var signedAt: ClinicalTime?
        /// When the last of what happened to it did, as far as it is signed and was read with its times.
        public internal(set) var latestAt: ClinicalTime?
        /// The day of review whose coming is recorded.
        public internal(set) var reviewFellDueOn: CalendarDate?
        /// Why it should never have existed, if it is marked so (I-39); what it was stays readable.
        public internal(set) var enteredInErrorReason: String?

        init(_ event: PrescriptionDrafted) {
            header = event
            stage = .draft([])
        }
    }

    /// How far a prescription has come. Only a signed one has dates and supplies.
    public enum Stage: Hashable, Sendable {
        /// It can still be changed.
        case draft([PrescriptionItem])
        /// The draft was thrown away.
        case discarded([PrescriptionItem])
        /// Its content is fixed (I-13).
        case signed(PrescriptionSigned, [SignedItem])
    }

    /// An item after signing: what was prescribed, and what became of it.
    public struct SignedItem: Hashable, Sendable {
        /// What was prescribed; fixed (I-13).
        public let content: PrescriptionItem
        /// The status by the events alone, which do not know the calendar: ``State/items(on:)`` does.
        public internal(set) var status: ItemStatus = .active
        /// How much was supplied so far, in the item's unit.
        public internal(set) var dispensed: DecimalNumber = .zero
        /// The supplies in the order recorded, with those taken back.
        public internal(set) var dispenses: [MedicationDispensed] = []
        /// The supplies that were taken back (I-32).
        public internal(set) var reversed: [DispenseID] = []
        /// The clinical days of the supplies, where the history was read with its days and issues are counted (I-26).
        public internal(set) var handedOverOn: [DispenseID: CalendarDate] = [:]
        /// What a pharmacy will not supply.
        public internal(set) var notDispensed: [MedicationNotDispensed] = []
        /// Whether its withdrawal was asked for, and what came of it (I-36).
        public internal(set) var cancellation: Cancellation?
        /// The prescription that took its place (I-38).
        public internal(set) var supersededBy: PrescriptionID?
    }

    /// A request to withdraw an item, and what came of it (I-36).
    public struct Cancellation: Hashable, Sendable {
        /// Why it was asked for, from the list.
        public let reason: CancellationReason
        /// A remark.
        public let note: String?
        /// What came of it.
        public var answer: Answer

        /// What came of a request to withdraw an item.
        public enum Answer: Hashable, Sendable {
            /// The pharmacy that holds it has still to answer.
            case pending
            /// It was withdrawn.
            case cancelled
            /// It was not.
            case rejected(CancellationOutcome)
        }
    }
}

extension PrescriptionItem {
    /// How much may be supplied in all: quantity × (1 + repeats) (I-25).
    public var authorised: Quantity {
        Quantity(quantity.value.multiplied(by: 1 + repeatsAllowed) ?? quantity.value, unit: quantity.unit)
    }
}

extension Prescription.SignedItem {
    /// How much may still be supplied (I-25): what was authorised, without what was supplied and what will not be.
    public var remaining: Quantity {
        let authorised = content.authorised
        let open = authorised.value.subtracting(dispensed) ?? .zero
        let forgone = notDispensed.isEmpty ? .zero : issues?.forgone ?? .zero
        return Quantity(open.subtracting(forgone) ?? .zero, unit: authorised.unit)
    }

    /// How much of what was authorised has been supplied.
    public var fulfilment: Prescription.Fulfilment {
        guard dispensed.isPositive else { return .none }
        return dispensed < content.authorised.value ? .partial : .full
    }

    /// The supplies that were not taken back.
    public var standingDispenses: [MedicationDispensed] {
        reversed.isEmpty ? dispenses : dispenses.filter { !reversed.contains($0.dispenseID) }
    }

    /// Whether a pharmacy has still to answer a request to cancel it (I-33).
    public var isCancellationPending: Bool { status.isOpen && cancellation?.answer == .pending }

    /// How far its issues have come; `nil` where they are not counted (I-26).
    public var issues: Prescription.Issues? {
        Prescription.Issues(
            of: content,
            supplies: standingDispenses.map { ($0.issueNumber, $0.quantity.value, handedOverOn[$0.dispenseID]) },
            notDispensed: notDispensed.compactMap(\.issueNumber)
        )
    }
}

extension Prescription.State {
    /// What was signed and when; `nil` for a draft.
    public var signature: PrescriptionSigned? {
        guard case .signed(let signature, _) = stage else { return nil }
        return signature
    }

    /// What is prescribed, whatever became of it.
    public var contents: [PrescriptionItem] {
        switch stage {
        case .draft(let items), .discarded(let items): items
        case .signed(_, let items): items.map(\.content)
        }
    }

    /// The items after signing; empty for a draft.
    public var signedItems: [Prescription.SignedItem] {
        guard case .signed(_, let items) = stage else { return [] }
        return items
    }

    /// The prescription that took the place of items of this one (I-38).
    public var supersededBy: PrescriptionID? { signedItems.lazy.compactMap(\.supersededBy).first }

    /// Whether it is marked as entered in error (I-39).
    public var isEnteredInError: Bool { enteredInErrorReason != nil }

    /// Whether an item is signed and was not ended by an event; the validity may have run out all the same.
    public var hasOpenItems: Bool {
        !isEnteredInError && signedItems.contains { $0.status.isOpen }
    }

    /// The products of the items that are signed and were not ended by an event (I-20).
    public var openProducts: [ProductKey] {
        isEnteredInError ? [] : signedItems.filter(\.status.isOpen).map { ProductKey($0.content.product) }
    }
}
