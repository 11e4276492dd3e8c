import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct ControlledDrugTests {
    private static func product(_ code: String) throws -> Product {
        try #require(Formulary.demonstration.product(CodeSystem.demonstration, code))
    }

    private static let address = PostalAddress(
        line: ["1 High Street"],
        city: "Leeds",
        state: nil,
        postalCode: "LS1 1AA",
        country: "GB"
    )

    /// An item of a product as it is usually prescribed, with one part changed.
    private struct Order {
        var code = "morphine-10-mr-tablet"
        var quantity = "56"
        var words: String? = "fifty-six"
        var repeats = 0
        var days: Int? = 28
        var justification: String?
        var text = "1 tablet twice a day"
        var dose: String? = "1"
        var frequency = 2
        var validUntil: String?
        var address: PostalAddress? = ControlledDrugTests.address
        var usedTwoFactors = false
        var policy = PrescribingPolicy()

        func sign() throws -> [PrescriptionEvent] {
            let product = try ControlledDrugTests.product(code)
            let timing = dose == nil ? nil : DosageTiming(frequency: frequency, period: DecimalNumber(1), unit: .day)
            let item = PrescriptionItem(
                itemID: Sample.itemID,
                product: product.coding,
                quantity: Quantity(Sample.number(quantity), unit: product.unit),
                repeatsAllowed: repeats,
                expectedSupplyDays: days,
                dosage: [
                    Dosage(
                        sequence: 1,
                        text: text,
                        dose: dose.map { Quantity(Sample.number($0), unit: product.unit) },
                        timing: timing
                    )
                ],
                quantityInWords: words,
                supplyJustification: justification
            )
            let registration = Sample.registration(address: address)
            let patient = Patient.fold(try Patient.when(.register(registration), given: [], in: Sample.facts()))
            var facts = try Sample.prescribing(patient: patient)
            facts.policy = policy
            let draft = DraftPrescription(
                patientID: Sample.patientID,
                prescriberID: Sample.prescriberID,
                items: [item]
            )
            let signature = SignPrescription(
                validUntil: validUntil.map(Sample.date),
                usedTwoFactors: usedTwoFactors
            )
            return try Sample.decide(Prescribe(draft: draft, signature: signature), in: facts)
        }

        func problem() throws -> ControlledDrugProblem? {
            let rejection = #expect(throws: PrescriptionRejection.self) { try sign() }
            guard case .controlledDrug(let problem)? = rejection else {
                Issue.record("refused otherwise: \(String(describing: rejection))")
                return nil
            }
            #expect(rejection?.invariant == "I-22")
            return problem
        }
    }

    private func signature(_ events: [PrescriptionEvent]) throws -> PrescriptionSigned {
        try #require(Prescription.fold(events)?.signature)
    }

    @Test func `a prescription in the form that the law asks for is signed under its table (I-22)`() throws {
        let signed = try signature(Order().sign())
        #expect(signed.ruleTable == "uk-2026.1")
        #expect(signed.validUntil == Sample.date("2026-04-07"), "28 days, the longest of its schedule")
        #expect(!signed.usedTwoFactors)
    }

    @Test func `an ordinary prescription needs none of it, and is judged by the table all the same (I-22)`() throws {
        let signed = try signature(try Sample.prescription([Sample.item()]))
        #expect(signed.ruleTable == "uk-2026.1")
        #expect(signed.validUntil == Sample.date("2026-09-06"))
    }

    @Test func `words and figures must both be there and agree (I-22)`() throws {
        let field = "items[0].quantity_in_words"
        #expect(try Order(words: nil).problem() == .quantityInWordsMissing(field: field))
        for words in ["fifty-five", "five hundred and sixty", "56", "a lot", "fifty six boxes"] {
            #expect(try Order(words: words).problem() == .quantityInWordsDiffers(field: field), "\(words)")
        }
        for words in ["fifty-six", "Fifty six tablets", "FIFTY-SIX TABLET"] {
            #expect(throws: Never.self, "\(words)") { try Order(words: words).sign() }
        }
    }

    @Test func `words that disagree are refused for what is not controlled too (I-22)`() throws {
        let order = Order(code: "amoxicillin-500-capsule", quantity: "14", words: "twelve", days: 7)
        #expect(try order.problem() == .quantityInWordsDiffers(field: "items[0].quantity_in_words"))
    }

    @Test func `the validity is no longer than the schedule allows (I-22)`() throws {
        #expect(try Order(validUntil: "2026-04-08").problem() == .validityTooLong(maximumDays: 28))
        #expect(throws: Never.self) { try Order(validUntil: "2026-04-07").sign() }
    }

    @Test func `a longer supply needs a justification (I-22)`() throws {
        let field = "items[0].expected_supply_days"
        let tooLong = ControlledDrugProblem.supplyTooLong(field: field, maximumDays: 30, canBeJustified: true)
        #expect(try Order(days: 31).problem() == tooLong)
        #expect(try Order(days: 31, justification: " ").problem() == tooLong)
        #expect(throws: Never.self) { try Order(days: 31, justification: "Travelling for a month").sign() }
        #expect(throws: Never.self) { try Order(days: 30).sign() }
    }

    @Test func `a schedule that forbids repeats has none (I-22)`() throws {
        let field = "items[0].repeats_allowed"
        #expect(try Order(repeats: 1).problem() == .tooManyRepeats(field: field, maximum: 0))
    }

    @Test(arguments: [
        "as directed", "As directed.", "Take as directed by your doctor", "use when needed", "PRN, as directed",
    ])
    func `as directed alone is no dose (I-22)`(_ text: String) throws {
        let missing = ControlledDrugProblem.doseMissing(field: "items[0].dosage[0].text")
        #expect(try Order(text: text, dose: nil).problem() == missing)
        #expect(throws: Never.self) { try Order(text: text, dose: "1").sign() }
    }

    @Test func `the patient's address must be known (I-22)`() throws {
        #expect(try Order(address: nil).problem() == .addressMissing)
    }

    @Test func `two factors are asked for where the policy says so (I-22)`() throws {
        let strict = PrescribingPolicy(controlledNeedsTwoFactors: true)
        #expect(try Order(policy: strict).problem() == .twoFactorsMissing)
        #expect(try signature(Order(usedTwoFactors: true, policy: strict).sign()).usedTwoFactors)
        #expect(throws: Never.self) {
            try Order(code: "amoxicillin-500-capsule", quantity: "14", words: nil, days: 7, policy: strict).sign()
        }
    }

    @Test func `schedules 4 and 5 need no words (I-22)`() throws {
        let four = Order(code: "diazepam-2-tablet", quantity: "14", words: nil, days: 7)
        #expect(try signature(four.sign()).validUntil == Sample.date("2026-04-07"))
        let five = Order(code: "codeine-30-tablet", quantity: "14", words: nil, days: 7)
        #expect(try signature(five.sign()).validUntil == Sample.date("2026-09-06"))
    }

    @Test func `another country has another table (I-22)`() throws {
        let american = PrescribingPolicy(jurisdiction: .us)
        let signed = try signature(Order(words: nil, policy: american).sign())
        #expect(signed.ruleTable == "us-2026.1")
        let long = try Order(words: nil, days: 91, justification: "Travelling", policy: american).problem()
        #expect(
            long == .supplyTooLong(field: "items[0].expected_supply_days", maximumDays: 90, canBeJustified: false)
        )
        let repeated = Order(
            code: "diazepam-2-tablet",
            quantity: "21",
            words: nil,
            repeats: 6,
            days: 7,
            policy: american
        )
        #expect(try repeated.problem() == .tooManyRepeats(field: "items[0].repeats_allowed", maximum: 5))
    }

    @Test func `history keeps its form and names no table (I-22)`() throws {
        let history = PrescribingPolicy(isHistory: true)
        let order = Order(
            words: nil,
            repeats: 3,
            days: 90,
            text: "as directed",
            dose: nil,
            address: nil,
            policy: history
        )
        #expect(try signature(order.sign()).ruleTable == nil)
    }

    @Test func `a schedule that the table does not know is held to the strictest rule (I-22)`() throws {
        for jurisdiction in Jurisdiction.allCases {
            let rules = jurisdiction.rules
            #expect(rules.rule(for: nil) == nil)
            let strictest = try #require(rules.rule(for: "1"))
            #expect(strictest == rules.schedules.first)
            #expect(strictest.maximumRepeats == 0)
            #expect(rules.version.hasPrefix(jurisdiction.wireName))
            for schedule in ["2", "3", "4", "5"] { #expect(rules.rule(for: schedule) != nil) }
        }
    }

    @Test func `every product of the demonstration set can be prescribed as it commonly is`() throws {
        for product in Formulary.demonstration.search(prefix: "", limit: .max) {
            let typical = product.typical
            let whole = typical.quantity.scale == 0 ? NumberWords.words(for: Int(typical.quantity.mantissa)) : nil
            let order = Order(
                code: product.coding.code,
                quantity: typical.quantity.description,
                words: whole,
                days: min(typical.days, 30),
                dose: typical.dose.description,
                frequency: typical.frequency
            )
            do {
                _ = try order.sign()
            } catch .findingsUnresolved as PrescriptionRejection {
                continue
            } catch {
                Issue.record("\(product.name): \(error)")
            }
        }
    }
}

@Suite struct ControlledDrugWordsTests {
    @Test func `every number to 9999 is read as it is written`() throws {
        for number in 0...9999 {
            let words = try #require(NumberWords.words(for: number))
            #expect(NumberWords.number(in: words) == DecimalNumber(Int32(number)), "\(words)")
        }
        #expect(NumberWords.words(for: 10_000) == nil && NumberWords.words(for: -1) == nil)
    }

    @Test(arguments: [
        ("twenty-eight", "28"), ("one hundred and twelve", "112"), ("One Hundred Twelve", "112"),
        ("  two   thousand and one ", "2001"), ("nine thousand nine hundred and ninety-nine", "9999"),
        ("two point five", "2.5"), ("zero point two five", "0.25"), ("fifty six capsules", "56"),
        ("one hundred", "100"), ("twelve, tablets", nil), ("", nil), ("and five", nil), ("five and", nil),
        ("hundred", nil), ("one hundred one hundred", nil), ("twenty eleven", nil), ("five twenty", nil),
        ("twenty zero", nil), ("28", nil), ("point five", nil), ("five point", nil), ("five point ten", nil),
        ("one hundred thousand", nil), ("one hundred and zero", nil), ("minus one", nil),
    ])
    func `only whole and decimal numbers in words are read`(_ words: String, _ expected: String?) {
        #expect(NumberWords.number(in: words, of: "capsule")?.description == expected)
    }
}
