internal import EventCatalog

extension Practitioner {
    private static let maximumSchedules = 16
    private static let maximumRoles = 50
    private static let scheduleBytes = 16

    static func grant(
        _ command: GrantPrescribingAuthority,
        _ state: State
    ) throws(PractitionerRejection) -> [PractitionerEvent] {
        try PractitionerRejection.checking { () throws(InputProblem) in
            let schedules = command.controlledSchedules ?? []
            try Check.texts(schedules, limit: scheduleBytes, count: maximumSchedules, "controlled_schedules")
            if let from = command.validFrom, from.day == nil { throw .dayNeeded(field: "valid_from") }
            if let until = command.validUntil, until.day == nil { throw .dayNeeded(field: "valid_until") }
            if let from = command.validFrom, let until = command.validUntil, until < from {
                throw .malformed(field: "valid_until", expected: "a day that is not before valid_from")
            }
        }
        let granted = PrescribingAuthorityGranted(
            controlledSchedules: command.controlledSchedules,
            validFrom: command.validFrom,
            validUntil: command.validUntil
        )
        return state.authority == granted ? [] : [.prescribingAuthorityGranted(granted)]
    }

    static func revoke(
        _ command: RevokePrescribingAuthority,
        _ state: State
    ) throws(PractitionerRejection) -> [PractitionerEvent] {
        try PractitionerRejection.checking { () throws(InputProblem) in
            try Check.text(command.reason, limit: Limit.reason, "reason")
        }
        guard state.mayPrescribe else { return [] }
        return [.prescribingAuthorityRevoked(PrescribingAuthorityRevoked(reason: command.reason))]
    }

    static func assignRole(
        _ command: AssignPractitionerRole,
        _ state: State
    ) throws(PractitionerRejection) -> [PractitionerEvent] {
        try PractitionerRejection.checking { () throws(InputProblem) in
            try Check.text(command.role, limit: Limit.reason, "role")
            try Check.optional(command.organisation, limit: Limit.reason, "organisation")
        }
        let assigned = PractitionerRoleAssigned(role: command.role, organisation: command.organisation)
        guard !state.roles.contains(assigned) else { return [] }
        guard state.roles.count < maximumRoles else {
            throw .input(.tooMany(field: "role", limit: maximumRoles))
        }
        return [.roleAssigned(assigned)]
    }

    static func endRole(
        _ command: EndPractitionerRole,
        _ state: State
    ) throws(PractitionerRejection) -> [PractitionerEvent] {
        try PractitionerRejection.checking { () throws(InputProblem) in
            try Check.text(command.role, limit: Limit.reason, "role")
            try Check.optional(command.reason, limit: Limit.reason, "reason")
        }
        guard state.roles.contains(where: { $0.role == command.role }) else { throw .roleNotHeld }
        return [.roleEnded(PractitionerRoleEnded(role: command.role, reason: command.reason))]
    }
}
