/// Which states an item goes through (I-35): the whole table as data, used by every decision.
public enum PrescriptionTransitions {
    /// What moves an item from one state to another.
    public enum Event: UInt8, Hashable, Sendable, CaseIterable {
        /// The prescription was signed.
        case signed
        /// The draft was thrown away.
        case discarded
        /// Some was supplied and some remains.
        case partDispensed
        /// The last of it was supplied.
        case lastDispensed
        /// It was suspended.
        case held
        /// The suspension ended.
        case resumed
        /// It was halted for good.
        case stopped
        /// It was withdrawn.
        case cancelled
        /// The validity ran out.
        case expired
        /// It should never have existed.
        case markedEnteredInError
    }

    /// One line of the table.
    public struct Row: Hashable, Sendable {
        /// The state before.
        public let from: Prescription.ItemStatus
        /// What happens.
        public let event: Event
        /// The state after.
        public let to: Prescription.ItemStatus
    }

    /// Every transition there is. What is not here can't happen.
    public static let rows: [Row] =
        [
            Row(from: .draft, event: .signed, to: .active),
            Row(from: .draft, event: .discarded, to: .cancelled),
            Row(from: .active, event: .partDispensed, to: .active),
            Row(from: .active, event: .lastDispensed, to: .completed),
            Row(from: .active, event: .held, to: .onHold),
            Row(from: .onHold, event: .resumed, to: .active),
            Row(from: .active, event: .stopped, to: .stopped),
            Row(from: .onHold, event: .stopped, to: .stopped),
            Row(from: .active, event: .cancelled, to: .cancelled),
            Row(from: .onHold, event: .cancelled, to: .cancelled),
            Row(from: .active, event: .expired, to: .expired),
            Row(from: .onHold, event: .expired, to: .expired),
        ]
        + Prescription.ItemStatus.allCases.filter { $0 != .enteredInError }
        .map { Row(from: $0, event: .markedEnteredInError, to: .enteredInError) }

    /// The state after an event; `nil` if it can't happen in that state.
    public static func next(_ status: Prescription.ItemStatus, _ event: Event) -> Prescription.ItemStatus? {
        table[Int(status.rawValue) * Event.allCases.count + Int(event.rawValue)]
    }

    private static let table: [Prescription.ItemStatus?] = Prescription.ItemStatus.allCases.flatMap { status in
        Event.allCases.map { event in rows.first { $0.from == status && $0.event == event }?.to }
    }
}
