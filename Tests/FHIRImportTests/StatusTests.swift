import CommandHandling
import EventCatalog
import FHIRImport
import Prescribing
import TestKit
import Testing

@Suite struct StatusTests {
    @Test(
        arguments: [
            ("900000", Prescription.ItemStatus.active), ("900001", .onHold), ("900002", .completed),
            ("900003", .stopped), ("900004", .cancelled), ("900005", .enteredInError), ("900006", .draft),
        ]
    )
    func `a request has the status that its source gives it`(_ code: String, _ status: Prescription.ItemStatus)
        async throws
    {
        let fixture = try ImportFixture()
        let report = try await fixture.runFixture("bulk.ndjson")
        #expect(report.isClean, "\(report.problems)")
        #expect(try fixture.prescription(of: code).effectiveStatus(on: day("2024-12-01")) == status)
    }

    @Test func `supplies are booked before what ended the prescription, wherever they stand`() async throws {
        let fixture = try ImportFixture()
        let report = try await fixture.runFixture("bulk.ndjson")
        #expect(report.types["MedicationDispense"]?.imported == 2)
        #expect(report.types["MedicationDispense"]?.skipped == ["not-supplied": 1])
        let stopped = try #require(try fixture.prescription(of: "900003").signedItems.first)
        #expect(stopped.dispenses.map(\.quantity) == [Quantity(DecimalNumber(14), unit: "tablet")])
        let completed = try #require(try fixture.prescription(of: "900002").signedItems.first)
        #expect(completed.dispenses.map(\.pharmacy) == ["Apotheke am Markt", "Not stated; completed in the source."])
        #expect(completed.dispensed == DecimalNumber(56))
    }

    @Test func `an inactive practitioner prescribed once and may not any more (I-03)`() async throws {
        let fixture = try ImportFixture()
        try await fixture.runFixture("bulk.ndjson")
        #expect(try fixture.practitioners().map(\.mayPrescribe) == [false])
        #expect(try fixture.prescriptions().count == 7)
    }

    @Test func `a death without a date does not undo what was prescribed before`() async throws {
        let fixture = try ImportFixture()
        try await fixture.runFixture("bulk.ndjson")
        let patients = try fixture.patients()
        #expect(patients.map(\.isDeceased) == [true, false])
        #expect(patients.map(\.name.family) == ["Only Text", "Two"])
        #expect(patients.first?.identifiers == [Identifier(system: "urn:ietf:rfc:3986", value: "Patient/p1")])
        #expect(patients.first?.conditions.map(\.status) == [.enteredInError])
        #expect(patients.first?.conditions.first?.recorded.codes.first?.code == "E11.9")
        #expect(patients.last?.allergyStatus == .noneKnown)
    }

    @Test func `what is active in the source is active here, however long ago it was signed`() async throws {
        let fixture = try ImportFixture()
        let old = request("m1", "active", "1995-03-01T10:00:00Z")
        let path = try fixture.write(ImportFixture.bundle([ImportFixture.patient("p"), old]), to: "a.json")
        let report = try await fixture.run(path)
        #expect(report.isClean, "\(report.problems)")
        let state = try #require(try fixture.prescriptions().first)
        #expect(state.signature?.issueDate == day("1995-03-01"))
        #expect(state.effectiveStatus(on: day("2026-01-01")) == .active)
        #expect(report.notes["prescriptions-without-a-prescriber"] == 1)
    }

    @Test func `of many open orders of one product the newest stay open (I-20)`() async throws {
        let fixture = try ImportFixture()
        let requests = (1...20).map { request("m\($0)", "active", "20\($0 < 10 ? "0" : "")\($0)-03-01T10:00:00Z") }
        let path = try fixture.write(
            ImportFixture.bundle([ImportFixture.patient("p")] + requests.reversed()),
            to: "a.json"
        )
        let report = try await fixture.run(path)
        #expect(report.isClean, "\(report.problems)")
        let open = try fixture.prescriptions().filter { $0.effectiveStatus(on: day("2026-01-01")) == .active }
        #expect(open.compactMap { $0.signature?.issueDate.year } == Array(2014...2020))
        #expect(report.notes["older-open-order-of-the-same-product-shown-as-expired"] == 13)
    }

    private func request(_ id: String, _ status: String, _ authored: String) -> String {
        """
        {"resourceType": "MedicationRequest", "id": "\(id)", "status": "\(status)", "intent": "order", \
        "medicationCodeableConcept": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", \
        "code": "1"}]}, "subject": {"reference": "urn:uuid:p"}, "authoredOn": "\(authored)"}
        """
    }
}
