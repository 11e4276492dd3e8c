import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct PrescriptionSigningTests {
    private func sign(
        _ command: SignPrescription = SignPrescription(),
        _ items: [PrescriptionItem]? = nil,
        in facts: PrescribingFacts? = nil
    ) throws -> Prescription.State {
        let draft = try Sample.draft(try items ?? [Sample.item()])
        let facts = try facts ?? Sample.prescribing()
        return try (draft + Prescription.when(.sign(command), given: draft, in: facts)).state()
    }

    @Test func `the dead are not prescribed for (I-02)`() throws {
        let deaths: [CalendarDate?] = [nil, Sample.today, Sample.date("2026-03"), Sample.date("2020-01-01")]
        for death in deaths {
            let facts = try Sample.prescribing(patient: Sample.patient(died: .some(death)))
            #expect(throws: PrescriptionRejection.patientDeceased) { try sign(in: facts) }
        }
    }

    @Test func `what was issued before the death can be recorded after it (I-02)`() throws {
        let patient = try Sample.patient(died: .some(Sample.date("2024-06-01")))
        let before = try Sample.prescribing(on: "2024-05-31", isLate: true, patient: patient)
        #expect(try sign(in: before).signature?.issueDate == Sample.date("2024-05-31"))
        let after = try Sample.prescribing(on: "2024-06-02", isLate: true, patient: patient)
        #expect(throws: PrescriptionRejection.patientDeceased) { try sign(in: after) }
    }

    @Test func `only who may prescribe can sign (I-03)`() throws {
        var facts = try Sample.prescribing()
        facts.prescriber = try Sample.prescriber(mayPrescribe: false)
        #expect(throws: PrescriptionRejection.prescriberNotAuthorised) { try sign(in: facts) }
    }

    @Test func `an empty draft can't be signed (I-04)`() {
        #expect(throws: PrescriptionRejection.noItems) { try sign(SignPrescription(), []) }
    }

    @Test func `a code of the formulary's system must be in the formulary (I-10)`() throws {
        let item = try Sample.item().with(product: Coding(system: CodeSystem.demonstration, code: "no-such"))
        #expect(throws: PrescriptionRejection.productNotInFormulary(field: "items[0].product.code")) {
            try sign(SignPrescription(), [item])
        }
    }

    @Test func `a product from elsewhere needs a note that says why (I-10)`() throws {
        let product = Coding(system: CodeSystem.rxNorm, code: "314076", display: "lisinopril 10 MG Oral Tablet")
        #expect(throws: PrescriptionRejection.nonFormularyReasonMissing(field: "items[0].note")) {
            try sign(SignPrescription(), [Sample.item().with(product: product, note: " ")])
        }
        let item = try Sample.item().with(product: product, note: "continued from another clinic")
        #expect(try Prescription.fold(Sample.prescription([item]))?.contents == [item])
    }

    @Test func `a quantity is in a unit that medicines are counted in (I-07)`() throws {
        let item = try Sample.item()
        let bananas = item.with(quantity: Quantity(item.quantity.value, unit: "banana"))
        #expect(throws: PrescriptionRejection.unitNotAllowed(field: "items[0].quantity.unit")) {
            try sign(SignPrescription(), [bananas])
        }
    }

    @Test func `issue and validity are dates in order, not ahead and not too far apart (I-11)`() throws {
        let tomorrow = Sample.date("2026-03-12")
        #expect(throws: PrescriptionRejection.issueDateInFuture) {
            try sign(SignPrescription(issueDate: tomorrow))
        }
        #expect(throws: PrescriptionRejection.validityEndsBeforeIssue) {
            try sign(SignPrescription(validUntil: Sample.date("2026-03-09")))
        }
        #expect(throws: PrescriptionRejection.validityTooLong(maximumDays: 366)) {
            try sign(SignPrescription(validUntil: Sample.date("2027-03-12")))
        }
        #expect(throws: PrescriptionRejection.input(.dayNeeded(field: "issue_date"))) {
            try sign(SignPrescription(issueDate: Sample.date("2026-03")))
        }
        #expect(try sign().signature?.validUntil == Sample.today.adding(days: 180))
        let repeated = try sign(SignPrescription(), [Sample.item(repeats: 1)])
        #expect(repeated.signature?.validUntil == Sample.today.adding(days: 365))
    }

    @Test func `the hash covers what was signed (I-14)`() throws {
        let first = try sign()
        #expect(first.signature?.contentHash.count == 32)
        #expect(Prescription.isContentIntact(first) == true)
        let same = try sign()
        #expect(same.signature == first.signature)
        let others = [
            try sign(SignPrescription(), [Sample.item(quantity: "22")]),
            try sign(SignPrescription(), [Sample.item(repeats: 1)]),
            try sign(SignPrescription(), [Sample.item(isParallel: true)]),
            try sign(SignPrescription(validUntil: Sample.date("2026-06-01"))),
        ]
        for other in others { #expect(other.signature?.contentHash != first.signature?.contentHash) }
    }

    @Test func `tampering with signed content shows (I-14)`() throws {
        let events = try Sample.prescription([Sample.item()])
        let forged = try events.map { event in
            guard case .itemAdded = event else { return event }
            return .itemAdded(PrescriptionItemAdded(item: try Sample.item(quantity: "210")))
        }
        #expect(Prescription.isContentIntact(try forged.state()) == false)
    }

    @Test func `no second order of a product that overlaps, unless it is meant to (I-20)`() throws {
        let product = ProductKey(try Sample.product().coding)
        func open(_ from: String, _ until: String) -> [OpenOrder] {
            [OpenOrder(product: product, issueDate: Sample.date(from), validUntil: Sample.date(until))]
        }
        let overlapping = try Sample.prescribing(openOrders: open("2026-01-01", "2026-03-10"))
        #expect(throws: PrescriptionRejection.duplicateActiveProduct(field: "items[0].product")) {
            try sign(in: overlapping)
        }
        #expect(throws: Never.self) { try sign(SignPrescription(), [Sample.item(isParallel: true)], in: overlapping) }
        #expect(throws: Never.self) { try sign(in: Sample.prescribing(openOrders: open("2025-01-01", "2026-03-09"))) }
        #expect(throws: Never.self) { try sign(SignPrescription(), [Sample.item(product: 1)], in: overlapping) }
    }

    @Test func `one prescription does not order a product twice by accident (I-20)`() throws {
        let second = try Sample.item(Sample.secondItemID)
        #expect(throws: PrescriptionRejection.duplicateActiveProduct(field: "items[1].product")) {
            try sign(SignPrescription(), [Sample.item(), second])
        }
        let parallel = try Sample.item(Sample.secondItemID, isParallel: true)
        #expect(try sign(SignPrescription(), [Sample.item(), parallel]).contents.count == 2)
    }

    @Test func `a prescription carries on only one of the same patient (I-55)`() throws {
        let draft = DraftPrescription(
            patientID: PatientID(.test(77)),
            prescriberID: Sample.prescriberID,
            priorPrescription: PrescriptionID(.test(5))
        )
        var facts = try Sample.prescribing()
        facts.prior = try Sample.prescription([Sample.item()]).state()
        #expect(throws: PrescriptionRejection.priorNotOfPatient) {
            try Prescription.when(.draft(draft), given: [], in: facts)
        }
    }
}

extension PrescriptionItem {
    func with(
        product: Coding? = nil,
        quantity: Quantity? = nil,
        note: String? = nil
    ) -> PrescriptionItem {
        PrescriptionItem(
            itemID: itemID,
            product: product ?? self.product,
            quantity: quantity ?? self.quantity,
            repeatsAllowed: repeatsAllowed,
            expectedSupplyDays: expectedSupplyDays,
            dosage: dosage,
            note: note ?? self.note
        )
    }
}
