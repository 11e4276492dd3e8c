/// What is missing or too much on a prescription for a controlled drug (I-22).
public enum ControlledDrugProblem: Hashable, Sendable {
    /// The validity is longer than the schedule allows.
    case validityTooLong(maximumDays: Int)
    /// One issue is for longer than the schedule allows.
    case supplyTooLong(field: String, maximumDays: Int, canBeJustified: Bool)
    /// How long one issue lasts is neither stated nor said by the dose.
    case supplyUnknown(field: String)
    /// More repeats than the schedule allows.
    case tooManyRepeats(field: String, maximum: Int)
    /// The quantity is not written in words.
    case quantityInWordsMissing(field: String)
    /// The words and the figures of the quantity do not say the same.
    case quantityInWordsDiffers(field: String)
    /// The instruction does not say a dose.
    case doseMissing(field: String)
    /// The patient's address is not on record.
    case addressMissing
    /// The signer has not given two factors.
    case twoFactorsMissing

    /// The name of the problem.
    var code: String {
        switch self {
        case .validityTooLong: "controlled-validity-too-long"
        case .supplyTooLong: "controlled-supply-too-long"
        case .supplyUnknown: "controlled-supply-unknown"
        case .tooManyRepeats: "controlled-repeats-too-many"
        case .quantityInWordsMissing: "quantity-in-words-missing"
        case .quantityInWordsDiffers: "quantity-in-words-differs"
        case .doseMissing: "controlled-dose-missing"
        case .addressMissing: "patient-address-missing"
        case .twoFactorsMissing: "two-factors-missing"
        }
    }

    /// The offending input where there is one.
    var field: String? {
        switch self {
        case .validityTooLong: "valid_until"
        case .supplyTooLong(let field, _, _), .supplyUnknown(let field), .tooManyRepeats(let field, _),
            .quantityInWordsMissing(let field),
            .quantityInWordsDiffers(let field), .doseMissing(let field):
            field
        case .addressMissing, .twoFactorsMissing: nil
        }
    }

    /// What stands in the way, in one sentence.
    var message: String {
        switch self {
        case .validityTooLong(let days):
            "A prescription for a controlled drug of this schedule is valid for at most \(days) days."
        case .supplyTooLong(_, let days, let canBeJustified):
            canBeJustified
                ? "More than \(days) days' supply of this controlled drug needs a justification."
                : "At most \(days) days' supply of this controlled drug can be prescribed."
        case .supplyUnknown: "Say for how many days one issue of this controlled drug is."
        case .tooManyRepeats(_, let maximum):
            maximum == 0
                ? "A controlled drug of this schedule can't be repeated."
                : "A controlled drug of this schedule can have at most \(maximum) repeats."
        case .quantityInWordsMissing: "The quantity of this controlled drug must be written in words and figures."
        case .quantityInWordsDiffers: "The quantity in words is not the quantity in figures."
        case .doseMissing: "The instruction for this controlled drug must say the dose: \"as directed\" is not enough."
        case .addressMissing: "A prescription for this controlled drug needs the patient's address on record."
        case .twoFactorsMissing: "This controlled drug must be signed for with two factors."
        }
    }

    /// What is at fault.
    var kind: RejectionKind {
        switch self {
        case .validityTooLong, .supplyTooLong, .tooManyRepeats, .quantityInWordsMissing, .quantityInWordsDiffers,
            .doseMissing, .supplyUnknown:
            .invalidInput
        case .addressMissing, .twoFactorsMissing: .conflictsWithRecord
        }
    }
}
