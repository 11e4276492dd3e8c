import EventCatalog
import TestKit

// Events that got fields after their first golden bytes: once more, with all of them. Their file is named after the
// event and version too, with `.extended` at its end.

extension GoldenEvents {
    static let extended: [CatalogEvent] =
        [.registered(registered), .deceasedRecorded(deceased), .allergyRecorded(allergy)]
        .map { .patient(ID(.test(1)), $0) }
        + [
            .drafted(drafted), .itemAdded(PrescriptionItemAdded(item: controlled)),
            .itemChanged(PrescriptionItemChanged(item: controlled)), .signed(signed), .dispensed(dispensed),
        ].map { .prescription(ID(.test(2)), $0) }
        + [.practitioner(ID(.test(3)), .prescribingAuthorityGranted(authority))]

    private static let registered = PatientRegistered(
        name: name,
        birthDate: date(1980),
        gender: .female,
        identifiers: [mrn],
        contacts: [phone],
        address: address,
        duplicateCheck: DuplicateCheck(
            algorithm: "names-1",
            candidates: [DuplicateCandidate(patientID: ID(.test(6)), score: number(81, 2))],
            reason: "another telephone number"
        ),
        isBirthDateEstimated: true
    )

    private static let deceased = PatientDeceasedRecorded(date: date(2025, 6), source: "the registrar")

    private static let allergy = AllergyRecorded(
        allergyID: ID(.test(10)),
        substance: penicillin,
        criticality: .high,
        reactions: ["urticaria"],
        onset: date(2001, 5),
        severity: .severe,
        verification: .confirmed,
        kind: .intolerance
    )

    private static let drafted = PrescriptionDrafted(
        patientID: ID(.test(1)),
        prescriberID: ID(.test(3)),
        priorPrescription: ID(.test(4)),
        reasons: [Coding(system: CodeSystem.icd10CM, code: "M54.5")],
        note: "follow-up in a week",
        careSetting: .community
    )

    private static let controlled = PrescriptionItem(
        itemID: ID(.test(20)),
        product: Coding(system: CodeSystem.demonstration, code: "morphine-10", display: "Morphine 10 mg tablet"),
        quantity: Quantity(number(56), unit: "tablet"),
        repeatsAllowed: 1,
        expectedSupplyDays: 28,
        dosage: [Dosage(sequence: 1, text: "one twice a day", dose: nil, timing: nil)],
        substitutionAllowed: true,
        note: "not with alcohol",
        isParallel: true,
        therapy: .continuousRepeatDispensing,
        quantityInWords: "fifty-six",
        dispenseIntervalDays: 21,
        supplyJustification: "no pharmacy on the island"
    )

    private static let signed = PrescriptionSigned(
        issueDate: date(2026, 1, 31),
        validUntil: date(2026, 2, 28),
        contentHash: Array(32..<64),
        ruleTable: "uk-2026.1",
        usedTwoFactors: true,
        reviewOn: date(2026, 2, 14)
    )

    private static let dispensed = MedicationDispensed(
        dispenseID: ID(.test(30)),
        itemID: ID(.test(20)),
        quantity: Quantity(number(28), unit: "tablet"),
        pharmacy: "High Street Pharmacy",
        substitute: Coding(system: CodeSystem.rxNorm, code: "892582"),
        substitutionReason: "out of stock",
        issueNumber: 2,
        supplyDays: 14
    )

    private static let authority = PrescribingAuthorityGranted(
        controlledSchedules: ["2", "3"],
        validFrom: date(2026, 1, 1),
        validUntil: date(2028, 12, 31)
    )
}
