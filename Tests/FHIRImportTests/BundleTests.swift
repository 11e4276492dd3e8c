import CommandHandling
import EventCatalog
import FHIRImport
import Prescribing
import TestKit
import Testing

@Suite struct BundleTests {
    @Test func `a bundle as the Python generator writes it is taken over type by type`() async throws {
        let fixture = try ImportFixture()
        let report = try await fixture.runFixture("python-synthea.json")
        #expect(report.isClean, "\(report.problems)")
        #expect(report.types["Patient"]?.imported == 1)
        #expect(report.types["Practitioner"]?.imported == 1)
        #expect(report.types["Condition"]?.imported == 2)
        #expect(report.types["AllergyIntolerance"]?.imported == 1)
        #expect(report.types["Observation"]?.imported == 7)
        #expect(report.types["Observation"]?.skipped == ["observation-not-kept": 1])
        #expect(report.types["MedicationRequest"]?.imported == 2)
        #expect(report.types["Encounter"]?.skipped == ["only-looked-up": 1])
        for type in ["Organization", "Claim", "MedicationAdministration"] {
            #expect(report.types[type]?.skipped == ["type-not-imported": 1])
        }
    }

    @Test func `a patient keeps names, identifiers, contacts, address and death`() async throws {
        let fixture = try ImportFixture()
        try await fixture.runFixture("python-synthea.json")
        let patient = try #require(try fixture.patients().first)
        #expect(patient.name.family == "Ejemplo")
        #expect(patient.name.given == ["María", "del Mar"])
        #expect(patient.formerNames.map(\.family) == ["Prueba"])
        #expect(patient.formerNames.map(\.use) == [.maiden])
        #expect(patient.birthDate == day("1958-03-09"))
        #expect(patient.gender == .female)
        #expect(patient.identifiers.contains(Identifier(system: "http://hospital.example.org", value: "MRN-1")))
        #expect(patient.identifiers.count == 3)
        #expect(patient.contacts.map(\.system) == [.phone, .email])
        #expect(patient.address?.line == ["1 Test Row"])
        #expect(patient.address?.country == "US")
        #expect(patient.death?.date == day("2021-02-03"))
    }

    @Test func `conditions and allergies stand as in the source`() async throws {
        let fixture = try ImportFixture()
        try await fixture.runFixture("python-synthea.json")
        let patient = try #require(try fixture.patients().first)
        #expect(patient.conditions.map(\.status) == [.active, .resolved(abatement: day("2019-05-20"))])
        #expect(patient.conditions.first?.recorded.codes.first?.code == "38341003")
        #expect(patient.conditions.first?.recorded.onset == day("2010-01-02"))
        let allergy = try #require(patient.allergies.first)
        #expect(allergy.status == .active)
        #expect(allergy.recorded.criticality == .high)
        #expect(allergy.recorded.reactions == ["Eruption of skin"])
        #expect(patient.allergyStatus == .listed)
    }

    @Test func `measurements are kept in the units of the record, rounded once`() async throws {
        let fixture = try ImportFixture()
        try await fixture.runFixture("python-synthea.json")
        let patient = try #require(try fixture.patients().first)
        let numbers = patient.observations.compactMap { $0.value.number?.description }
        #expect(numbers == ["79.912", "80.059", "165.1", "99.89", "79.56", "72.4"])
        #expect(patient.observations.last?.value == .pregnancy(.no))
    }

    @Test func `events carry the source's times with their offsets`() async throws {
        let fixture = try ImportFixture()
        try await fixture.runFixture("python-synthea.json")
        let events = try fixture.log.allEvents()
        let condition = try #require(events.first { $0.entry.type == "ConditionRecorded" })
        #expect(condition.entry.occurredAt.description == "2010-01-02T10:00:00-05:00")
        let signed = try #require(events.first { $0.entry.type == "PrescriptionSigned" })
        #expect(signed.entry.occurredAt.description == "2018-01-02T09:00:00-05:00")
        #expect(signed.entry.origin.role == "importer")
    }

    @Test func `a request without a requester belongs to who led the encounter`() async throws {
        let fixture = try ImportFixture()
        try await fixture.runFixture("python-synthea.json")
        let active = try fixture.prescription(of: "314076")
        let prescriber = try #require(try fixture.clinic.practitioner(active.header.prescriberID)?.state)
        #expect(prescriber.name.family == "Doctora")
        #expect(active.header.reasons.map(\.code) == ["38341003"])
        let item = try #require(active.contents.first)
        #expect(item.quantity == Quantity(DecimalNumber(30), unit: "tablet"))
        #expect(item.repeatsAllowed == 12)
        #expect(item.expectedSupplyDays == 30)
    }

    @Test func `an open order of someone who died ends with the death`() async throws {
        let fixture = try ImportFixture()
        try await fixture.runFixture("python-synthea.json")
        let state = try fixture.prescription(of: "314076")
        #expect(state.signature?.validUntil == day("2021-02-03"))
        #expect(state.effectiveStatus(on: day("2021-02-02")) == .active)
        #expect(state.effectiveStatus(on: day("2026-01-01")) == .expired)
    }

    @Test func `a quantity that the source does not state is counted as one supply`() async throws {
        let fixture = try ImportFixture()
        let report = try await fixture.runFixture("python-synthea.json")
        let state = try fixture.prescription(of: "308182")
        let item = try #require(state.contents.first)
        #expect(item.quantity == Quantity(DecimalNumber(1), unit: "{supply}"))
        #expect(item.note?.contains("no quantity") == true)
        #expect(item.dosage.first?.text == "1 dose, 3 times every day")
        #expect(state.effectiveStatus(on: day("2026-01-01")) == .stopped)
        #expect(report.notes["quantity-not-stated"] == 1)
    }

    @Test func `a directory as the Java generator writes it: practitioners and medications in other places`()
        async throws
    {
        let fixture = try ImportFixture()
        let report = try await fixture.runFixture("java-synthea")
        #expect(report.isClean, "\(report.problems)")
        #expect(report.files == 3)
        let prescriptions = try fixture.prescriptions()
        #expect(prescriptions.count == 3)
        #expect(prescriptions.allSatisfy { $0.contents.first?.product.code == "310798" })
        let today = day("2026-01-01")
        #expect(prescriptions.map { $0.effectiveStatus(on: today) } == [.active, .stopped, .completed])
        let names = try prescriptions.compactMap {
            try fixture.clinic.practitioner($0.header.prescriberID)?.state.name.family
        }
        #expect(names == ["Arzt", "Médecin", "Dr. Not Listed"])
        #expect(prescriptions[1].header.reasons.map(\.code) == ["I10"])
        #expect(report.notes["prescriber-known-from-references-only"] == 1)
    }

    @Test func `orders of one product that overlap run beside each other (I-20)`() async throws {
        let fixture = try ImportFixture()
        let report = try await fixture.runFixture("java-synthea")
        let parallel = try fixture.prescriptions().map { $0.contents.first?.isParallel }
        #expect(parallel == [false, true, true])
        #expect(report.notes["order-beside-another-of-the-same-product"] == 2)
    }

    @Test func `practitioners of an earlier run are found by their identifier`() async throws {
        let fixture = try ImportFixture()
        try await fixture.runFixture("java-synthea/practitionerInformation1700000000000.json")
        let report = try await fixture.runFixture("java-synthea/Erika_Muster.json")
        #expect(report.isClean, "\(report.problems)")
        #expect(try fixture.practitioners().map(\.name.family).sorted() == ["Arzt", "Dr. Not Listed", "Médecin"])
    }
}
