extension Prescription {
    /// What can be done with a signed item, by the table of transitions.
    ///
    /// - Parameters:
    ///   - status: Its status on the day.
    ///   - circumstances: What the guards look at.
    ///   - isRenewed: Whether the prescription was renewed before (I-38).
    public static func actions(
        in status: ItemStatus,
        _ circumstances: PrescriptionTransitions.Circumstances,
        isRenewed: Bool
    ) -> [Action] {
        guard status != .draft else { return [.edit] }
        var actions: [Action] = []
        func offer(_ action: Action, if events: PrescriptionTransitions.Event...) {
            let isPossible = events.contains { PrescriptionTransitions.next(status, $0, in: circumstances) != nil }
            if isPossible { actions.append(action) }
        }
        offer(.release, if: .released)
        offer(.returnToPrescriber, if: .returned)
        offer(.dispense, if: .partDispensed)
        offer(.notDispensed, if: .notDispensed)
        offer(.reverseDispense, if: .dispenseReversed)
        offer(.hold, if: .held)
        offer(.resume, if: .resumed)
        offer(.stop, if: .stopped)
        if circumstances.isCancellationPending {
            offer(.answerCancellation, if: .cancellationRejected)
        } else {
            offer(.cancel, if: .cancelled, .cancellationRequested)
        }
        offer(.revise, if: .superseded)
        if status.isRenewable, !isRenewed || status.isOpen { actions.append(.renew) }
        return actions
    }
}
