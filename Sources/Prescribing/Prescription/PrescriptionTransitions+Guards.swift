extension PrescriptionTransitions {
    /// What must hold, besides the state, for a transition to happen.
    public enum Guard: UInt8, Hashable, Sendable, CaseIterable {
        /// Nothing more.
        case always
        /// All that a signature needs (I-01 … I-24): the decision to sign judges it.
        case contentIsComplete
        /// Nobody holds it yet (I-29).
        case noPharmacyHoldsIt
        /// A pharmacy holds it (I-29).
        case pharmacyHoldsIt
        /// A pharmacy holds it and has supplied nothing of it (I-36).
        case pharmacyHoldsItUntouched
        /// No cancellation awaits the pharmacy's answer (I-33).
        case noCancellationPends
        /// A cancellation awaits the pharmacy's answer (I-36).
        case cancellationPends
        /// Nothing was supplied, and who holds it agrees (I-36).
        case nothingSupplied
        /// A supply can be taken back (I-32).
        case somethingSupplied
        /// The last day of validity has passed (I-28).
        case validityIsOver
        /// The day of review has come.
        case reviewIsDue

        /// The guard in one sentence, as the documentation shows it.
        public var sentence: String {
            switch self {
            case .always: "Nothing more is needed."
            case .contentIsComplete: "The content, the patient and the prescriber satisfy I-01 … I-24."
            case .noPharmacyHoldsIt: "No pharmacy holds the prescription (I-29)."
            case .pharmacyHoldsIt: "A pharmacy holds the prescription (I-29)."
            case .pharmacyHoldsItUntouched:
                "A pharmacy holds the prescription, has supplied nothing of the item, and was not asked before (I-36)."
            case .noCancellationPends: "No cancellation awaits the pharmacy's answer (I-33)."
            case .cancellationPends: "A cancellation awaits the pharmacy's answer (I-36)."
            case .nothingSupplied:
                "Nothing of the item was supplied, and no pharmacy holds it or the one that does agrees (I-36)."
            case .somethingSupplied: "The item has a supply that was not taken back (I-32)."
            case .validityIsOver: "The last day of validity has passed (I-28)."
            case .reviewIsDue: "The day of review has come, and was not recorded before."
            }
        }

        /// Whether it holds.
        public func holds(in circumstances: Circumstances) -> Bool {
            switch self {
            case .always, .contentIsComplete: true
            case .noPharmacyHoldsIt: !circumstances.isHeldByPharmacy
            case .pharmacyHoldsIt: circumstances.isHeldByPharmacy
            case .pharmacyHoldsItUntouched:
                circumstances.isHeldByPharmacy && !circumstances.isSupplied && !circumstances.isCancellationPending
            case .noCancellationPends: !circumstances.isCancellationPending
            case .cancellationPends: circumstances.isCancellationPending
            case .nothingSupplied:
                !circumstances.isSupplied
                    && (!circumstances.isHeldByPharmacy || circumstances.isCancellationPending)
            case .somethingSupplied: circumstances.isSupplied
            case .validityIsOver: circumstances.isOverdue
            case .reviewIsDue: circumstances.isReviewDue
            }
        }
    }

    /// What the guards look at.
    public struct Circumstances: Hashable, Sendable {
        /// Whether a pharmacy holds the prescription.
        public var isHeldByPharmacy: Bool
        /// Whether a request to cancel the item awaits its answer.
        public var isCancellationPending: Bool
        /// Whether something of the item was supplied and not taken back.
        public var isSupplied: Bool
        /// Whether the last day of validity has passed.
        public var isOverdue: Bool
        /// Whether the day of review has come and was not recorded yet.
        public var isReviewDue: Bool

        /// Puts the parts together.
        public init(
            isHeldByPharmacy: Bool = false,
            isCancellationPending: Bool = false,
            isSupplied: Bool = false,
            isOverdue: Bool = false,
            isReviewDue: Bool = false
        ) {
            self.isHeldByPharmacy = isHeldByPharmacy
            self.isCancellationPending = isCancellationPending
            self.isSupplied = isSupplied
            self.isOverdue = isOverdue
            self.isReviewDue = isReviewDue
        }
    }
}
