public import EventCatalog

/// Every reason why a command on a patient's record can be refused.
public enum PatientRejection: Hashable, Sendable {
    /// An input is outside its limits.
    case input(InputProblem)
    /// There is no such patient.
    case notRegistered
    /// The id has a record already.
    case alreadyRegistered
    /// At least one identifier is needed (I-41).
    case identifierRequired
    /// The same identifier is given twice (I-41).
    case identifierRepeated(field: String)
    /// Another patient has the identifier (I-41).
    case identifierTaken(field: String)
    /// The check digit does not fit (I-41).
    case identifierCheckDigitWrong(field: String)
    /// The patient does not have the identifier that shall be ended (I-41).
    case identifierNotHeld
    /// The only identifier can't be ended (I-41).
    case lastIdentifier
    /// The birth date has not come yet (I-43).
    case birthDateInFuture
    /// The birth date is too long ago to be right (I-43).
    case birthDateTooLongAgo
    /// The birth date is after the recorded death (I-43).
    case birthDateAfterDeath
    /// The date of death has not come yet (I-43).
    case deathInFuture
    /// The date of death is before the birth date (I-43).
    case deathBeforeBirth
    /// Another date of death is on record (I-43).
    case deathAlreadyRecorded
    /// No death is recorded that could be retracted.
    case notDeceased
    /// A correction that corrects nothing was asked for.
    case nothingToCorrect
    /// The id of the new entry is in use in this record.
    case entryIDInUse(field: String)
    /// The list is full.
    case listFull(field: String, limit: Int)
    /// This record has no such allergy entry (I-55).
    case allergyNotFound
    /// The substance has an active entry already (I-47).
    case allergyAlreadyActive
    /// The allergy is not active any more.
    case allergyNotActive
    /// Active allergies stand against "no known allergies" (I-47).
    case activeAllergiesOnRecord
    /// This record has no such condition (I-55).
    case conditionNotFound
    /// The condition is not active any more (I-48).
    case conditionNotActive
    /// The condition ended before it began (I-48).
    case abatementBeforeOnset
    /// It began before the patient was born (I-43).
    case onsetBeforeBirth
    /// It would have been observed before the patient was born (I-43).
    case observedBeforeBirth
    /// The measurement can't be right.
    case observationImplausible(range: String)
    /// Nothing is withheld that could be shown again.
    case notRestricted
    /// The patient may be registered already: somebody has to say (I-42).
    case possibleDuplicate([DuplicateFinding])
    /// The decision names somebody who does not look like the patient (I-42).
    case notACandidate(field: String)
    /// The two records are of two persons: that was said before (I-42).
    case duplicateRejected
    /// The other patient is not registered, or is this one.
    case otherNotFound
    /// The record was merged into another one, which stands for both (I-44).
    case mergedAway(survivor: PatientID)
    /// A record can't be merged with itself (I-44).
    case mergedWithItself
    /// The record that would stand for both does not exist (I-44).
    case survivorNotFound
    /// The record that would stand for both was merged away itself (I-44).
    case survivorMergedAway(survivor: PatientID)
    /// The record was not merged, so there is nothing to take back (I-46).
    case notMerged
    /// The clinical time has not come yet.
    case occurredInFuture
}

extension PatientRejection: Rejection {
    /// The name of the problem.
    public var code: String {
        switch self {
        case .input(let problem): problem.code
        case .notRegistered: "patient-not-found"
        case .alreadyRegistered: "patient-already-registered"
        case .identifierRequired: "identifier-required"
        case .identifierRepeated: "identifier-repeated"
        case .identifierTaken: "identifier-taken"
        case .identifierCheckDigitWrong: "identifier-check-digit-wrong"
        case .identifierNotHeld: "identifier-not-held"
        case .lastIdentifier: "last-identifier"
        case .birthDateInFuture: "birth-date-in-future"
        case .deathAlreadyRecorded: "death-already-recorded"
        case .birthDateTooLongAgo: "birth-date-too-long-ago"
        case .birthDateAfterDeath: "birth-date-after-death"
        case .deathInFuture: "death-in-future"
        case .deathBeforeBirth: "death-before-birth"
        case .notDeceased: "patient-not-deceased"
        case .nothingToCorrect: "nothing-to-correct"
        case .entryIDInUse: "entry-id-in-use"
        case .listFull: "list-full"
        case .allergyNotFound: "allergy-not-found"
        case .allergyAlreadyActive: "allergy-already-active"
        case .allergyNotActive: "allergy-not-active"
        case .activeAllergiesOnRecord: "active-allergies-on-record"
        case .conditionNotFound: "condition-not-found"
        case .conditionNotActive: "condition-not-active"
        case .abatementBeforeOnset: "abatement-before-onset"
        case .onsetBeforeBirth: "onset-before-birth"
        case .observedBeforeBirth: "observed-before-birth"
        case .observationImplausible: "observation-implausible"
        case .notRestricted: "access-not-restricted"
        case .possibleDuplicate: "possible-duplicate"
        case .notACandidate: "not-a-candidate"
        case .duplicateRejected: "duplicate-rejected"
        case .otherNotFound: "other-patient-not-found"
        case .mergedAway: "patient-merged"
        case .mergedWithItself: "merged-with-itself"
        case .survivorNotFound: "survivor-not-found"
        case .survivorMergedAway: "survivor-merged"
        case .notMerged: "patient-not-merged"
        case .occurredInFuture: "occurred-in-future"
        }
    }

    /// The rule that says so.
    public var invariant: String? {
        switch self {
        case .identifierRequired, .identifierRepeated, .identifierTaken, .identifierCheckDigitWrong, .identifierNotHeld,
            .lastIdentifier:
            "I-41"
        case .birthDateInFuture, .birthDateTooLongAgo, .birthDateAfterDeath, .deathInFuture, .deathBeforeBirth,
            .deathAlreadyRecorded,
            .onsetBeforeBirth, .observedBeforeBirth:
            "I-43"
        case .mergedAway, .mergedWithItself, .survivorNotFound, .survivorMergedAway: "I-44"
        case .possibleDuplicate, .notACandidate, .duplicateRejected, .otherNotFound: "I-42"
        case .notMerged: "I-46"
        case .allergyAlreadyActive, .activeAllergiesOnRecord: "I-47"
        case .conditionNotActive, .abatementBeforeOnset: "I-48"
        case .allergyNotFound, .conditionNotFound: "I-55"
        case .input(.inFuture): "I-43"
        case .input, .notRegistered, .alreadyRegistered, .notDeceased, .nothingToCorrect, .entryIDInUse, .listFull,
            .allergyNotActive, .observationImplausible, .notRestricted, .occurredInFuture:
            nil
        }
    }

    /// The offending input where there is one.
    public var field: String? {
        switch self {
        case .input(let problem): problem.field
        case .identifierRepeated(let field), .identifierTaken(let field), .identifierCheckDigitWrong(let field),
            .entryIDInUse(let field), .listFull(let field, _):
            field
        case .identifierRequired: "identifiers"
        case .identifierNotHeld, .lastIdentifier: "identifier"
        case .birthDateInFuture, .birthDateTooLongAgo, .birthDateAfterDeath: "birth_date"
        case .deathInFuture, .deathBeforeBirth: "date"
        case .notACandidate(let field): field
        case .otherNotFound: "other"
        case .mergedWithItself, .survivorNotFound, .survivorMergedAway: "survivor"
        case .allergyNotFound: "allergy_id"
        case .conditionNotFound: "condition_id"
        case .allergyAlreadyActive: "substance"
        case .abatementBeforeOnset: "abatement"
        case .onsetBeforeBirth: "onset"
        case .observedBeforeBirth: "occurred_at"
        case .observationImplausible: "quantity.value"
        case .occurredInFuture: "occurred_at"
        case .notRegistered, .alreadyRegistered, .notDeceased, .nothingToCorrect, .allergyNotActive,
            .activeAllergiesOnRecord, .conditionNotActive, .notRestricted, .mergedAway, .notMerged,
            .deathAlreadyRecorded,
            .possibleDuplicate, .duplicateRejected:
            nil
        }
    }
}

extension PatientRejection {
    /// The record to use instead, where one was merged away (I-44).
    public var survivor: PatientID? {
        switch self {
        case .mergedAway(let survivor), .survivorMergedAway(let survivor): survivor
        default: nil
        }
    }
}
