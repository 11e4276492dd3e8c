public import EventCatalog

extension Prescription {
    /// Where an item is in its life; the prescription's own status is derived from those of its items.
    public enum ItemStatus: UInt8, Hashable, WireNamed {
        /// Not signed yet.
        case draft
        /// May be supplied.
        case active
        /// Suspended.
        case onHold
        /// All of it was supplied.
        case completed
        /// Withdrawn before anything was supplied.
        case cancelled
        /// Halted for good.
        case stopped
        /// The validity ran out.
        case expired
        /// Should never have existed.
        case enteredInError

        /// The name on the wire: FHIR R4's, and `expired`.
        public var wireName: String {
            switch self {
            case .draft: "draft"
            case .active: "active"
            case .onHold: "on-hold"
            case .completed: "completed"
            case .cancelled: "cancelled"
            case .stopped: "stopped"
            case .expired: "expired"
            case .enteredInError: "entered-in-error"
            }
        }

        /// How a sentence says it.
        var words: String {
            switch self {
            case .draft: "a draft"
            case .active: "active"
            case .onHold: "on hold"
            case .completed: "completed"
            case .cancelled: "cancelled"
            case .stopped: "stopped"
            case .expired: "expired"
            case .enteredInError: "entered in error"
            }
        }

        /// Whether it is signed and has not ended.
        public var isOpen: Bool {
            switch self {
            case .active, .onHold: true
            case .draft, .completed, .cancelled, .stopped, .expired, .enteredInError: false
            }
        }
    }

    /// How much of what was authorised has been supplied.
    public enum Fulfilment: UInt8, Hashable, WireNamed {
        /// Nothing.
        case none
        /// Some.
        case partial
        /// All.
        case full

        /// The name on the wire.
        public var wireName: String {
            switch self {
            case .none: "none"
            case .partial: "partial"
            case .full: "full"
            }
        }
    }

    /// What a client may offer to do with an item or a prescription.
    public enum Action: UInt8, Hashable, WireNamed {
        /// Add, change or remove items.
        case edit
        /// Throw the draft away.
        case discard
        /// Sign.
        case sign
        /// Say that a pharmacy takes it.
        case release
        /// Say that the pharmacy gives it back.
        case returnToPrescriber
        /// Record a supply.
        case dispense
        /// Record that it is not supplied.
        case notDispensed
        /// Take a supply back.
        case reverseDispense
        /// Suspend.
        case hold
        /// End the suspension.
        case resume
        /// Halt for good.
        case stop
        /// Withdraw.
        case cancel
        /// Answer a request to cancel.
        case answerCancellation
        /// Record that the validity ran out.
        case expire
        /// Change what was signed, by a new prescription.
        case revise
        /// Carry on with a new prescription.
        case renew
        /// Say that it should never have existed.
        case markEnteredInError

        /// The name on the wire.
        public var wireName: String {
            switch self {
            case .edit: "edit"
            case .discard: "discard"
            case .sign: "sign"
            case .release: "release"
            case .returnToPrescriber: "return"
            case .dispense: "dispense"
            case .notDispensed: "not-dispensed"
            case .reverseDispense: "reverse-dispense"
            case .hold: "hold"
            case .resume: "resume"
            case .stop: "stop"
            case .cancel: "cancel"
            case .answerCancellation: "answer-cancellation"
            case .expire: "expire"
            case .revise: "revise"
            case .renew: "renew"
            case .markEnteredInError: "entered-in-error"
            }
        }

        /// How a sentence says that it was done.
        var words: String {
            switch self {
            case .edit: "changed"
            case .discard: "discarded"
            case .sign: "signed"
            case .release: "released to a pharmacy"
            case .returnToPrescriber: "returned"
            case .dispense: "dispensed"
            case .notDispensed: "recorded as not dispensed"
            case .reverseDispense: "given back"
            case .hold: "put on hold"
            case .resume: "resumed"
            case .stop: "stopped"
            case .cancel: "cancelled"
            case .answerCancellation: "answered for"
            case .expire: "expired"
            case .revise: "revised"
            case .renew: "renewed"
            case .markEnteredInError: "marked as entered in error"
            }
        }
    }
}
