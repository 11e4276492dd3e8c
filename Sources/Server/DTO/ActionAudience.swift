internal import EventCatalog
internal import Prescribing

/// For whom `allowed_actions` are told: nobody is offered what would be refused.
struct ActionAudience: Hashable {
    /// What the caller acts as.
    let role: Role
    /// Whether the patient is known to have died (I-02).
    var isPatientDeceased = false
    /// Whether a draft can be signed as far as its patient's record (I-01) and its prescriber (I-03) go.
    var maySign = true

    /// The actions that are open to the audience.
    func filter(_ actions: [Prescription.Action]) -> [Prescription.Action] {
        actions.filter { action in
            action.permission.isAllowed(for: role) && !(isPatientDeceased && action.needsTheLiving)
                && (maySign || action != .sign)
        }
    }
}

extension Prescription.Action {
    /// What it takes to ask for it.
    var permission: Permission {
        switch self {
        case .edit, .discard, .sign, .revise, .renew: .prescribe
        case .release, .hold, .resume, .stop, .cancel, .expire: .changePrescription
        case .dispense, .notDispensed, .reverseDispense, .returnToPrescriber, .answerCancellation: .dispense
        case .markEnteredInError: .markInError
        }
    }

    /// Whether it is refused once the patient died.
    fileprivate var needsTheLiving: Bool {
        switch self {
        case .sign, .release, .dispense, .resume, .revise, .renew: true
        case .edit, .discard, .returnToPrescriber, .notDispensed, .reverseDispense, .hold, .stop, .cancel,
            .answerCancellation, .expire, .markEnteredInError:
            false
        }
    }
}
