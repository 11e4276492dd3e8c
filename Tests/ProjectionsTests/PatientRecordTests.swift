import EventCatalog
import PatientRecord
import ProjectionEngine
import TestKit
import Testing

@Suite struct PatientRecordTests {
    private static let patient = PatientID(.test(1))

    private static func planned(_ events: [PatientEvent], step: Int64 = 1) -> [PlannedEvent] {
        events.enumerated().map { index, event in
            let instant = Timestamp(clamping: 1_700_000_000_000_000 + Int64(index) * step * 1_000_000)
            return PlannedEvent(event: .patient(patient, event), occurredAt: ClinicalTime(instant))
        }
    }

    private static let registered = PatientEvent.registered(
        PatientRegistered(
            name: HumanName(family: "García Márquez", given: ["José", "Luis"]),
            birthDate: CalendarDate(year: 1980, month: 3) ?? .earliest,
            gender: .male,
            identifiers: [Identifier(system: "mrn", value: "A-1001")],
            contacts: [ContactPoint(system: .phone, value: "+44 20 7946 0958")],
            address: PostalAddress(line: ["1 High Street"], city: "Leeds", postalCode: "LS1 4AP", country: "GB")
        )
    )

    private static func row(after events: [PatientEvent], step: Int64 = 1) async throws -> PatientRow {
        try await withModel(PatientRecordProjection.self, of: planned([registered] + events, step: step)) { model in
            try #require(try model.person(patient).value?.record)
        }
    }

    @Test func `a record holds what was registered`() async throws {
        let row = try await Self.row(after: [])
        #expect(row.name.family == "García Márquez")
        #expect(row.birthDate == CalendarDate(year: 1980, month: 3))
        #expect(row.identifiers == [Identifier(system: "mrn", value: "A-1001")])
        #expect(row.address?.city == "Leeds")
        #expect(row.version == 1 && row.position == 1)
        #expect(row.allergyStatus == .neverAsked)
    }

    @Test func `a changed name leaves the old one findable, a corrected one does not`() async throws {
        let corrected = HumanName(family: "García", given: ["José"])
        let married = HumanName(family: "Smith", given: ["José"])
        let row = try await Self.row(after: [
            .demographicsCorrected(
                PatientDemographicsCorrected(name: corrected, birthDate: nil, gender: .other, reason: nil)
            ),
            .nameChanged(PatientNameChanged(name: married, reason: nil)),
        ])
        #expect(row.name == married)
        #expect(row.formerNames == [HumanName(use: .old, family: "García", given: ["José"])])
        #expect(row.gender == .other)
        #expect(row.version == 3)
    }

    @Test func `never asked, none known and a list are told apart (I-47)`() async throws {
        let penicillin = AllergyRecorded(
            allergyID: AllergyID(.test(5)),
            substance: Coding(system: CodeSystem.snomedCT, code: "91936005"),
            criticality: .high,
            reactions: ["rash"],
            onset: CalendarDate(year: 1999)
        )
        let none = PatientEvent.noKnownAllergiesAsserted(NoKnownAllergiesAsserted())
        let recorded = PatientEvent.allergyRecorded(penicillin)
        let refuted = PatientEvent.allergyRefuted(AllergyRefuted(allergyID: penicillin.allergyID, reason: "a mistake"))
        #expect(try await Self.row(after: [none]).allergyStatus == .noneKnown)
        #expect(try await Self.row(after: [none, recorded]).allergyStatus == .listed)
        #expect(try await Self.row(after: [none, recorded, refuted]).allergyStatus == .neverAsked)
        let row = try await Self.row(after: [recorded, refuted, none])
        #expect(row.allergyStatus == .noneKnown)
        #expect(row.allergies.map(\.status) == [.refuted])
        #expect(row.allergies.first?.recorded == penicillin)
        #expect(row.allergies.first?.reason == "a mistake")
    }

    @Test func `conditions end and are taken back`() async throws {
        func recorded(_ number: Int) -> PatientEvent {
            .conditionRecorded(
                ConditionRecorded(
                    conditionID: ConditionID(.test(number)),
                    codes: [Coding(system: CodeSystem.icd10, code: "E11.9", display: "Type 2 diabetes")],
                    onset: nil,
                    note: nil
                )
            )
        }
        let end = CalendarDate(year: 2020)
        let row = try await Self.row(after: [
            recorded(1), recorded(2), recorded(3),
            .conditionResolved(ConditionResolved(conditionID: ConditionID(.test(2)), abatement: end)),
            .conditionMarkedEnteredInError(
                ConditionMarkedEnteredInError(conditionID: ConditionID(.test(3)), reason: "another patient")
            ),
        ])
        #expect(row.conditions.map(\.status) == [.active, .resolved, .enteredInError])
        #expect(row.conditions[1].abatement == end)
        #expect(row.conditions[2].reason == "another patient")
    }

    @Test func `of each kind the latest observation by clinical time stays`() async throws {
        func weight(_ kilograms: Int32) -> PatientEvent {
            .observationRecorded(
                ObservationRecorded(
                    observationID: ObservationID(.test(Int(kilograms))),
                    value: .bodyWeight(kilograms: DecimalNumber(kilograms))
                )
            )
        }
        let pregnancy = PatientEvent.observationRecorded(
            ObservationRecorded(observationID: ObservationID(.test(1)), value: .pregnancy(.no))
        )
        let forward = try await Self.row(after: [weight(70), pregnancy, weight(72)])
        #expect(
            forward.observations.map(\.recorded.value) == [.bodyWeight(kilograms: DecimalNumber(72)), .pregnancy(.no)]
        )
        let backward = try await Self.row(after: [weight(70), weight(72)], step: -1)
        #expect(backward.observations.map(\.recorded.value) == [.bodyWeight(kilograms: DecimalNumber(70))])
    }

    @Test func `deaths, identifiers, contacts and addresses follow their events`() async throws {
        let nhs = Identifier(system: "nhs", value: "9434765919")
        let mrn = Identifier(system: "mrn", value: "A-1001")
        let row = try await Self.row(after: [
            .identifierAssigned(PatientIdentifierAssigned(identifier: nhs)),
            .identifierEnded(PatientIdentifierEnded(identifier: mrn, reason: nil)),
            .contactChanged(PatientContactChanged(contacts: [])),
            .addressChanged(PatientAddressChanged(address: nil)),
            .deceasedRecorded(PatientDeceasedRecorded(date: CalendarDate(year: 2025))),
        ])
        #expect(row.identifiers == [nhs] && row.endedIdentifiers == [mrn])
        #expect(row.contacts.isEmpty && row.address == nil)
        #expect(row.isDeceased && row.deceasedOn == CalendarDate(year: 2025))
        let retracted = try await Self.row(after: [
            .deceasedRecorded(PatientDeceasedRecorded(date: CalendarDate(year: 2025))),
            .deceasedRetracted(PatientDeceasedRetracted(reason: "another patient")),
        ])
        #expect(!retracted.isDeceased && retracted.deceasedOn == nil)
    }

    @Test func `practitioners are listed in pages with their authority (I-03)`() async throws {
        var events: [PlannedEvent] = []
        for number in 0..<7 {
            let registered = PractitionerRegistered(
                name: HumanName(family: "Okafor \(number)", given: ["Ada"]),
                registrations: [Identifier(system: "gmc", value: "\(number)")],
                specialty: "general practitioner"
            )
            var changes: [PractitionerEvent] = [.registered(registered), .prescribingAuthorityGranted(.init())]
            if number == 3 { changes.append(.prescribingAuthorityRevoked(.init(reason: "left"))) }
            events += changes.map { change in
                PlannedEvent(
                    event: .practitioner(PractitionerID(.test(number)), change),
                    occurredAt: ClinicalTime(Timestamp(clamping: 0))
                )
            }
        }
        try await withModel(PatientRecordProjection.self, of: events) { model in
            var found: [PractitionerRow] = []
            var after: [UInt8]?
            repeat {
                let page = try model.practitioners(after: after, limit: 3).value
                found += page.items
                after = page.next
            } while after != nil
            #expect(found.map(\.name.family) == (0..<7).map { "Okafor \($0)" })
            #expect(found.filter { !$0.mayPrescribe }.map(\.id) == [PractitionerID(.test(3))])
            #expect(try model.practitioner(PractitionerID(.test(99))).value == nil)
        }
    }
}
