import EventCatalog
import Prescribing
import TestKit
import Testing

/// Issues that are counted, and supplies that are taken back. Days matter here, so histories are folded with them.
@Suite struct DispensingIssueTests {
    /// A prescription at work: each command on its day.
    struct Course {
        var state: Prescription.State?

        /// One item of 28 with two repeats, 28 days apart, signed on 2026-01-01.
        init(interval: Int? = 28, repeats: Int = 2) throws {
            let product = try Sample.product()
            let item = PrescriptionItem(
                itemID: Sample.itemID,
                product: product.coding,
                quantity: Quantity(DecimalNumber(28), unit: product.unit),
                repeatsAllowed: repeats,
                expectedSupplyDays: 28,
                dosage: [Sample.dosage(1, unit: product.unit)],
                therapy: .continuousRepeatDispensing,
                dispenseIntervalDays: interval
            )
            let draft = DraftPrescription(
                patientID: Sample.patientID,
                prescriberID: Sample.prescriberID,
                items: [item]
            )
            let signature = SignPrescription(validUntil: Sample.date("2026-12-01"))
            try take(.prescribe(Prescribe(draft: draft, signature: signature)), on: "2026-01-01")
        }

        mutating func take(_ command: PrescriptionCommand, on day: String) throws {
            let events = try Prescription.decide(command, given: state, in: Sample.prescribing(on: day))
            for event in events { Prescription.evolve(&state, with: event, at: ClinicalTime(Sample.date(day))) }
        }

        mutating func dispense(_ quantity: String, _ number: Int, on day: String) throws {
            try take(Sample.dispense(quantity, number), on: day)
        }

        mutating func leaveOut(_ issue: Int?, on day: String) throws {
            let command = RecordNotDispensed(itemID: Sample.itemID, reason: .notCollected, issueNumber: issue)
            try take(.notDispensed(command), on: day)
        }

        mutating func reverse(_ number: Int, on day: String) throws {
            try take(.reverse(ReverseDispense(dispenseID: DispenseID(.test(number)), reason: "x")), on: day)
        }

        var item: Prescription.SignedItem {
            get throws { try #require(state?.signedItems.first) }
        }

        var issues: Prescription.Issues {
            get throws { try #require(item.issues) }
        }

        var remaining: String {
            get throws { try item.remaining.value.description }
        }
    }

    private func quantity(_ value: Int32) throws -> Quantity {
        Quantity(DecimalNumber(value), unit: try Sample.product().unit)
    }

    @Test func `the next issue opens when the one before is supplied and the interval has passed (I-26)`() throws {
        var course = try Course()
        try course.dispense("20", 1, on: "2026-01-02")
        #expect(try course.issues.current == 1)
        try course.dispense("8", 2, on: "2026-01-10")
        #expect(try course.issues.current == 2)
        let opens = Sample.date("2026-01-30")
        #expect(try course.issues.opensOn == opens, "28 days after the first hand-over of issue 1")
        #expect(throws: PrescriptionRejection.issueNotOpen(number: 2, opensOn: opens)) {
            try course.dispense("28", 3, on: "2026-01-29")
        }
        try course.dispense("28", 3, on: "2026-01-30")
        #expect(try course.item.dispenses.map(\.issueNumber) == [1, 1, 2])
        try course.dispense("28", 4, on: "2026-02-27")
        #expect(try course.item.status == .completed)
        #expect(try course.issues.current == nil)
    }

    @Test func `a supply is of one issue (I-26)`() throws {
        var course = try Course()
        #expect(throws: PrescriptionRejection.beyondIssue(number: 1, remaining: try quantity(28))) {
            try course.dispense("29", 1, on: "2026-01-02")
        }
        try course.dispense("20", 1, on: "2026-01-02")
        #expect(throws: PrescriptionRejection.beyondIssue(number: 1, remaining: try quantity(8))) {
            try course.dispense("28", 2, on: "2026-02-20")
        }
        var counting = DispenseMedication(
            dispenseID: DispenseID(.test(3)),
            itemID: Sample.itemID,
            quantity: try quantity(8),
            issueNumber: 2
        )
        #expect(throws: PrescriptionRejection.issueNumberDiffers(expected: 1)) {
            try course.take(.dispense(counting), on: "2026-01-03")
        }
        counting.issueNumber = 1
        try course.take(.dispense(counting), on: "2026-01-03")
        #expect(try course.issues.current == 2)
    }

    @Test func `without an interval a supply may be of several issues (I-25)`() throws {
        var course = try Course(interval: nil)
        try course.dispense("84", 1, on: "2026-01-02")
        #expect(try course.item.status == .completed)
        #expect(try course.item.dispenses.map(\.issueNumber) == [nil])
        #expect(try course.item.issues == nil)
    }

    @Test func `an issue that is left out is not supplied later, and opens the next (I-26)`() throws {
        var course = try Course()
        try course.leaveOut(1, on: "2026-01-05")
        #expect(try course.remaining == "56")
        #expect(try course.item.status == .active)
        #expect(throws: PrescriptionRejection.issueNumberDiffers(expected: 2)) {
            try course.leaveOut(1, on: "2026-01-06")
        }
        try course.dispense("10", 1, on: "2026-01-06")
        try course.leaveOut(2, on: "2026-01-07")
        #expect(try course.remaining == "28", "the 18 that were left of issue 2 are forgone")
        #expect(throws: PrescriptionRejection.issueNotOpen(number: 3, opensOn: Sample.date("2026-02-03"))) {
            try course.leaveOut(3, on: "2026-01-08")
        }
        try course.leaveOut(3, on: "2026-02-03")
        #expect(try course.item.status == .stopped)
        #expect(try course.item.fulfilment == .partial)
    }

    @Test func `after an issue that was left out the last one completes the item (I-25, I-26)`() throws {
        var course = try Course(repeats: 1)
        try course.leaveOut(1, on: "2026-01-05")
        try course.dispense("28", 1, on: "2026-01-06")
        #expect(try course.item.status == .completed)
        #expect(try course.remaining == "0")
        #expect(try course.item.fulfilment == .partial, "not all that was authorised was supplied")
    }

    @Test func `a supply is taken back once and remains again (I-32)`() throws {
        var course = try Course(interval: nil, repeats: 0)
        try course.dispense("20", 1, on: "2026-01-02")
        try course.dispense("8", 2, on: "2026-01-03")
        #expect(try course.item.status == .completed)
        try course.reverse(2, on: "2026-01-04")
        #expect(try course.item.status == .active)
        #expect(try course.remaining == "8")
        #expect(try course.item.standingDispenses.map(\.dispenseID) == [DispenseID(.test(1))])
        #expect(throws: PrescriptionRejection.alreadyReversed) { try course.reverse(2, on: "2026-01-04") }
        #expect(throws: PrescriptionRejection.dispenseNotFound) { try course.reverse(3, on: "2026-01-04") }
        #expect(throws: PrescriptionRejection.dispenseIDInUse) { try course.dispense("8", 2, on: "2026-01-05") }
        try course.reverse(1, on: "2026-01-05")
        #expect(try course.item.fulfilment == .none)
        try course.dispense("28", 4, on: "2026-01-06")
        #expect(try course.item.status == .completed)
    }

    @Test func `what is taken back after the validity shows as expired (I-28, I-32)`() throws {
        var course = try Course(interval: nil, repeats: 0)
        try course.dispense("28", 1, on: "2026-01-02")
        let state = try #require(course.state)
        let late = PrescribingFacts(
            time: DecisionTime(recordedAt: Timestamp(startOf: Sample.date("2027-01-01"))),
            formulary: .demonstration
        )
        let events = try Prescription.decide(
            .reverse(ReverseDispense(dispenseID: DispenseID(.test(1)), reason: "not collected")),
            given: state,
            in: late
        )
        for event in events {
            Prescription.evolve(&course.state, with: event, at: ClinicalTime(Sample.date("2027-01-01")))
        }
        #expect(course.state?.effectiveStatus(on: Sample.date("2027-01-01")) == .expired)
        #expect(course.state?.effectiveStatus(on: Sample.date("2026-11-30")) == .active)
    }

    @Test func `taking a supply back opens its issue again (I-26, I-32)`() throws {
        var course = try Course()
        try course.dispense("28", 1, on: "2026-01-02")
        try course.dispense("28", 2, on: "2026-01-30")
        try course.reverse(1, on: "2026-01-31")
        #expect(try course.issues.current == 1)
        try course.dispense("28", 3, on: "2026-01-31")
        #expect(try course.issues.current == 3)
        #expect(try course.issues.opensOn == Sample.date("2026-02-27"))
        #expect(try course.remaining == "28")
    }

    @Test func `a pharmacy takes back what it supplied itself (I-29, I-32)`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let supply = DispenseMedication(
            dispenseID: DispenseID(.test(1)),
            itemID: Sample.itemID,
            quantity: Quantity(DecimalNumber(1), unit: try Sample.product().unit),
            pharmacy: "A"
        )
        let supplied = try signed.then(.dispense(supply))
        func reverse(_ pharmacy: String?) -> PrescriptionCommand {
            .reverse(ReverseDispense(dispenseID: supply.dispenseID, reason: "x", pharmacy: pharmacy))
        }
        #expect(throws: PrescriptionRejection.heldByAnotherPharmacy) { try supplied.then(reverse("B")) }
        #expect(throws: Never.self) { try supplied.then(reverse("A")) }
        let held = try supplied.then(.release(ReleaseToPharmacy(pharmacy: "A")))
        #expect(throws: PrescriptionRejection.heldByAnotherPharmacy) { try held.then(reverse(nil)) }
    }

    @Test func `random courses supply no more than was authorised, issue by issue (I-25, I-26, I-32)`() throws {
        let seed = PropertyRun.seed
        var generator = SeededGenerator(seed: seed)
        for sequence in 0..<PropertyRun.sequences(2000) {
            var course = try Course(repeats: Int.random(in: 0...3, using: &generator))
            var day = Sample.date("2026-01-01")
            for number in 1...12 {
                day = day.adding(days: Int.random(in: 0...20, using: &generator)) ?? day
                guard day <= Sample.today else { break }
                let at = day.description
                switch Int.random(in: 0..<6, using: &generator) {
                case 0: try? course.reverse(Int.random(in: 1...number, using: &generator), on: at)
                case 1: try? course.leaveOut(Int.random(in: 1...3, using: &generator), on: at)
                default: try? course.dispense("\(Int.random(in: 1...30, using: &generator))", number, on: at)
                }
                let item = try course.item
                let place = "seed \(seed), course \(sequence), step \(number)"
                try #require(item.dispensed <= item.content.authorised.value, "\(place)")
                try #require(item.remaining.value >= .zero, "\(place)")
                let perIssue = Dictionary(grouping: item.standingDispenses) { $0.issueNumber ?? 0 }
                var firsts: [(Int, CalendarDate)] = []
                for (issue, supplies) in perIssue {
                    let sum = supplies.reduce(DecimalNumber.zero) { $0.adding($1.quantity.value) ?? $0 }
                    try #require(issue > 0 && sum <= item.content.quantity.value, "\(place)")
                    let days = supplies.compactMap { item.handedOverOn[$0.dispenseID] }
                    firsts.append((issue, try #require(days.min())))
                }
                let total = item.standingDispenses.reduce(DecimalNumber.zero) { $0.adding($1.quantity.value) ?? $0 }
                try #require(total == item.dispensed, "\(place)")
            }
        }
    }
}

@Suite struct DispensingFormTests {
    private func sign(_ items: [PrescriptionItem], validUntil: String? = nil) throws -> [PrescriptionEvent] {
        let draft = DraftPrescription(patientID: Sample.patientID, prescriberID: Sample.prescriberID, items: items)
        let signature = SignPrescription(validUntil: validUntil.map(Sample.date))
        return try Sample.decide(Prescribe(draft: draft, signature: signature), in: Sample.prescribing())
    }

    private func item(
        _ id: PrescriptionItemID = Sample.itemID,
        product: Int = 0,
        repeats: Int = 2,
        days: Int? = 7,
        therapy: CourseOfTherapy? = .continuousRepeatDispensing,
        route: String? = nil
    ) throws -> PrescriptionItem {
        let product = try Sample.product(product)
        return PrescriptionItem(
            itemID: id,
            product: product.coding,
            quantity: Quantity(DecimalNumber(21), unit: product.unit),
            repeatsAllowed: repeats,
            expectedSupplyDays: days,
            dosage: [Sample.dosage(3, unit: product.unit, route: route)],
            therapy: therapy
        )
    }

    @Test func `repeat dispensing says how long an issue lasts and until when (I-23)`() throws {
        #expect(throws: PrescriptionRejection.repeatDispensingIncomplete(field: "items[0].expected_supply_days")) {
            try sign([item(days: nil)], validUntil: "2026-09-01")
        }
        #expect(throws: PrescriptionRejection.repeatDispensingIncomplete(field: "valid_until")) { try sign([item()]) }
        #expect(throws: Never.self) { try sign([item()], validUntil: "2026-09-01") }
        #expect(throws: Never.self) { try sign([item(days: nil, therapy: .continuous)]) }
    }

    @Test func `the items of one repeat dispensing share their repeats (I-23)`() throws {
        #expect(throws: PrescriptionRejection.repeatDispensingDiffers(field: "items[1].repeats_allowed")) {
            try sign([item(), item(Sample.secondItemID, product: 1, repeats: 3)], validUntil: "2026-09-01")
        }
        #expect(throws: PrescriptionRejection.repeatDispensingDiffers(field: "items[1].therapy")) {
            try sign([item(), item(Sample.secondItemID, product: 1, therapy: .acute)], validUntil: "2026-09-01")
        }
        #expect(throws: Never.self) {
            try sign([item(), item(Sample.secondItemID, product: 1)], validUntil: "2026-09-01")
        }
    }

    @Test(arguments: ["oral", "Oral", "oral route", "Oral use", "PO", "nasogastric"])
    func `routes that the product can be given by are allowed (I-07)`(_ route: String) throws {
        #expect(throws: Never.self) { try sign([item(therapy: nil, route: route)]) }
    }

    @Test(arguments: ["mL", "tablet", "patch", "mg", "g"])
    func `a capsule is not counted in what measures or counts other things (I-07)`(_ unit: String) throws {
        let odd = try item(therapy: nil).with(quantity: Quantity(DecimalNumber(21), unit: unit))
        #expect(throws: PrescriptionRejection.unitNotAllowed(field: "items[0].quantity.unit")) { try sign([odd]) }
    }

    @Test(arguments: ["by mouth if he likes", "route", "telepathic", "or al", "Intravenous route", "rectal", "topical"])
    func `other routes are refused (I-07)`(_ route: String) throws {
        #expect(throws: PrescriptionRejection.routeNotAllowed(field: "items[0].dosage[0].route")) {
            try sign([item(therapy: nil, route: route)])
        }
    }

    @Test func `what is new in an item is signed with it, and old hashes stay (I-14)`() throws {
        let plain = try sign([item(repeats: 0, therapy: nil)]).state()
        #expect(Prescription.isContentIntact(plain) == true)
        let extended = try sign([item(therapy: .acute)]).state()
        #expect(Prescription.isContentIntact(extended) == true)
        func hash(_ item: PrescriptionItem, _ setting: CareSetting? = nil) -> [UInt8] {
            let header = PrescriptionDrafted(
                patientID: Sample.patientID,
                prescriberID: Sample.prescriberID,
                priorPrescription: nil,
                reasons: [],
                note: nil,
                careSetting: setting
            )
            return Prescription.contentHash(header, [item], issueDate: Sample.today, validUntil: Sample.today)
        }
        let base = try item(therapy: nil)
        let hashes = [
            hash(base), hash(base, .inpatient), hash(base, .community), hash(try item(therapy: .acute)),
            hash(try item(therapy: .continuous)),
        ]
        #expect(Set(hashes).count == hashes.count)
    }

    @Test func `a review lies within the validity`() throws {
        let draft = DraftPrescription(
            patientID: Sample.patientID,
            prescriberID: Sample.prescriberID,
            items: [try Sample.item()]
        )
        func sign(_ day: String) throws -> [PrescriptionEvent] {
            let signature = SignPrescription(reviewOn: Sample.date(day))
            let command = PrescriptionCommand.prescribe(Prescribe(draft: draft, signature: signature))
            return try Prescription.decide(command, given: nil, in: Sample.prescribing())
        }
        #expect(try sign("2026-05-01").state().signature?.reviewOn == Sample.date("2026-05-01"))
        for day in ["2026-03-09", "2027-03-09", "2026-05"] {
            #expect(throws: PrescriptionRejection.self) { try sign(day) }
        }
    }
}
