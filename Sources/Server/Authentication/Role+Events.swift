internal import EventCatalog

extension Role {
    /// Whether this role may know that something happened: of clinical facts only who sees them, of prescriptions only who
    /// reads those.
    func sees(_ event: CatalogEvent) -> Bool {
        switch event {
        case .patient(_, let event): !event.isClinical || seesClinicalFacts
        case .prescription: Permission.readPrescriptions.isAllowed(for: self)
        case .practitioner: Permission.readPractitioners.isAllowed(for: self)
        case .formulary: Permission.readFormulary.isAllowed(for: self)
        }
    }
}

extension PatientEvent {
    /// Whether it is about allergies, conditions or observations.
    fileprivate var isClinical: Bool {
        switch self {
        case .registered, .demographicsCorrected, .nameChanged, .contactChanged, .addressChanged, .identifierAssigned,
            .identifierEnded, .deceasedRecorded, .deceasedRetracted, .merged, .unmerged, .duplicateSuspected,
            .duplicateRejected, .accessRestricted, .accessUnrestricted:
            false
        case .allergyRecorded, .allergyRefuted, .allergyResolved, .noKnownAllergiesAsserted, .allergyAmended,
            .conditionRecorded, .conditionResolved, .conditionMarkedEnteredInError, .conditionAmended,
            .observationRecorded:
            true
        }
    }
}
