public import EventCatalog

extension AlertRequirement: WireNamed {
    /// The name in the API, such as `coded-reason`.
    public var wireName: String {
        switch self {
        case .none: "nothing"
        case .acknowledge: "acknowledgement"
        case .codedReason: "coded-reason"
        case .codedReasonAndSecondPerson: "coded-reason-and-second-person"
        }
    }
}

extension UnresolvedFinding.Missing: WireNamed {
    /// The name in the API, such as `second-person`.
    public var wireName: String {
        switch self {
        case .acknowledgement: "acknowledgement"
        case .reason: "reason"
        case .comment: "comment"
        case .secondPerson: "second-person"
        case .otherSecondPerson: "other-second-person"
        }
    }
}

extension NotPerformedCause {
    /// Why a check could not run, and what would mend it, for a clinician.
    public var sentence: String {
        switch self {
        case .allergiesNeverAsked: "Nobody has asked about allergies: record them, or that none are known."
        case .productNotCoded: "The rules do not know the product."
        case .doseNotStructured: "The dose is not stated in amounts that can be compared."
        case .weightUnknown: "The weight is needed and not known, or too old."
        case .renalFunctionUnknown: "The renal function is needed and not known, or too old."
        case .pregnancyUnknown: "Whether the patient is pregnant is needed and not known."
        case .breastfeedingUnknown: "Whether the patient breastfeeds is needed and not known."
        case .ageUnknown: "The birth date is not exact enough."
        case .durationUnknown: "The days of supply are not stated."
        case .recordNotCoded: "Something on the patient's record has no code that the rules know."
        case .recordedElsewhere: "The prescription was made elsewhere; nothing was checked here."
        }
    }
}
