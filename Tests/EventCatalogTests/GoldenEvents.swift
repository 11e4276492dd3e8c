public import EventCatalog
import TestKit
public import Testing

/// One event of each type, with every field filled in: what the golden bytes were made from. Never changed; a new
/// schema version gets a new event and a new file beside it.
enum GoldenEvents {
    static let all: [CatalogEvent] =
        patient.map { .patient(ID(.test(1)), $0) }
        + prescription.map { .prescription(ID(.test(2)), $0) }
        + practitioner.map { .practitioner(ID(.test(3)), $0) }
        + care
        + formulary.map { .formulary(.formulary, $0) }

    static func date(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) -> CalendarDate {
        CalendarDate(year: year, month: month, day: day) ?? .earliest
    }

    static func number(_ mantissa: Int64, _ scale: UInt8 = 0) -> DecimalNumber {
        DecimalNumber(mantissa: mantissa, scale: scale) ?? .zero
    }

    static let name = HumanName(
        use: .official,
        family: "García Márquez",
        given: ["Ana", "Lucía"],
        prefix: ["Dr"],
        suffix: ["MBE"]
    )
    static let mrn = Identifier(system: "mrn", value: "00042")
    static let phone = ContactPoint(system: .phone, value: "+44 20 7946 0000")
    static let address = PostalAddress(
        line: ["1 High Street", "Flat 2"],
        city: "Leeds",
        state: "West Yorkshire",
        postalCode: "LS1 1AA",
        country: "GB"
    )
    static let penicillin = Coding(system: CodeSystem.snomedCT, code: "764146007", display: "Penicillin")

    private static let patient: [PatientEvent] = [
        .registered(
            PatientRegistered(
                name: name,
                birthDate: date(1980, 3),
                gender: .female,
                identifiers: [mrn],
                contacts: [phone],
                address: address
            )
        ),
        .demographicsCorrected(
            PatientDemographicsCorrected(
                name: name,
                birthDate: date(1980, 3, 12),
                gender: .other,
                reason: "typing error"
            )
        ),
        .nameChanged(PatientNameChanged(name: name, reason: "marriage")),
        .contactChanged(
            PatientContactChanged(contacts: [phone, ContactPoint(system: .email, value: "ana@example.org")])
        ),
        .addressChanged(PatientAddressChanged(address: address)),
        .identifierAssigned(PatientIdentifierAssigned(identifier: mrn)),
        .identifierEnded(PatientIdentifierEnded(identifier: mrn, reason: "assigned twice")),
        .deceasedRecorded(PatientDeceasedRecorded(date: date(2025))),
        .deceasedRetracted(PatientDeceasedRetracted(reason: "another person of that name")),
        .allergyRecorded(
            AllergyRecorded(
                allergyID: ID(.test(10)),
                substance: penicillin,
                criticality: .high,
                reactions: ["urticaria", "wheeze"],
                onset: date(2001, 5)
            )
        ),
        .allergyRefuted(AllergyRefuted(allergyID: ID(.test(10)), reason: "negative test")),
        .allergyResolved(AllergyResolved(allergyID: ID(.test(10)))),
        .noKnownAllergiesAsserted(NoKnownAllergiesAsserted()),
        .conditionRecorded(
            ConditionRecorded(
                conditionID: ID(.test(11)),
                codes: [
                    Coding(system: CodeSystem.icd10, code: "I10", display: "Essential hypertension"),
                    Coding(system: "http://example.org/local", code: "HT"),
                ],
                onset: date(2020, 2, 29),
                note: "on treatment since"
            )
        ),
        .conditionResolved(ConditionResolved(conditionID: ID(.test(11)), abatement: date(2024, 11, 30))),
        .conditionMarkedEnteredInError(
            ConditionMarkedEnteredInError(conditionID: ID(.test(11)), reason: "wrong chart")
        ),
        .observationRecorded(
            ObservationRecorded(observationID: ID(.test(12)), value: .bodyWeight(kilograms: number(725, 1)))
        ),
    ]

    private static let item = PrescriptionItem(
        itemID: ID(.test(20)),
        product: Coding(
            system: CodeSystem.demonstration,
            code: "amoxicillin-500",
            display: "Amoxicillin 500 mg capsule"
        ),
        quantity: Quantity(number(21), unit: "capsule"),
        repeatsAllowed: 2,
        expectedSupplyDays: 7,
        dosage: [
            Dosage(
                sequence: 1,
                text: "one three times a day",
                dose: Quantity(number(10, 1), unit: "capsule"),
                timing: DosageTiming(frequency: 3, period: number(1), unit: .day),
                route: "oral",
                asNeeded: true
            )
        ],
        substitutionAllowed: true,
        note: "finish the course",
        isParallel: true
    )
    static let items: [PrescriptionItemID] = [ID(.test(20)), ID(.test(21))]

    private static let prescription: [PrescriptionEvent] = [
        .drafted(
            PrescriptionDrafted(
                patientID: ID(.test(1)),
                prescriberID: ID(.test(3)),
                priorPrescription: ID(.test(4)),
                reasons: [Coding(system: CodeSystem.icd10CM, code: "J02.9", display: "Acute pharyngitis")],
                note: "follow-up in a week"
            )
        ),
        .itemAdded(PrescriptionItemAdded(item: item)),
        .itemChanged(PrescriptionItemChanged(item: item)),
        .itemRemoved(PrescriptionItemRemoved(itemID: ID(.test(20)))),
        .draftDiscarded(PrescriptionDraftDiscarded(reason: "patient declined")),
        .signed(
            PrescriptionSigned(
                issueDate: date(2026, 1, 31),
                validUntil: date(2026, 7, 31),
                contentHash: Array(0..<32)
            )
        ),
        .dispensed(
            MedicationDispensed(
                dispenseID: ID(.test(30)),
                itemID: ID(.test(20)),
                quantity: Quantity(number(105, 1), unit: "capsule"),
                pharmacy: "High Street Pharmacy",
                substitute: Coding(system: CodeSystem.rxNorm, code: "308191")
            )
        ),
        .held(PrescriptionHeld(itemIDs: items, reason: "awaiting results")),
        .resumed(PrescriptionResumed(itemIDs: items, reason: "results are normal")),
        .stopped(PrescriptionStopped(itemIDs: items, reason: "rash")),
        .cancelled(PrescriptionCancelled(itemIDs: items, reason: .patientRequest, note: "by telephone")),
        .renewed(PrescriptionRenewed(renewedBy: ID(.test(5)))),
        .expired(PrescriptionExpired(itemIDs: items, validUntil: date(2026, 7, 31))),
        .markedEnteredInError(PrescriptionMarkedEnteredInError(reason: "wrong patient")),
    ]

    private static let practitioner: [PractitionerEvent] = [
        .registered(
            PractitionerRegistered(
                name: name,
                registrations: [Identifier(system: "gmc", value: "7654321")],
                specialty: "general practitioner"
            )
        ),
        .prescribingAuthorityGranted(PrescribingAuthorityGranted()),
        .prescribingAuthorityRevoked(PrescribingAuthorityRevoked(reason: "left the practice")),
    ]
}

extension CatalogEvent: CustomTestStringConvertible {
    /// The name alone: a failing case is recognised by it.
    public var testDescription: String { typeName }
}
