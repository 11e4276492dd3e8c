import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

/// A patient's life in random commands, most of them sensible and some against the rules.
struct RandomCourse {
    private let fixture: ClinicFixture
    private let number: Int
    private var generator: SeededGenerator
    private let patientID: PatientID
    /// The prescriptions of this course, signed or not.
    private(set) var prescriptions: [PrescriptionID] = []
    private var allergies = 0
    private var dispenses: [DispenseID] = []
    /// How many commands were carried out, and how many refused.
    private(set) var taken = 0
    private(set) var refused = 0

    private static let pharmacies = ["North", "South"]
    private static let products = ["amox", "omep", "warf", "ibup", "metf"].compactMap {
        Formulary.demonstration.search(prefix: $0, limit: 1).first
    }
    private static let substances = ["penicillin", "ibuprofen", "latex"].map {
        Coding(system: CodeSystem.demonstration, code: $0, display: $0)
    }

    init(_ number: Int, in fixture: ClinicFixture, seed: UInt64) {
        self.fixture = fixture
        self.number = number
        generator = SeededGenerator(seed: seed &+ UInt64(number))
        patientID = PatientID(.test(1_000_000 + number * 1000))
    }

    /// Lives it.
    mutating func run(steps: Int) async throws {
        try await register()
        try await prescribe()
        for _ in 0..<steps {
            if chance(10) { fixture.clock.advance(by: .seconds(86_400 * Int64(draw(1...200)))) }
            switch draw(0...29) {
            case 0...1: await onPatient(patientCommand())
            case 2: try await prescribe()
            case 3: try await draft()
            default: try await carryOn()
            }
        }
    }

    // MARK: Patients

    private mutating func register() async throws {
        let command = ClinicFixture.registration("C-\(number)", family: "Course \(number)")
        await onPatient(.register(command))
        if chance(70) { await onPatient(.assertNoKnownAllergies) }
    }

    private mutating func patientCommand() -> PatientCommand {
        let allergy = AllergyID(id(400 + draw(chance(10) ? 0...0 : 1...max(1, allergies))))
        switch draw(0...13) {
        case 0...3:
            allergies += 1
            let substance = Self.substances[draw(0...2)]
            return .recordAllergy(RecordAllergy(allergyID: AllergyID(id(400 + allergies)), substance: substance))
        case 4...5: return .refuteAllergy(RefuteAllergy(allergyID: allergy, reason: "tested"))
        case 6: return .resolveAllergy(ResolveAllergy(allergyID: allergy))
        case 7: return .assertNoKnownAllergies
        case 8: return .recordDeath(RecordPatientDeath(date: chance(50) ? today : nil))
        case 9:
            return .assignIdentifier(AssignPatientIdentifier(identifier: Identifier(system: "mrn", value: "A-1001")))
        case 10...11: return .merge(MergePatients(source: patientID, survivor: neighbour, reason: "registered twice"))
        case 12: return .unmerge(UnmergePatient(source: patientID, reason: "two people"))
        default: return .retractDeath(RetractPatientDeath(reason: "another patient"))
        }
    }

    /// The patient of another course, often one of this clinic.
    private var neighbour: PatientID { PatientID(.test(1_000_000 + (number - 1) * 1000)) }

    private mutating func onPatient(_ command: PatientCommand) async {
        let (clinic, patientID) = (fixture.clinic, patientID)
        await count { _ = try await clinic.execute(command, on: patientID, as: $0) }
    }

    // MARK: Prescriptions

    private mutating func items() -> [PrescriptionItem] {
        (0..<draw(1...2)).map { item in
            let product = Self.products[draw(0...(Self.products.count - 1))]
            let dose = Quantity(DecimalNumber(1), unit: product.unit)
            let timing = DosageTiming(frequency: 1, period: DecimalNumber(1), unit: .day)
            let quantity = Int32(draw(chance(2) ? 0...0 : 1...30))
            return PrescriptionItem(
                itemID: PrescriptionItemID(id(100 + prescriptions.count * 10 + item)),
                product: product.coding,
                quantity: Quantity(DecimalNumber(quantity), unit: product.unit),
                repeatsAllowed: draw(0...2),
                expectedSupplyDays: chance(80) ? Int(quantity) : nil,
                dosage: [Dosage(sequence: 1, text: "1 a day", dose: dose, timing: timing)],
                isParallel: chance(10)
            )
        }
    }

    private mutating func newID() -> PrescriptionID {
        let id = PrescriptionID(id(1 + prescriptions.count))
        prescriptions.append(id)
        return id
    }

    private mutating func header(_ items: [PrescriptionItem]) -> DraftPrescription {
        DraftPrescription(patientID: patientID, prescriberID: fixture.prescriberID, items: items)
    }

    private mutating func draft() async throws {
        guard prescriptions.count < 4 else { return }
        let items = items()
        try await carryOut(.draft(header(items)), on: newID())
    }

    private mutating func prescribe() async throws {
        guard prescriptions.count < 4 else { return }
        let items = items()
        let command = Prescribe(draft: header(items), signature: SignPrescription(validUntil: validity()))
        try await carryOut(.prescribe(command), on: newID())
    }

    private mutating func validity() -> CalendarDate? {
        chance(30) ? today.adding(days: draw(-1...400)) : nil
    }

    /// Something with one of the prescriptions.
    private mutating func carryOn() async throws {
        guard let id = prescriptions.randomElement(using: &generator) else { return }
        let item = PrescriptionItemID(
            self.id(100 + (prescriptions.firstIndex(of: id) ?? 0) * 10 + (chance(70) ? 0 : 1))
        )
        let pharmacy = Self.pharmacies[chance(85) ? 0 : 1]
        let command: PrescriptionCommand
        switch draw(0...29) {
        case 0...8:
            guard let content = try fixture.clinic.prescription(id)?.state.items(on: today).first?.content else {
                return
            }
            dispenses.append(DispenseID(self.id(500 + dispenses.count)))
            command = .dispense(
                DispenseMedication(
                    dispenseID: dispenses[dispenses.count - 1],
                    itemID: item,
                    quantity: Quantity(DecimalNumber(Int32(draw(1...20))), unit: content.quantity.unit),
                    pharmacy: chance(80) ? pharmacy : nil
                )
            )
        case 9...10:
            guard let supply = dispenses.randomElement(using: &generator) else { return }
            command = .reverse(ReverseDispense(dispenseID: supply, reason: "returned", pharmacy: pharmacy))
        case 11...12: command = .hold(HoldPrescription(itemIDs: chance(50) ? [item] : [], reason: "surgery"))
        case 13...14: command = .resume(ResumePrescription(itemIDs: chance(50) ? [item] : []))
        case 15: command = .stop(StopPrescription(itemIDs: chance(50) ? [item] : [], reason: "no effect"))
        case 16...17: command = .release(ReleaseToPharmacy(pharmacy: pharmacy))
        case 18: command = .returnFromPharmacy(ReturnFromPharmacy(pharmacy: pharmacy, reason: "out of stock"))
        case 19...20:
            command = .cancel(CancelPrescription(itemIDs: chance(50) ? [item] : [], reason: .prescribingError))
        case 21: command = .answerCancellation(AnswerCancellation(pharmacy: pharmacy, isAccepted: chance(50)))
        case 22: command = .notDispensed(RecordNotDispensed(itemID: item, reason: .notCollected, pharmacy: pharmacy))
        case 23: command = .sign(SignPrescription(validUntil: validity()))
        case 24: command = chance(50) ? .discard(DiscardPrescriptionDraft()) : .runSafetyChecks
        case 25...26: command = .expire
        case 27...28:
            guard prescriptions.count < 4 else { return }
            let renewal = newID()
            try await carryOut(.renew(RenewPrescription(newPrescriptionID: renewal)), on: id)
            return
        default:
            guard chance(30) else { return }
            command = .markEnteredInError(MarkPrescriptionEnteredInError(reason: "wrong patient"))
        }
        try await carryOut(command, on: id)
    }

    /// Carries a command out; where alerts stand in its way, once more with an answer to each.
    private mutating func carryOut(_ command: PrescriptionCommand, on id: PrescriptionID) async throws {
        let clinic = fixture.clinic
        do {
            try await attempt(command, on: id)
        } catch .rejected(.prescription(.findingsUnresolved(_, let unresolved))) where chance(80) {
            let answers = unresolved.map {
                SafetyAlertOverridden(
                    alertID: $0.alertID,
                    reason: .monitored,
                    secondApprover: $0.requirement == .codedReasonAndSecondPerson ? fixture.approverID : nil
                )
            }
            await count { _ = try await clinic.execute(command.answered(answers), on: id, as: $0) }
        } catch {
            refused += 1
        }
    }

    private mutating func attempt(_ command: PrescriptionCommand, on id: PrescriptionID) async throws(CommandFailure) {
        let envelope = CommandEnvelope.test()
        let outcome = try await fixture.clinic.execute(command, on: id, as: envelope)
        taken += 1
        guard chance(5) else { return }
        // The same command again is the same answer, and nothing happens (I-50).
        let again = try await fixture.clinic.execute(command, on: id, as: envelope)
        #expect(again.isRepeat && again.position == outcome.position && again.version == outcome.version)
    }

    private mutating func count(_ body: (CommandEnvelope) async throws -> Void) async {
        do {
            try await body(.test())
            taken += 1
        } catch {
            refused += 1
        }
    }

    // MARK: Chance

    private var today: CalendarDate { fixture.clock.now.date }

    private func id(_ local: Int) -> RecordID { .test(1_000_000 + number * 1000 + local) }

    private mutating func draw(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }

    private mutating func chance(_ percent: Int) -> Bool { draw(1...100) <= percent }
}

extension PrescriptionCommand {
    /// The command with answers to what the safety checks found.
    func answered(_ answers: [SafetyAlertOverridden]) -> PrescriptionCommand {
        switch self {
        case .prescribe(var command):
            command.signature.answers = answers
            return .prescribe(command)
        case .renew(var command):
            command.signature.answers = answers
            return .renew(command)
        case .sign(var command):
            command.answers = answers
            return .sign(command)
        default: return self
        }
    }
}
