public import EventCatalog

extension Practitioner {
    /// A registered practitioner.
    public struct State: Hashable, Sendable {
        /// The name.
        public internal(set) var name: HumanName
        /// Registrations with professional bodies.
        public internal(set) var registrations: [Identifier]
        /// What the person does, in words.
        public internal(set) var specialty: String?
        /// What the person may prescribe, and when; `nil` for nothing (I-03).
        public internal(set) var authority: PrescribingAuthorityGranted?
        /// What the person does where, the latest last.
        public internal(set) var roles: [PractitionerRoleAssigned] = []
    }
}

extension Practitioner.State {
    /// Whether the person has an authority to prescribe, now or at another time.
    public var mayPrescribe: Bool { authority != nil }

    /// Whether the person may prescribe on a day (I-03).
    public func mayPrescribe(on day: CalendarDate) -> Bool {
        guard let authority else { return false }
        if let from = authority.validFrom, day < from { return false }
        if let until = authority.validUntil, day > until { return false }
        return true
    }

    /// Whether the authority covers a product's schedule; `nil` for a product that is not controlled (I-03).
    public func mayPrescribe(schedule: String?) -> Bool {
        guard let authority else { return false }
        guard let schedule, let schedules = authority.controlledSchedules else { return true }
        return schedules.contains(schedule)
    }
}
