public import EventCatalog

/// A practitioner's record: who someone is, and whether they may prescribe (I-03).
public enum Practitioner: Decider {
    /// Folds one event into the record. What fits nowhere changes nothing.
    public static func evolve(_ state: inout State?, with event: PractitionerEvent) {
        switch event {
        case .registered(let event):
            guard state == nil else { return }
            state = State(name: event.name, registrations: event.registrations, specialty: event.specialty)
        case .prescribingAuthorityGranted: state?.mayPrescribe = true
        case .prescribingAuthorityRevoked: state?.mayPrescribe = false
        case .roleAssigned, .roleEnded: break
        }
    }

    /// Decides what a command makes happen.
    public static func decide(
        _ command: PractitionerCommand,
        given state: State?,
        in facts: RecordFacts
    ) throws(PractitionerRejection) -> [PractitionerEvent] {
        guard !facts.time.isInFuture else { throw .occurredInFuture }
        switch command {
        case .register(let command):
            guard state == nil else { throw .alreadyRegistered }
            return try register(command)
        case .grantPrescribingAuthority:
            guard let state else { throw .notRegistered }
            return state.mayPrescribe ? [] : [.prescribingAuthorityGranted(PrescribingAuthorityGranted())]
        case .revokePrescribingAuthority(let command):
            guard let state else { throw .notRegistered }
            try PractitionerRejection.checking { () throws(InputProblem) in
                try Check.text(command.reason, limit: Limit.reason, "reason")
            }
            guard state.mayPrescribe else { return [] }
            return [.prescribingAuthorityRevoked(PrescribingAuthorityRevoked(reason: command.reason))]
        }
    }

    private static func register(
        _ command: RegisterPractitioner
    ) throws(PractitionerRejection) -> [PractitionerEvent] {
        try PractitionerRejection.checking { () throws(InputProblem) in
            try Check.name(command.name)
            try Check.optional(command.specialty, limit: Limit.reason, "specialty")
            try Check.count(command.registrations.count, limit: Limit.identifiers, "registrations")
            for (index, registration) in command.registrations.enumerated() {
                try Check.identifier(registration, "registrations[\(index)]")
            }
        }
        let registered = PractitionerRegistered(
            name: command.name,
            registrations: command.registrations,
            specialty: command.specialty
        )
        let authority = PractitionerEvent.prescribingAuthorityGranted(PrescribingAuthorityGranted())
        return [.registered(registered)] + (command.mayPrescribe ? [authority] : [])
    }
}
