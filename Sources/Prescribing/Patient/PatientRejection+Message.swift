extension PatientRejection {
    /// What stands in the way, in one sentence.
    public var message: String {
        switch self {
        case .input(let problem): problem.message
        case .notRegistered: "There is no such patient."
        case .alreadyRegistered: "A patient with this id is registered already."
        case .identifierRequired: "A patient needs at least one identifier."
        case .identifierRepeated: "The same identifier is given more than once."
        case .identifierTaken: "Another patient has this identifier; search for it before registering anew."
        case .identifierCheckDigitWrong: "The identifier's check digit is wrong; it may be mistyped."
        case .identifierNotHeld: "The patient does not have this identifier."
        case .lastIdentifier: "This is the patient's only identifier; assign another one before ending it."
        case .deathAlreadyRecorded:
            "Another date of death is on record; retract that one first, and say why."
        case .birthDateInFuture: "The birth date has not come yet."
        case .birthDateTooLongAgo: "The birth date is more than \(Patient.maximumAgeYears) years ago."
        case .birthDateAfterDeath: "The birth date is after the recorded date of death."
        case .deathInFuture: "The date of death has not come yet."
        case .deathBeforeBirth: "The date of death is before the birth date."
        case .notDeceased: "No death is recorded for this patient."
        case .nothingToCorrect: "The correction names nothing to correct."
        case .entryIDInUse: "An entry with this id is on the record already."
        case .listFull(_, let limit): "The record holds \(limit) of these entries already, the most it can."
        case .allergyNotFound: "The patient's record has no such allergy entry."
        case .allergyAlreadyActive: "An active allergy to this substance is on the record already."
        case .allergyNotActive: "The allergy is no longer active: it was refuted or resolved."
        case .activeAllergiesOnRecord:
            "Active allergies are on the record; refute or resolve them before asserting that none are known."
        case .conditionNotFound: "The patient's record has no such condition."
        case .conditionNotActive: "The condition is no longer active: it was resolved or entered in error."
        case .abatementBeforeOnset: "The condition would end before it began."
        case .observedBeforeBirth: "It would have been observed before the patient was born."
        case .onsetBeforeBirth: "It would have begun before the patient was born."
        case .observationImplausible(let range): "The value can't be right: it must be \(range)."
        case .notRestricted: "Access to this patient's address and contacts is not restricted."
        case .possibleDuplicate:
            "Somebody very like this patient is registered already: use that record, or say why it is another person."
        case .notACandidate: "The decision names a patient who is not like this one; name those of candidates only."
        case .duplicateRejected: "It was said before that the two records are of two persons."
        case .otherNotFound: "The other patient is not registered, or is the same record."
        case .mergedAway: "The record was merged into another one, which stands for both: use that one."
        case .mergedWithItself: "A record can't be merged with itself."
        case .survivorNotFound: "The patient who would stand for both is not registered."
        case .survivorMergedAway: "The record that would stand for both was merged away itself: name its survivor."
        case .notMerged: "The record is not merged into another one."
        case .occurredInFuture: "The time at which it happened has not come yet."
        }
    }

    /// What is at fault.
    public var kind: RejectionKind {
        switch self {
        case .input, .identifierRequired, .identifierRepeated, .identifierCheckDigitWrong, .birthDateInFuture,
            .birthDateTooLongAgo, .deathInFuture, .deathBeforeBirth, .nothingToCorrect, .abatementBeforeOnset,
            .onsetBeforeBirth, .observedBeforeBirth, .observationImplausible, .mergedWithItself, .survivorNotFound,
            .notACandidate,
            .otherNotFound, .occurredInFuture:
            .invalidInput
        case .notRegistered, .alreadyRegistered, .identifierTaken, .identifierNotHeld, .lastIdentifier,
            .birthDateAfterDeath, .notDeceased, .entryIDInUse, .listFull, .allergyNotFound, .allergyAlreadyActive,
            .allergyNotActive, .activeAllergiesOnRecord, .conditionNotFound, .conditionNotActive, .notRestricted,
            .mergedAway, .survivorMergedAway, .notMerged, .deathAlreadyRecorded, .possibleDuplicate, .duplicateRejected:
            .conflictsWithRecord
        }
    }
}
