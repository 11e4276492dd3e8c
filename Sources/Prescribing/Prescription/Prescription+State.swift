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
        /// Why it should never have existed, if it is marked so (I-39); what it was stays readable.
        public internal(set) var enteredInErrorReason: String?
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
        /// The recorded status, which does not know of the calendar: see ``State/effectiveStatus(of:on:)``.
        public internal(set) var status: ItemStatus = .active
        /// How much was supplied so far, in the item's unit.
        public internal(set) var dispensed: DecimalNumber = .zero
        /// The supplies in the order recorded.
        public internal(set) var dispenses: [MedicationDispensed] = []
    }
}
