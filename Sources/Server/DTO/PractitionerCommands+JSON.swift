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
}
