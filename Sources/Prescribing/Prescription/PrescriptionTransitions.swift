/// Which states an item goes through (I-35): the whole table as data, used by every decision.
public enum PrescriptionTransitions {
    /// What moves an item from one state to another.
    public enum Event: UInt8, Hashable, Sendable, CaseIterable {
        /// The prescription was signed.
        case signed
        /// The draft was thrown away.
        case discarded
        /// A pharmacy took it.
        case released
        /// The pharmacy gave it back.
        case returned
        /// Some was supplied and some remains.
        case partDispensed
        /// The last of it was supplied.
        case lastDispensed
        /// One issue is not supplied, and others remain.
        case issueNotDispensed
        /// What remains is not supplied.
        case notDispensed
        /// A supply was taken back.
        case dispenseReversed
        /// It was suspended.
        case held
        /// The suspension ended.
        case resumed
        /// It was halted for good.
        case stopped
        /// A new prescription took its place.
        case superseded
        /// Withdrawal was asked for.
        case cancellationRequested
        /// The pharmacy did not let it be withdrawn.
        case cancellationRejected
        /// It was withdrawn.
        case cancelled
        /// The validity ran out.
        case expired
        /// The day of its review came.
        case reviewFellDue
        /// It should never have existed.
        case markedEnteredInError
    }

    /// One line of the table.
    public struct Row: Hashable, Sendable {
        /// The state before.
        public let from: Prescription.ItemStatus
        /// What happens.
        public let event: Event
        /// What must hold besides.
        public let `guard`: Guard
        /// The state after.
        public let to: Prescription.ItemStatus

        init(_ from: Prescription.ItemStatus, _ event: Event, if guard: Guard = .always, _ to: Prescription.ItemStatus)
        {
            self.from = from
            self.event = event
            self.guard = `guard`
            self.to = to
        }
    }

    /// Every transition there is. What is not here can't happen.
    public static let rows: [Row] =
        [
            Row(.draft, .signed, if: .contentIsComplete, .active),
            Row(.draft, .discarded, .cancelled),
            Row(.active, .released, if: .noPharmacyHoldsIt, .active),
            Row(.active, .returned, if: .pharmacyHoldsIt, .active),
            Row(.onHold, .returned, if: .pharmacyHoldsIt, .onHold),
            Row(.active, .partDispensed, if: .noCancellationPends, .active),
            Row(.active, .lastDispensed, if: .noCancellationPends, .completed),
            Row(.active, .issueNotDispensed, .active),
            Row(.active, .notDispensed, .stopped),
            Row(.active, .dispenseReversed, if: .somethingSupplied, .active),
            Row(.completed, .dispenseReversed, if: .somethingSupplied, .active),
            Row(.active, .held, .onHold),
            Row(.onHold, .resumed, .active),
            Row(.active, .stopped, .stopped),
            Row(.onHold, .stopped, .stopped),
            Row(.active, .superseded, .stopped),
            Row(.onHold, .superseded, .stopped),
            Row(.active, .cancellationRequested, if: .pharmacyHoldsItUntouched, .active),
            Row(.onHold, .cancellationRequested, if: .pharmacyHoldsItUntouched, .onHold),
            Row(.active, .cancellationRejected, if: .cancellationPends, .active),
            Row(.onHold, .cancellationRejected, if: .cancellationPends, .onHold),
            Row(.active, .cancelled, if: .nothingSupplied, .cancelled),
            Row(.onHold, .cancelled, if: .nothingSupplied, .cancelled),
            Row(.active, .expired, if: .validityIsOver, .expired),
            Row(.onHold, .expired, if: .validityIsOver, .expired),
            Row(.active, .reviewFellDue, if: .reviewIsDue, .active),
            Row(.onHold, .reviewFellDue, if: .reviewIsDue, .onHold),
        ]
        + Prescription.ItemStatus.allCases.filter { $0 != .enteredInError }
        .map { Row($0, .markedEnteredInError, .enteredInError) }

    /// The state after an event; `nil` if it can't happen in that state.
    public static func next(_ status: Prescription.ItemStatus, _ event: Event) -> Prescription.ItemStatus? {
        row(status, event)?.to
    }

    /// The state after an event, if what must hold besides does; else `nil`.
    public static func next(
        _ status: Prescription.ItemStatus,
        _ event: Event,
        in circumstances: Circumstances
    ) -> Prescription.ItemStatus? {
        guard let row = row(status, event), row.guard.holds(in: circumstances) else { return nil }
        return row.to
    }

    /// The line of the table for an event in a state; `nil` if there is none.
    public static func row(_ status: Prescription.ItemStatus, _ event: Event) -> Row? {
        table[Int(status.rawValue) * Event.allCases.count + Int(event.rawValue)]
    }

    private static let table: [Row?] = Prescription.ItemStatus.allCases.flatMap { status in
        Event.allCases.map { event in rows.first { $0.from == status && $0.event == event } }
    }
}
