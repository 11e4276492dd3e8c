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
        /// Whether the person may prescribe (I-03).
        public internal(set) var mayPrescribe = false
    }
}
