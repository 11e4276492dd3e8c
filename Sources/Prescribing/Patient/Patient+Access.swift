internal import EventCatalog

extension Patient {
    static func restrictAccess(
        _ command: RestrictPatientAccess,
        _ state: State
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        guard !state.isAccessRestricted else { return [] }
        return [.accessRestricted(PatientAccessRestricted(reason: command.reason))]
    }

    static func liftRestriction(
        _ command: LiftPatientRestriction,
        _ state: State
    ) throws(PatientRejection) -> [PatientEvent] {
        try PatientRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        guard state.isAccessRestricted else { throw .notRestricted }
        return [.accessUnrestricted(PatientAccessUnrestricted(reason: command.reason))]
    }
}
