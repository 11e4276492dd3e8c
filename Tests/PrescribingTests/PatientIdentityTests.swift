import EventCatalog
import TestKit
import Testing

@testable import Prescribing

@Suite struct PatientIdentityTests {
    private func register(_ command: RegisterPatient) throws(PatientRejection) -> [PatientEvent] {
        try Patient.when(.register(command), given: [], in: Sample.facts())
    }

    private func after(_ command: PatientCommand) throws -> [PatientEvent] {
        try Patient.when(command, given: Sample.patientEvents(), in: Sample.facts())
    }

    @Test func `a patient is registered once`() throws {
        let events = try Sample.patientEvents()
        #expect(events.count == 1)
        #expect(throws: PatientRejection.alreadyRegistered) {
            try Patient.when(.register(Sample.registration()), given: events, in: Sample.facts())
        }
    }

    @Test func `nothing can be asked of a patient who is not registered`() {
        #expect(throws: PatientRejection.notRegistered) {
            try Patient.when(.assertNoKnownAllergies, given: [], in: Sample.facts())
        }
    }

    @Test func `a patient needs an identifier, unless the policy says otherwise (I-41)`() throws {
        let command = Sample.registration(identifiers: [])
        #expect(throws: PatientRejection.identifierRequired) { try register(command) }
        let relaxed = Sample.facts(policy: PrescribingPolicy(requiresIdentifier: false))
        #expect(try Patient.when(.register(command), given: [], in: relaxed).count == 1)
    }

    @Test func `one identifier can't be given twice, however it is spelt (I-41)`() {
        let command = Sample.registration(identifiers: [Sample.mrn, Identifier(system: "MRN", value: "a -1001")])
        #expect(throws: PatientRejection.identifierRepeated(field: "identifiers[1]")) { try register(command) }
    }

    @Test(arguments: [("9434765919", true), ("943 476 5919", true), ("9434765918", false), ("12", false)])
    func `an NHS number has a check digit (I-41)`(_ value: String, _ fits: Bool) {
        let number = Identifier(system: "https://fhir.nhs.uk/Id/nhs-number", value: value)
        let command = Sample.registration(identifiers: [number])
        if fits {
            #expect(throws: Never.self) { try register(command) }
        } else {
            #expect(throws: PatientRejection.identifierCheckDigitWrong(field: "identifiers[0].value")) {
                try register(command)
            }
        }
    }

    @Test func `the only identifier can't be ended, an exchanged one can (I-41)`() throws {
        let end = PatientCommand.endIdentifier(EndPatientIdentifier(identifier: Sample.mrn))
        #expect(throws: PatientRejection.lastIdentifier) { try after(end) }
        let new = Identifier(system: "mrn", value: "B-2")
        let exchanged =
            try Sample.patientEvents()
            + after(.assignIdentifier(AssignPatientIdentifier(identifier: new)))
        let ended = try Patient.when(end, given: exchanged, in: Sample.facts())
        #expect(Patient.fold(exchanged + ended)?.identifiers == [new])
    }

    @Test func `assigning an identifier again changes nothing (I-41)`() throws {
        #expect(try after(.assignIdentifier(AssignPatientIdentifier(identifier: Sample.mrn))).isEmpty)
    }

    @Test func `an identifier that the patient does not have can't be ended (I-41)`() {
        let other = Identifier(system: "mrn", value: "Z")
        #expect(throws: PatientRejection.identifierNotHeld) {
            try after(.endIdentifier(EndPatientIdentifier(identifier: other)))
        }
    }

    @Test(arguments: [("2026-03-12", PatientRejection.birthDateInFuture), ("1895", .birthDateTooLongAgo)])
    func `a birth date is neither ahead nor impossibly long ago (I-43)`(_ born: String, _ refusal: PatientRejection) {
        #expect(throws: refusal) { try register(Sample.registration(born: born)) }
    }

    @Test(arguments: ["2026-03-10", "2026-03", "2026", "1896-03-10", "1896"])
    func `a birth date of today, or known roughly, or 130 years ago is accepted (I-43)`(_ born: String) throws {
        #expect(try register(Sample.registration(born: born)).count == 1)
    }

    @Test func `a child born on the day that has begun where the clinic is, is not born in the future (I-43)`() {
        func register(at time: String, in place: Jurisdiction) throws -> [PatientEvent] {
            let time = DecisionTime(recordedAt: try #require(Timestamp(rfc3339: time)), place: place)
            return try Patient.when(
                .register(Sample.registration(born: "2026-07-11")),
                given: [],
                in: RecordFacts(time: time)
            )
        }
        #expect(throws: Never.self) { try register(at: "2026-07-10T23:00:00Z", in: .uk) }
        #expect(throws: PatientRejection.birthDateInFuture) { try register(at: "2026-07-10T22:59:59Z", in: .uk) }
        #expect(throws: Never.self) { try register(at: "2026-07-10T14:00:00Z", in: .us) }
        #expect(throws: PatientRejection.birthDateInFuture) { try register(at: "2026-07-10T13:59:59Z", in: .us) }
    }

    @Test func `a name can be seen, a number has digits, an e-mail address has both its parts`() throws {
        for (system, value) in [
            (ContactSystem.phone, "abc"), (.email, "not"), (.email, "a@"), (.email, "@b"), (.sms, "x"),
        ] {
            #expect(throws: InputProblem.self) { try Check.contacts([ContactPoint(system: system, value: value)]) }
        }
        for (system, value) in [
            (ContactSystem.phone, "+44 20 7946 0000"), (.email, "ana@example.org"), (.sms, "07700 900000"),
        ] {
            #expect(throws: Never.self) { try Check.contacts([ContactPoint(system: system, value: value)]) }
        }
        #expect(throws: InputProblem.missing(field: "name.family")) {
            try Check.name(HumanName(family: "\u{200B}\u{FEFF}", given: []))
        }
        #expect(throws: Never.self) { try Check.name(HumanName(family: "Ł", given: [])) }
    }

    @Test func `nothing is observed before the birth (I-43)`() throws {
        let weight = RecordObservation(
            observationID: ObservationID(.test(1)),
            value: .bodyWeight(kilograms: DecimalNumber(4))
        )
        #expect(throws: PatientRejection.observedBeforeBirth) {
            try Patient.when(
                .recordObservation(weight),
                given: Sample.patientEvents(),
                in: Sample.facts(occurredAt: ClinicalTime("1900-01-01"))
            )
        }
    }

    @Test func `a death is neither ahead nor before the birth, and can be retracted (I-43)`() throws {
        #expect(throws: PatientRejection.deathInFuture) {
            try after(.recordDeath(RecordPatientDeath(date: Sample.date("2026-04-01"))))
        }
        #expect(throws: PatientRejection.deathBeforeBirth) {
            try after(.recordDeath(RecordPatientDeath(date: Sample.date("1979"))))
        }
        let dead = try Sample.patientEvents() + after(.recordDeath(RecordPatientDeath(date: Sample.today)))
        #expect(Patient.fold(dead)?.isDeceased == true)
        let again = PatientCommand.recordDeath(RecordPatientDeath(date: Sample.today))
        #expect(try Patient.when(again, given: dead, in: Sample.facts()).isEmpty)
        let other = PatientCommand.recordDeath(RecordPatientDeath(date: Sample.date("2026-03-01")))
        #expect(throws: PatientRejection.deathAlreadyRecorded) {
            try Patient.when(other, given: dead, in: Sample.facts())
        }
        let month = try Sample.patientEvents() + after(.recordDeath(RecordPatientDeath(date: Sample.date("2026-03"))))
        let refined = try month + Patient.when(again, given: month, in: Sample.facts())
        #expect(Patient.fold(refined)?.death?.date == Sample.today)
        let retraction = PatientCommand.retractDeath(RetractPatientDeath(reason: "wrong patient"))
        let alive = try dead + Patient.when(retraction, given: dead, in: Sample.facts())
        #expect(Patient.fold(alive)?.isDeceased == false)
        #expect(throws: PatientRejection.notDeceased) {
            try Patient.when(retraction, given: alive, in: Sample.facts())
        }
    }

    @Test func `a corrected birth date can't be after the death (I-43)`() throws {
        let death = PatientEvent.deceasedRecorded(PatientDeceasedRecorded(date: Sample.date("2020")))
        let command = PatientCommand.correctDemographics(
            CorrectPatientDemographics(birthDate: Sample.date("2021-01-01"))
        )
        #expect(throws: PatientRejection.birthDateAfterDeath) {
            try Patient.when(command, given: Sample.patientEvents() + [death], in: Sample.facts())
        }
    }

    @Test func `an old name is kept as old and stays findable`() throws {
        let new = HumanName(family: "Márquez", given: ["José"])
        let command = PatientCommand.changeName(ChangePatientName(name: new, reason: "marriage"))
        let events = try Sample.patientEvents() + after(command)
        let patient = try #require(Patient.fold(events))
        #expect(patient.name == new)
        #expect(patient.formerNames.map(\.family) == ["García Márquez"])
        #expect(patient.formerNames.map(\.use) == [.old])
        #expect(try Patient.when(command, given: events, in: Sample.facts()).isEmpty)
    }

    @Test func `a corrected name is no former name, and only what differs is recorded`() throws {
        let name = HumanName(family: "García", given: ["José"])
        let events = try after(.correctDemographics(CorrectPatientDemographics(name: name, gender: .male)))
        #expect(
            events == [
                .demographicsCorrected(
                    PatientDemographicsCorrected(name: name, birthDate: nil, gender: nil, reason: nil)
                )
            ]
        )
        #expect(Patient.fold(try Sample.patientEvents() + events)?.formerNames.isEmpty == true)
        #expect(try after(.correctDemographics(CorrectPatientDemographics(gender: .male))).isEmpty)
        #expect(throws: PatientRejection.nothingToCorrect) {
            try after(.correctDemographics(CorrectPatientDemographics()))
        }
    }

    @Test func `contacts and address are replaced, and replacing them by the same changes nothing`() throws {
        let contacts = [ContactPoint(system: .phone, value: "+44 20 7946 0958")]
        let address = PostalAddress(line: ["1 High Street"], city: "Leeds", postalCode: "LS1 4AP", country: "GB")
        let change = PatientCommand.changeContacts(ChangePatientContacts(contacts: contacts))
        let move = PatientCommand.changeAddress(ChangePatientAddress(address: address))
        let events = try Sample.patientEvents() + after(change) + after(move)
        #expect(Patient.fold(events)?.contacts == contacts)
        #expect(Patient.fold(events)?.address == address)
        #expect(try Patient.when(change, given: events, in: Sample.facts()).isEmpty)
        #expect(try Patient.when(move, given: events, in: Sample.facts()).isEmpty)
    }

    @Test(arguments: [
        (HumanName(family: " ", given: []), "name.family"),
        (HumanName(family: "A", given: [""]), "name.given[0]"),
        (HumanName(family: "A\u{0}B", given: []), "name.family"),
        (HumanName(family: String(repeating: "é", count: 129), given: []), "name.family"),
        (HumanName(family: "A", given: [String](repeating: "B", count: 17)), "name.given"),
    ])
    func `a name that is empty, too long or unprintable is refused by its field`(_ name: HumanName, _ field: String) {
        let refusal = #expect(throws: PatientRejection.self) { try register(Sample.registration(name: name)) }
        #expect(refusal?.field == field)
        #expect(refusal?.kind == .invalidInput)
    }

    @Test func `a name of one given part is enough`() throws {
        #expect(try register(Sample.registration(name: HumanName(family: "", given: ["Suharto"]))).count == 1)
    }

    @Test(arguments: ["GBR", "gb", "G1"])
    func `a country is a code of two capital letters`(_ country: String) {
        let address = PostalAddress(line: [], city: nil, postalCode: nil, country: country)
        let refusal = #expect(throws: PatientRejection.self) {
            try register(Sample.registration(address: address))
        }
        #expect(refusal?.field == "address.country")
    }

    @Test func `what has not happened yet can't be recorded`() {
        let tomorrow = ClinicalTime(Timestamp(clamping: Sample.now.microseconds + 86_400_000_000))
        let facts = RecordFacts(time: DecisionTime(recordedAt: Sample.now, occurredAt: tomorrow))
        #expect(throws: PatientRejection.occurredInFuture) {
            try Patient.when(.register(Sample.registration()), given: [], in: facts)
        }
    }
}
