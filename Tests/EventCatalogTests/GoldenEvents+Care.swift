import EventCatalog
import TestKit

// The events of merging, safety checks, pharmacies and review.

extension GoldenEvents {
    static let care: [CatalogEvent] =
        link.map { .patient(ID(.test(1)), $0) }
        + safety.map { .prescription(ID(.test(2)), $0) }
        + pharmacy.map { .prescription(ID(.test(2)), $0) }
        + role.map { .practitioner(ID(.test(3)), $0) }

    private static let link: [PatientEvent] = [
        .merged(
            PatientsMerged(
                source: ID(.test(6)),
                survivor: ID(.test(1)),
                reason: "registered twice",
                conflicts: [
                    MergeConflict(
                        product: Coding(system: CodeSystem.demonstration, code: "ramipril-5"),
                        sourcePrescription: ID(.test(7)),
                        survivorPrescription: ID(.test(2))
                    )
                ]
            )
        ),
        .unmerged(PatientsUnmerged(source: ID(.test(6)), survivor: ID(.test(1)), reason: "twin sisters")),
        .duplicateSuspected(
            PatientDuplicateSuspected(
                other: ID(.test(6)),
                score: number(93, 2),
                matched: ["family_name", "birth_date"],
                algorithm: "names-1"
            )
        ),
        .duplicateRejected(PatientDuplicateRejected(other: ID(.test(6)), reason: "both were seen together")),
        .accessRestricted(PatientAccessRestricted(reason: "court order")),
        .accessUnrestricted(PatientAccessUnrestricted(reason: "the order was lifted")),
        .allergyAmended(
            AllergyAmended(
                allergyID: ID(.test(10)),
                criticality: .unableToAssess,
                reactions: ["rash"],
                severity: .mild,
                verification: .unconfirmed,
                onset: date(2002),
                reason: "letter of the clinic"
            )
        ),
        .conditionAmended(
            ConditionAmended(
                conditionID: ID(.test(11)),
                codes: [Coding(system: CodeSystem.snomedCT, code: "38341003", display: "Hypertension")],
                onset: date(2019, 12),
                note: "known for longer",
                reason: "old records arrived"
            )
        ),
    ]

    private static let safety: [PrescriptionEvent] = [
        .safetyChecksPerformed(
            SafetyChecksPerformed(
                ruleSetVersion: "demo-2026.1",
                day: date(2026, 1, 31),
                patientVersion: 300,
                mergedPatients: [CheckedMerge(patientID: ID(.test(6)), version: 4)],
                prescriptions: [CheckedPrescription(prescriptionID: ID(.test(7)), version: 9)],
                alerts: [
                    SafetyAlert(
                        alertID: ID(.test(40)),
                        kind: .drugDrug,
                        severity: .critical,
                        ruleID: "warfarin-miconazole",
                        itemID: ID(.test(20)),
                        message: "Bleeding: the effect of warfarin is raised",
                        otherItemID: ID(.test(22))
                    )
                ],
                notPerformed: [
                    SafetyCheckNotPerformed(
                        alertID: ID(.test(41)),
                        kind: .renal,
                        itemID: ID(.test(20)),
                        cause: .renalFunctionUnknown
                    )
                ]
            )
        ),
        .safetyAlertOverridden(
            SafetyAlertOverridden(
                alertID: ID(.test(40)),
                reason: .monitored,
                comment: "INR twice a week",
                secondApprover: ID(.test(8))
            )
        ),
    ]

    private static let pharmacy: [PrescriptionEvent] = [
        .releasedToPharmacy(PrescriptionReleasedToPharmacy(pharmacy: "High Street Pharmacy")),
        .returnedByPharmacy(
            PrescriptionReturnedByPharmacy(pharmacy: "High Street Pharmacy", reason: "the patient moved")
        ),
        .notDispensed(
            MedicationNotDispensed(
                itemID: ID(.test(20)),
                reason: .other,
                issueNumber: 2,
                pharmacy: "High Street Pharmacy",
                note: "asked to wait"
            )
        ),
        .dispenseReversed(
            DispenseReversed(
                dispenseID: ID(.test(30)),
                itemID: ID(.test(20)),
                reason: "not collected",
                pharmacy: "High Street Pharmacy"
            )
        ),
        .cancellationRequested(
            CancellationRequested(itemIDs: items, reason: .patientRegisteredElsewhere, note: "moved to York")
        ),
        .cancellationRejected(
            CancellationRejected(itemIDs: items, outcome: .notDispensed, note: "marked on Monday")
        ),
        .superseded(
            PrescriptionSuperseded(itemIDs: items, by: ID(.test(5)), kind: .renew, reason: "the dose was raised")
        ),
        .reviewFellDue(PrescriptionReviewFellDue(reviewOn: date(2026, 7, 1))),
    ]

    private static let role: [PractitionerEvent] = [
        .roleAssigned(PractitionerRoleAssigned(role: "prescriber", organisation: "High Street Practice")),
        .roleEnded(PractitionerRoleEnded(role: "prescriber", reason: "retired")),
    ]
}
