public import EventCatalog

extension Patient {
    /// A registered patient, as the events of the record add up.
    public struct State: Hashable, Sendable {
        /// The present name.
        public internal(set) var name: HumanName
        /// Earlier names, the latest first, with the use `old` unless they say `maiden`.
        public internal(set) var formerNames: [HumanName] = []
        /// Date of birth, as exactly as it is known.
        public internal(set) var birthDate: CalendarDate
        /// Whether the date of birth is a guess (I-43).
        public internal(set) var isBirthDateEstimated: Bool
        /// Administrative gender.
        public internal(set) var gender: Gender
        /// Identifiers in use.
        public internal(set) var identifiers: [Identifier]
        /// Contacts.
        public internal(set) var contacts: [ContactPoint]
        /// Postal address.
        public internal(set) var address: PostalAddress?
        /// The death, if one is recorded.
        public internal(set) var death: Death?
        /// Every allergy entry, past ones too, in the order recorded.
        public internal(set) var allergies: [Allergy] = []
        /// Every condition, past ones too, in the order recorded.
        public internal(set) var conditions: [Condition] = []
        /// Every observation in the order recorded.
        public internal(set) var observations: [ObservationRecorded] = []
        /// The newest observation of each kind, with its clinical day, as safety checks need them.
        public internal(set) var measurements: [DatedObservation] = []
        /// Whether address and contacts are withheld from who need not know them.
        public internal(set) var isAccessRestricted = false
        /// Whose record stands for this one since a merge (I-44).
        public internal(set) var mergedInto: PatientID?
        /// The records that this one stands for since merges, without those that they stand for themselves.
        public internal(set) var mergedSources: [PatientID] = []
        /// Records that may be of the same person (I-42).
        public internal(set) var suspectedDuplicates: Set<PatientID> = []
        /// Records that are of somebody else, for good (I-42).
        public internal(set) var rejectedDuplicates: Set<PatientID> = []
        /// Whether "no known allergies" was asserted and not withdrawn by an entry since.
        var assertsNoKnownAllergies = false

        init(_ event: PatientRegistered) {
            name = event.name
            birthDate = event.birthDate
            isBirthDateEstimated = event.isBirthDateEstimated
            gender = event.gender
            identifiers = event.identifiers
            contacts = event.contacts
            address = event.address
        }
    }

    /// A recorded death.
    public struct Death: Hashable, Sendable {
        /// When, as exactly as it is known.
        public let date: CalendarDate?
        /// Who says so, in words.
        public var source: String?
    }

    /// What is known of a patient's allergies. Never asked is not the same as none known (I-19, I-47).
    public enum AllergyStatus: Hashable, Sendable {
        /// Nobody asked, or what was recorded no longer stands.
        case neverAsked
        /// Asked, and none are known.
        case noneKnown
        /// There are active entries.
        case listed
    }

    /// One entry of the allergy list.
    public struct Allergy: Hashable, Sendable {
        /// Whether an entry stands.
        public enum Status: Hashable, Sendable {
            /// It stands.
            case active
            /// It was found not to be an allergy.
            case refuted
            /// It is no longer present.
            case resolved
        }

        /// What was recorded, with what was amended since.
        public internal(set) var recorded: AllergyRecorded
        /// Whether it stands.
        public internal(set) var status: Status

        /// The entry's id.
        public var id: AllergyID { recorded.allergyID }
    }

    /// One diagnosis or problem.
    public struct Condition: Hashable, Sendable {
        /// Whether a condition stands; only an ended one can have an end date (I-48).
        public enum Status: Hashable, Sendable {
            /// It is present.
            case active
            /// It is over, since the date if one is known.
            case resolved(abatement: CalendarDate?)
            /// It was recorded in error.
            case enteredInError
        }

        /// What was recorded, with what was amended since.
        public internal(set) var recorded: ConditionRecorded
        /// Whether it stands.
        public internal(set) var status: Status

        /// The entry's id.
        public var id: ConditionID { recorded.conditionID }
    }
}

extension Patient.State {
    /// What is known of the allergies (I-47).
    public var allergyStatus: Patient.AllergyStatus {
        if allergies.contains(where: { $0.status == .active }) { return .listed }
        return assertsNoKnownAllergies ? .noneKnown : .neverAsked
    }

    /// Whether a death is recorded.
    public var isDeceased: Bool { death != nil }
}
