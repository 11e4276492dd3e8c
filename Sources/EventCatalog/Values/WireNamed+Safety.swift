extension AlertSeverity: WireNamed {
    /// `info`, `warning`, `high` or `critical`.
    public var wireName: String {
        switch self {
        case .info: "info"
        case .warning: "warning"
        case .high: "high"
        case .critical: "critical"
        }
    }
}

extension SafetyCheckKind: WireNamed {
    /// The name in the API, such as `drug-allergy`.
    public var wireName: String {
        switch self {
        case .drugAllergy: "drug-allergy"
        case .drugDrug: "drug-drug"
        case .duplicateTherapy: "duplicate-therapy"
        case .dose: "dose"
        case .renal: "renal"
        case .pregnancy: "pregnancy"
        case .breastfeeding: "breastfeeding"
        case .age: "age"
        case .drugCondition: "drug-condition"
        case .controlledDrug: "controlled-drug"
        case .quantity: "quantity"
        case .formulary: "formulary"
        }
    }
}

extension NotPerformedCause: WireNamed {
    /// The name in the API, such as `weight-unknown`.
    public var wireName: String {
        switch self {
        case .allergiesNeverAsked: "allergies-never-asked"
        case .productNotCoded: "product-not-coded"
        case .doseNotStructured: "dose-not-structured"
        case .weightUnknown: "weight-unknown"
        case .renalFunctionUnknown: "renal-function-unknown"
        case .pregnancyUnknown: "pregnancy-unknown"
        case .breastfeedingUnknown: "breastfeeding-unknown"
        case .ageUnknown: "age-unknown"
        case .durationUnknown: "duration-unknown"
        case .recordNotCoded: "record-not-coded"
        case .recordedElsewhere: "recorded-elsewhere"
        case .noRule: "no-rule"
        }
    }
}

extension OverrideReason: WireNamed {
    /// The name in the API, such as `no-alternative`.
    public var wireName: String {
        switch self {
        case .benefitOutweighsRisk: "benefit-outweighs-risk"
        case .toleratedBefore: "tolerated-before"
        case .monitored: "monitored"
        case .doseAdjusted: "dose-adjusted"
        case .allergyRecordInaccurate: "allergy-record-inaccurate"
        case .noAlternative: "no-alternative"
        case .patientAccepts: "patient-accepts"
        case .notRelevant: "not-relevant"
        case .emergency: "emergency"
        }
    }
}
