public import EventCatalog

extension RandomEvents {
    /// The next prescription's event.
    public mutating func prescriptionEvent() -> PrescriptionEvent {
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: draftEvent()
        case 1: supplyEvent()
        case 2: safetyEvent()
        default: pharmacyEvent()
        }
    }

    private mutating func draftEvent() -> PrescriptionEvent {
        switch Int.random(in: 0..<6, using: &generator) {
        case 0:
            .drafted(
                PrescriptionDrafted(
                    patientID: id(),
                    prescriberID: id(),
                    priorPrescription: maybe { $0.id() },
                    reasons: list { $0.coding() },
                    note: maybe { $0.text() },
                    careSetting: maybe { $0.one(of: CareSetting.self) }
                )
            )
        case 1: .itemAdded(PrescriptionItemAdded(item: item()))
        case 2: .itemChanged(PrescriptionItemChanged(item: item()))
        case 3: .itemRemoved(PrescriptionItemRemoved(itemID: id()))
        case 4: .draftDiscarded(PrescriptionDraftDiscarded(reason: maybe { $0.text() }))
        default:
            .signed(
                PrescriptionSigned(
                    issueDate: date(),
                    validUntil: date(),
                    contentHash: bytes(),
                    ruleTable: maybe { $0.text() },
                    usedTwoFactors: flip(),
                    reviewOn: maybe { $0.date() }
                )
            )
        }
    }

    private mutating func supplyEvent() -> PrescriptionEvent {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0:
            .dispensed(
                MedicationDispensed(
                    dispenseID: id(),
                    itemID: id(),
                    quantity: quantity(),
                    pharmacy: maybe { $0.text() },
                    substitute: maybe { $0.coding() },
                    substitutionReason: maybe { $0.text() },
                    issueNumber: maybe { $0.whole() },
                    supplyDays: maybe { $0.whole() }
                )
            )
        case 1: .held(PrescriptionHeld(itemIDs: list { $0.id() }, reason: text()))
        case 2: .resumed(PrescriptionResumed(itemIDs: list { $0.id() }, reason: maybe { $0.text() }))
        case 3: .stopped(PrescriptionStopped(itemIDs: list { $0.id() }, reason: text()))
        case 4:
            .cancelled(
                PrescriptionCancelled(
                    itemIDs: list { $0.id() },
                    reason: one(of: CancellationReason.self),
                    note: maybe { $0.text() }
                )
            )
        case 5: .renewed(PrescriptionRenewed(renewedBy: id()))
        case 6: .expired(PrescriptionExpired(itemIDs: list { $0.id() }, validUntil: date()))
        default: .markedEnteredInError(PrescriptionMarkedEnteredInError(reason: text()))
        }
    }

    private mutating func bytes() -> [UInt8] {
        let lengths = [0, 1, 32, 200]
        let length = lengths[Int.random(in: lengths.indices, using: &generator)]
        return (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    private mutating func item() -> PrescriptionItem {
        PrescriptionItem(
            itemID: id(),
            product: coding(),
            quantity: quantity(),
            repeatsAllowed: whole(),
            expectedSupplyDays: maybe { $0.whole() },
            dosage: list { $0.dosage() },
            substitutionAllowed: flip(),
            note: maybe { $0.text() },
            isParallel: flip(),
            therapy: maybe { $0.one(of: CourseOfTherapy.self) },
            quantityInWords: maybe { $0.text() },
            dispenseIntervalDays: maybe { $0.whole() },
            supplyJustification: maybe { $0.text() }
        )
    }

    private mutating func dosage() -> Dosage {
        Dosage(
            sequence: whole(),
            text: text(),
            dose: maybe { $0.quantity() },
            timing: maybe { random in
                DosageTiming(frequency: random.whole(), period: random.decimal(), unit: random.one(of: PeriodUnit.self))
            },
            route: maybe { $0.text() },
            asNeeded: flip()
        )
    }
}
