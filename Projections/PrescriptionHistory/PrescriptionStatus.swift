/// Where an item is in its life. The names are FHIR R4's, and `expired` (which FHIR shows as `stopped`).
public enum PrescriptionItemStatus: UInt8, Hashable, Sendable, CaseIterable {
    /// Not signed yet.
    case draft = 1
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

    /// The name on the wire.
    public var name: String {
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

    /// Whether it is signed and has not ended.
    public var isOpen: Bool {
        switch self {
        case .active, .onHold: true
        case .draft, .completed, .cancelled, .stopped, .expired, .enteredInError: false
        }
    }
}

/// Where a prescription is in its life: what its items add up to.
public enum PrescriptionStatus: UInt8, Hashable, Sendable, CaseIterable {
    /// Not signed yet.
    case draft = 1
    /// At least one item may be supplied.
    case active
    /// No item is active and at least one is on hold.
    case onHold
    /// Every item has ended, at least one because all of it was supplied.
    case completed
    /// Every item has ended, at least one because the validity ran out, and none was completed.
    case expired
    /// Every item has ended, at least one because it was stopped, and none was completed or expired.
    case stopped
    /// Every item was cancelled, or the draft was thrown away.
    case cancelled
    /// It should never have existed.
    case enteredInError

    /// The name on the wire.
    public var name: String {
        switch self {
        case .draft: "draft"
        case .active: "active"
        case .onHold: "on-hold"
        case .completed: "completed"
        case .expired: "expired"
        case .stopped: "stopped"
        case .cancelled: "cancelled"
        case .enteredInError: "entered-in-error"
        }
    }

    /// The status with a name on the wire; `nil` for any other text.
    public init?(name: String) {
        guard let status = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = status
    }

    /// What the items of a signed prescription add up to.
    init(of items: some Sequence<PrescriptionItemStatus>) {
        let found = Set(items)
        let order: [(PrescriptionItemStatus, PrescriptionStatus)] = [
            (.active, .active), (.onHold, .onHold), (.completed, .completed), (.stopped, .stopped),
            (.expired, .expired),
        ]
        self = order.first { found.contains($0.0) }?.1 ?? .cancelled
    }
}
