import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct RejectionTests {
    private static let quantity = Quantity(DecimalNumber(7), unit: "capsule")

    private static let prescription: [PrescriptionRejection] = [
        .notFound, .alreadyExists, .patientNotFound, .patientDeceased, .prescriberNotFound, .prescriberNotAuthorised,
        .noItems, .itemIDInUse(field: "f"), .itemNotFound(field: "f"), .dosageMissing(field: "f"),
        .dosageSequenceBroken(field: "f"), .amountNotPositive(field: "f"), .unitNotAllowed(field: "f"),
        .repeatsOutOfRange(field: "f"), .productNotInFormulary(field: "f"), .nonFormularyReasonMissing(field: "f"),
        .issueDateInFuture, .validityEndsBeforeIssue, .validityTooLong(maximumDays: 366), .alreadySigned, .notADraft,
        .notSigned, .duplicateActiveProduct(field: "f"), .tooManyParallelOrders(field: "f"),
        .moreThanRemains(remaining: quantity), .validityEnded(validUntil: Sample.today), .substitutionNotAllowed,
        .unitDiffers(expected: "capsule"), .notDispensable(status: .onHold), .beforeIssue, .dispenseIDInUse,
        .tooManyDispenses(limit: 1000), .notPossible(action: .hold, status: .stopped),
        .alreadySupplied(.alreadyDispensed),
        .alreadyEnded(status: .completed), .alreadyRenewed, .priorNotOfPatient, .notRenewable(status: .stopped),
        .alreadyEnteredInError, .notYetExpired(validUntil: Sample.today), .occurredInFuture(invariant: "I-34"),
        .routeNotAllowed(field: "f"),
        .repeatDispensingIncomplete(field: "f"), .repeatDispensingDiffers(field: "f"),
        .issueNotOpen(number: 2, opensOn: Sample.today), .beyondIssue(number: 2, remaining: quantity),
        .issueNumberDiffers(expected: 2), .repeatsDiffer(authorised: 2), .heldByAnotherPharmacy, .notHeld,
        .substitutionReasonMissing, .substituteUnrelated, .dispenseNotFound, .alreadyReversed, .cancellationPending,
        .noCancellationPending, .cancellationRefused(.expired), .outcomeNotPossible, .beforeSignature,
        .notRevisable(status: .expired), .nothingReplaced(field: "f"),
    ]

    private static let controlled: [PrescriptionRejection] = [
        .controlledDrug(.validityTooLong(maximumDays: 28)),
        .controlledDrug(.supplyTooLong(field: "f", maximumDays: 30, canBeJustified: true)),
        .controlledDrug(.tooManyRepeats(field: "f", maximum: 0)),
        .controlledDrug(.quantityInWordsMissing(field: "f")), .controlledDrug(.quantityInWordsDiffers(field: "f")),
        .controlledDrug(.doseMissing(field: "f")), .controlledDrug(.addressMissing),
        .controlledDrug(.twoFactorsMissing),
    ]

    private static let patient: [PatientRejection] = [
        .notRegistered, .alreadyRegistered, .identifierRequired, .identifierRepeated(field: "f"),
        .identifierTaken(field: "f"), .identifierCheckDigitWrong(field: "f"), .identifierNotHeld, .lastIdentifier,
        .birthDateInFuture, .birthDateTooLongAgo, .birthDateAfterDeath, .deathInFuture, .deathBeforeBirth,
        .notDeceased, .nothingToCorrect, .entryIDInUse(field: "f"), .listFull(field: "f", limit: 5),
        .allergyNotFound, .allergyAlreadyActive, .allergyNotActive, .activeAllergiesOnRecord, .conditionNotFound,
        .conditionNotActive, .abatementBeforeOnset, .observationImplausible(range: "1 … 2 kg"), .occurredInFuture,
    ]

    private static let input: [InputProblem] = [
        .missing(field: "f"), .tooLong(field: "f", limitBytes: 9), .tooMany(field: "f", limit: 9),
        .controlCharacter(field: "f"), .outOfRange(field: "f", range: "1 … 9"),
        .malformed(field: "f", expected: "a code"), .inFuture(field: "f"), .dayNeeded(field: "f"),
    ]

    @Test func `every refusal has a name of its own and one whole sentence`() {
        for rejections: [any Rejection] in [Self.prescription + Self.controlled, Self.patient, Self.input] {
            #expect(Set(rejections.map(\.code)).count == rejections.count)
            for rejection in rejections {
                let isKebab = rejection.code.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
                #expect(isKebab, "\(rejection.code)")
                #expect(rejection.message.hasSuffix("."), "\(rejection.message)")
                #expect(rejection.message.first?.isUppercase == true)
                if let invariant = rejection.invariant {
                    #expect(invariant.hasPrefix("I-") && Int(invariant.dropFirst(2)) != nil)
                }
            }
        }
    }

    @Test func `an over-dispense says what remains (I-25)`() {
        let rejection = PrescriptionRejection.moreThanRemains(remaining: Self.quantity)
        #expect(rejection.code == "more-than-remains")
        #expect(rejection.invariant == "I-25")
        #expect(rejection.kind == .conflictsWithRecord)
        #expect(rejection.message == "Only 7 capsule remain of the authorised quantity.")
    }
}
