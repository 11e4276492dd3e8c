extension NonDispenseReason: WireNamed {
    /// The name in the API, such as `out-of-stock`.
    public var wireName: String {
        switch self {
        case .notCollected: "not-collected"
        case .outOfStock: "out-of-stock"
        case .clinicallyUnsuitable: "clinically-unsuitable"
        case .refusedByPatient: "refused-by-patient"
        case .duplicateSupply: "duplicate-supply"
        case .noLongerRequired: "no-longer-required"
        case .other: "other"
        }
    }
}

extension CancellationOutcome: WireNamed {
    /// The code of the NHS Electronic Prescription Service, such as `R-0002`.
    public var wireName: String {
        switch self {
        case .withDispenser: "R-0002"
        case .withDispenserActive: "R-0003"
        case .alreadyDispensed: "R-0004"
        case .expired: "R-0005"
        case .alreadyCancelled: "R-0006"
        case .anotherPrescriber: "R-0007"
        case .notDispensed: "R-0010"
        }
    }
}

extension SupersedeKind: WireNamed {
    /// `revise` or `renew`.
    public var wireName: String {
        switch self {
        case .revise: "revise"
        case .renew: "renew"
        }
    }
}

extension CourseOfTherapy: WireNamed {
    /// The code of the NHS Electronic Prescription Service, such as `acute`.
    public var wireName: String {
        switch self {
        case .acute: "acute"
        case .continuous: "continuous"
        case .continuousRepeatDispensing: "continuous-repeat-dispensing"
        }
    }
}

extension CareSetting: WireNamed {
    /// `outpatient`, `inpatient`, `discharge` or `community`.
    public var wireName: String {
        switch self {
        case .outpatient: "outpatient"
        case .inpatient: "inpatient"
        case .discharge: "discharge"
        case .community: "community"
        }
    }
}

extension ReactionSeverity: WireNamed {
    /// FHIR R4 `reaction-event-severity`.
    public var wireName: String {
        switch self {
        case .mild: "mild"
        case .moderate: "moderate"
        case .severe: "severe"
        }
    }
}

extension AllergyVerification: WireNamed {
    /// FHIR R4 `allergyintolerance-verification`.
    public var wireName: String {
        switch self {
        case .unconfirmed: "unconfirmed"
        case .confirmed: "confirmed"
        }
    }
}

extension AllergyKind: WireNamed {
    /// FHIR R4 `allergy-intolerance-type`.
    public var wireName: String {
        switch self {
        case .allergy: "allergy"
        case .intolerance: "intolerance"
        }
    }
}
