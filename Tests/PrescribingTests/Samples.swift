import EventCatalog
import Prescribing
import TestKit
import Testing

/// A clinic on 2026-03-10 at noon UTC.
enum Sample {
    static let today = date("2026-03-10")
    static let now = Timestamp(clamping: Timestamp(startOf: today).microseconds + 12 * 3_600_000_000)
    static let mrn = Identifier(system: "mrn", value: "A-1001")

    static func date(_ text: String) -> CalendarDate { CalendarDate(text) ?? .earliest }

    static func number(_ text: String) -> DecimalNumber { DecimalNumber(text) ?? .zero }

    static func facts(
        policy: PrescribingPolicy = PrescribingPolicy(),
        occurredAt time: ClinicalTime? = nil
    ) -> RecordFacts {
        RecordFacts(time: DecisionTime(recordedAt: now, occurredAt: time), policy: policy)
    }

    // MARK: Patients

    static func registration(
        name: HumanName = HumanName(family: "García Márquez", given: ["José"]),
        born: String = "1980-03-12",
        identifiers: [Identifier] = [mrn],
        contacts: [ContactPoint] = [],
        address: PostalAddress? = nil
    ) -> RegisterPatient {
        RegisterPatient(
            name: name,
            birthDate: date(born),
            gender: .male,
            identifiers: identifiers,
            contacts: contacts,
            address: address
        )
    }

    static func patientEvents() throws -> [PatientEvent] {
        try Patient.when(.register(registration()), given: [], in: facts())
    }

    static func patient(died: CalendarDate?? = nil) throws -> Patient.State {
        var events = try patientEvents() + [.noKnownAllergiesAsserted(NoKnownAllergiesAsserted())]
        if let died { events.append(.deceasedRecorded(PatientDeceasedRecorded(date: died))) }
        return try #require(Patient.fold(events))
    }

    static let penicillin = Coding(system: CodeSystem.snomedCT, code: "373270004", display: "Penicillin")

    static func allergy(_ number: Int = 1, _ substance: Coding = penicillin) -> RecordAllergy {
        RecordAllergy(allergyID: AllergyID(.test(number)), substance: substance, criticality: .high)
    }

    static func condition(_ number: Int = 1, code: String = "E11.9", onset: String? = nil) -> RecordCondition {
        RecordCondition(
            conditionID: ConditionID(.test(number)),
            codes: [Coding(system: CodeSystem.icd10, code: code)],
            onset: onset.map(date)
        )
    }

    // MARK: Prescriptions

    static let patientID = PatientID(.test(1))
    static let prescriberID = PractitionerID(.test(2))
    static let itemID = PrescriptionItemID(.test(11))
    static let secondItemID = PrescriptionItemID(.test(12))

    static func prescriber(mayPrescribe: Bool = true) throws -> Practitioner.State {
        let command = RegisterPractitioner(
            name: HumanName(family: "Okafor", given: ["Ada"]),
            mayPrescribe: mayPrescribe
        )
        return try #require(Practitioner.fold(try Practitioner.when(.register(command), given: [], in: facts())))
    }

    /// Two products of the demonstration formulary.
    static let products: [Product] = ["amox", "omep"].flatMap {
        Formulary.demonstration.search(prefix: $0, limit: 1)
    }

    static func product(_ index: Int = 0) throws -> Product {
        try #require(products.count > index ? products[index] : nil)
    }

    static func item(
        _ id: PrescriptionItemID = itemID,
        product index: Int = 0,
        quantity: String = "21",
        repeats: Int = 0,
        dosage: [Dosage]? = nil,
        substitutionAllowed: Bool = true,
        isParallel: Bool = false
    ) throws -> PrescriptionItem {
        let product = try product(index)
        let dose = Quantity(DecimalNumber(1), unit: product.unit)
        let timing = DosageTiming(frequency: 3, period: DecimalNumber(1), unit: .day)
        return PrescriptionItem(
            itemID: id,
            product: product.coding,
            quantity: Quantity(number(quantity), unit: product.unit),
            repeatsAllowed: repeats,
            // As long as it lasts at three a day.
            expectedSupplyDays: max(1, Int((Double(quantity) ?? 21) / 3)),
            dosage: dosage ?? [Dosage(sequence: 1, text: "1 three times a day", dose: dose, timing: timing)],
            substitutionAllowed: substitutionAllowed,
            isParallel: isParallel
        )
    }

    /// - Parameter isLate: Whether what happened on the day is recorded today, and not on the day itself.
    static func prescribing(
        on day: String? = nil,
        isLate: Bool = false,
        formulary: Formulary = .demonstration,
        patient: Patient.State? = nil,
        openOrders: [OpenOrder] = []
    ) throws -> PrescribingFacts {
        let noon = day.map { Timestamp(clamping: Timestamp(startOf: date($0)).microseconds + 43_200_000_000) }
        return PrescribingFacts(
            time: DecisionTime(
                recordedAt: isLate ? now : noon ?? now,
                occurredAt: day.map { ClinicalTime(date($0)) }
            ),
            formulary: formulary,
            patient: try patient ?? Self.patient(),
            prescriber: try prescriber(),
            openOrders: openOrders
        )
    }

    static func prescription(_ items: [PrescriptionItem], on day: String? = nil) throws -> [PrescriptionEvent] {
        let draft = DraftPrescription(patientID: patientID, prescriberID: prescriberID, items: items)
        return try decide(Prescribe(draft: draft), in: prescribing(on: day))
    }

    /// Prescribes; findings that stand in the way, where a test is about something else, are answered.
    static func decide(_ command: Prescribe, in facts: PrescribingFacts) throws -> [PrescriptionEvent] {
        do throws(PrescriptionRejection) {
            return try Prescription.decide(.prescribe(command), given: nil, in: facts)
        } catch {
            guard case .findingsUnresolved(_, let unresolved) = error else { throw error }
            var answered = command
            answered.signature.answers = unresolved.map {
                SafetyAlertOverridden(alertID: $0.alertID, reason: .benefitOutweighsRisk)
            }
            return try Prescription.decide(.prescribe(answered), given: nil, in: facts)
        }
    }

    /// One unit so many times a day.
    static func dosage(_ frequency: Int, unit: String, route: String? = nil) -> Dosage {
        let dose = Quantity(DecimalNumber(1), unit: unit)
        let timing = DosageTiming(frequency: frequency, period: DecimalNumber(1), unit: .day)
        return Dosage(sequence: 1, text: "1, \(frequency) times a day", dose: dose, timing: timing, route: route)
    }

    static func draft(_ items: [PrescriptionItem] = []) throws -> [PrescriptionEvent] {
        let draft = DraftPrescription(patientID: patientID, prescriberID: prescriberID, items: items)
        return try Prescription.when(.draft(draft), given: [], in: prescribing())
    }

    static func dispense(
        _ quantity: String,
        of item: PrescriptionItemID = itemID,
        _ number: Int = 100,
        unit: String? = nil
    ) throws -> PrescriptionCommand {
        .dispense(
            DispenseMedication(
                dispenseID: DispenseID(.test(number)),
                itemID: item,
                quantity: Quantity(Self.number(quantity), unit: try unit ?? product().unit)
            )
        )
    }
}

extension [PrescriptionEvent] {
    /// The history with what a command makes happen after it.
    func then(_ command: PrescriptionCommand, on day: String? = nil) throws -> [PrescriptionEvent] {
        self + (try Prescription.when(command, given: self, in: Sample.prescribing(on: day)))
    }

    /// The prescription that the history makes.
    func state() throws -> Prescription.State { try #require(Prescription.fold(self)) }
}
