import EventCatalog

extension RandomEvents {
    /// What pharmacies do and are asked, and what takes a prescription's place.
    mutating func pharmacyEvent() -> PrescriptionEvent {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: .releasedToPharmacy(PrescriptionReleasedToPharmacy(pharmacy: text()))
        case 1: .returnedByPharmacy(PrescriptionReturnedByPharmacy(pharmacy: text(), reason: text()))
        case 2: .notDispensed(notDispensed())
        case 3:
            .dispenseReversed(
                DispenseReversed(dispenseID: id(), itemID: id(), reason: text(), pharmacy: maybe { $0.text() })
            )
        case 4:
            .cancellationRequested(
                CancellationRequested(
                    itemIDs: list { $0.id() },
                    reason: one(of: CancellationReason.self),
                    note: maybe { $0.text() }
                )
            )
        case 5:
            .cancellationRejected(
                CancellationRejected(
                    itemIDs: list { $0.id() },
                    outcome: one(of: CancellationOutcome.self),
                    note: maybe { $0.text() }
                )
            )
        case 6:
            .superseded(
                PrescriptionSuperseded(
                    itemIDs: list { $0.id() },
                    by: id(),
                    kind: one(of: SupersedeKind.self),
                    reason: maybe { $0.text() }
                )
            )
        default: .reviewFellDue(PrescriptionReviewFellDue(reviewOn: date()))
        }
    }

    private mutating func notDispensed() -> MedicationNotDispensed {
        MedicationNotDispensed(
            itemID: id(),
            reason: one(of: NonDispenseReason.self),
            issueNumber: maybe { $0.whole() },
            pharmacy: maybe { $0.text() },
            note: maybe { $0.text() }
        )
    }
}
