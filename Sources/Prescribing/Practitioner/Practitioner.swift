public import EventCatalog

/// A practitioner's record: who someone is, and whether they may prescribe (I-03).
public enum Practitioner: Decider {
    /// Folds one event into the record. What fits nowhere changes nothing.
    public static func evolve(_ state: inout State?, with event: PractitionerEvent) {
        switch event {
        case .registered(let event):
            guard state == nil else { return }
            state = State(name: event.name, registrations: event.registrations, specialty: event.specialty)
        case .prescribingAuthorityGranted(let event): state?.authority = event
        case .prescribingAuthorityRevoked: state?.authority = nil
        case .roleAssigned(let event): state?.roles.append(event)
        case .roleEnded(let event): state?.roles.removeAll { $0.role == event.role }
        }
    }

    /// Decides what a command makes happen.
    public static func decide(
        _ command: PractitionerCommand,
        given state: State?,
        in facts: RecordFacts
    ) throws(PractitionerRejection) -> [PractitionerEvent] {
        guard !facts.time.isInFuture else { throw .occurredInFuture }
        if case .register(let command) = command {
            guard state == nil else { throw .alreadyRegistered }
            return try register(command)
        }
        guard let state else { throw .notRegistered }
        return switch command {
        case .register: throw .alreadyRegistered
        case .grantPrescribingAuthority(let command): try grant(command, state)
        case .revokePrescribingAuthority(let command): try revoke(command, state)
        case .assignRole(let command): try assignRole(command, state)
        case .endRole(let command): try endRole(command, state)
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
