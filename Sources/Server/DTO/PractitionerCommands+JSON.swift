internal import EventCatalog
internal import Prescribing
internal import StrictJSON

/// The bodies of commands on practitioners.
extension JSONObjectReader {
    /// `POST /v1/practitioners`
    mutating func registerPractitioner() -> PractitionerCommand? {
        let name = humanName("name", required: true)
        let registrations = identifiers("registrations")
        let specialty = line("specialty")
        let mayPrescribe = bool("may_prescribe") ?? true
        guard let name else { return nil }
        return .register(
            RegisterPractitioner(
                name: name,
                registrations: registrations,
                specialty: specialty,
                mayPrescribe: mayPrescribe
            )
        )
    }

    /// `POST …/authority/revoke`
    mutating func revokeAuthority() -> PractitionerCommand? {
        guard let reason = prose("reason", required: true, limitBytes: 400) else { return nil }
        return .revokePrescribingAuthority(RevokePrescribingAuthority(reason: reason))
    }

    /// `POST …/authority/grant`
    mutating func grantAuthority() -> PractitionerCommand? {
        let schedules = has("controlled_schedules") ? lines("controlled_schedules", count: 0...16) : nil
        let from = date("valid_from")
        let until = date("valid_until")
        return .grantPrescribingAuthority(
            GrantPrescribingAuthority(controlledSchedules: schedules, validFrom: from, validUntil: until)
        )
    }

    /// `POST …/roles`
    mutating func assignRole() -> PractitionerCommand? {
        let organisation = line("organisation")
        guard let role = line("role", required: true) else { return nil }
        return .assignRole(AssignPractitionerRole(role: role, organisation: organisation))
    }

    /// `POST …/roles/end`
    mutating func endRole() -> PractitionerCommand? {
        let reason = prose("reason", limitBytes: 400)
        guard let role = line("role", required: true) else { return nil }
        return .endRole(EndPractitionerRole(role: role, reason: reason))
    }
}
