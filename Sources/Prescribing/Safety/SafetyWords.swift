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
        case .noRule: "The rules say nothing of this for the product at the patient's age."
        }
    }
}

extension UnresolvedFinding.Missing {
    /// What is missing, for a clinician.
    var sentence: String {
        switch self {
        case .acknowledgement: "The alert asks for an acknowledgement."
        case .reason: "The alert asks for a coded reason."
        case .comment: "Say in a comment why the alert is not relevant."
        case .secondPerson: "The alert asks for a second person, who agrees."
        case .otherSecondPerson: "The second person must be another one than the prescriber."
        }
    }

    /// The field of an answer that would say it.
    var field: String {
        switch self {
        case .acknowledgement, .reason: "reason"
        case .comment: "comment"
        case .secondPerson, .otherSecondPerson: "second_approver"
        }
    }
}
