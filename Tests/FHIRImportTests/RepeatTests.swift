import CommandHandling
import EventCatalog
import FHIRImport
import Foundation
import Ledger
import Prescribing
import TestKit
import Testing

@Suite struct RepeatTests {
    @Test(arguments: ["python-synthea.json", "java-synthea", "bulk.ndjson"])
    func `a second run adds nothing`(_ name: String) async throws {
        let fixture = try ImportFixture()
        let first = try await fixture.runFixture(name)
        let head = fixture.log.head
        #expect(head > 0)
        let second = try await fixture.runFixture(name)
        #expect(fixture.log.head == head)
        #expect(second.isClean)
        #expect(second.imported == 0)
        for (type, tally) in first.types { #expect(second.types[type]?.alreadyThere == tally.imported, "\(type)") }
    }

    @Test func `a resource that changed is a conflict and not applied`() async throws {
        let fixture = try ImportFixture()
        let text = try String(contentsOfFile: try ImportFixture.path("python-synthea.json"), encoding: .utf8)
        try await fixture.run(try fixture.write(text, to: "a.json"))
        let head = fixture.log.head
        let changed = text.replacingOccurrences(of: "\"status\": \"stopped\"", with: "\"status\": \"active\"")
        let report = try await fixture.run(try fixture.write(changed, to: "b.json"))
        #expect(fixture.log.head == head)
        #expect(report.conflicts == 1)
        #expect(report.types["MedicationRequest"]?.conflicts == 1)
        #expect(report.problems.map(\.code) == ["changed-since-imported"])
        #expect(report.problems.first?.place.entry != nil)
        #expect(try fixture.prescription(of: "308182").effectiveStatus(on: day("2026-01-01")) == .stopped)
    }

    @Test func `spacing, the order of members and meta are no change`() async throws {
        let fixture = try ImportFixture()
        let path = try fixture.write(ImportFixture.patient("p"), to: "a.json")
        try await fixture.run(path)
        let other = """
            {"meta": {"lastUpdated": "2025-01-01T00:00:00Z"}, "name": [ {"given": ["Given"], "family": "Family p"} ],
             "id": "p", "birthDate": "1980-01-02", "resourceType": "Patient"}
            """
        let report = try await fixture.run(try fixture.write(other, to: "b.json"))
        #expect(report.isClean)
        #expect(report.types["Patient"]?.alreadyThere == 1)
    }

    @Test func `the order of entries does not matter`() async throws {
        let fixture = try ImportFixture()
        let data = try Data(contentsOf: URL(filePath: try ImportFixture.path("python-synthea.json")))
        var bundle = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        bundle["entry"] = (try #require(bundle["entry"] as? [Any])).reversed() as [Any]
        let reversed = try JSONSerialization.data(withJSONObject: bundle)
        let report = try await fixture.run(try fixture.write(reversed, to: "reversed.json"))
        #expect(report.isClean, "\(report.problems)")
        #expect(report.imported == 14)
        #expect(try fixture.prescription(of: "314076").header.reasons.map(\.code) == ["38341003"])
    }

    @Test func `the same resources twice in one run are taken once`() async throws {
        let fixture = try ImportFixture()
        let bundle = ImportFixture.bundle([ImportFixture.patient("p"), ImportFixture.weight("w", of: "p")])
        let report = try await fixture.run(
            try fixture.write(bundle, to: "a.json"),
            try fixture.write(bundle, to: "b.json")
        )
        #expect(report.isClean, "\(report.problems)")
        #expect(report.types["Patient"]?.imported == 1)
        #expect(report.types["Patient"]?.alreadyThere == 1)
        #expect(try fixture.patients().map(\.observations.count) == [1])
    }

    @Test func `equal ids of different sources are different people`() async throws {
        let fixture = try ImportFixture()
        let path = try fixture.write(ImportFixture.patient("1"), to: "a.json")
        for source in ["north", "south"] {
            let importer = FHIRImporter(clinic: fixture.clinic, actor: .test(1), source: source)
            let report = try await importer.run(paths: [path])
            #expect(report.isClean, "\(report.problems)")
            #expect(report.types["Patient"]?.imported == 1)
        }
        #expect(try fixture.patients().count == 2)
    }

    @Test func `what failed for want of something is taken when it is there`() async throws {
        let fixture = try ImportFixture()
        let weight = try fixture.write(ImportFixture.weight("w", of: "p"), to: "w.json")
        let first = try await fixture.run(weight)
        #expect(first.types["Observation"]?.failed == ["patient-not-found": 1])
        let patient = try fixture.write(ImportFixture.patient("p"), to: "p.json")
        let second = try await fixture.run(weight, patient)
        #expect(second.isClean, "\(second.problems)")
        #expect(second.imported == 2)
    }

    @Test func `an identifier that another patient has is left out, a record number is refused (I-41)`() async throws {
        let fixture = try ImportFixture()
        func identified(_ id: String, _ type: String) -> String {
            ImportFixture.patient(
                id,
                """
                , "identifier": [{"type": {"coding": [{"code": "\(type)"}]}, "system": "s", "value": "1"}, \
                {"system": "own", "value": "\(id)"}]
                """
            )
        }
        let patients = [identified("a", "SS"), identified("b", "SS"), identified("c", "MR")]
        let report = try await fixture.run(try fixture.write(ImportFixture.bundle(patients), to: "a.json"))
        #expect(report.types["Patient"]?.imported == 2)
        #expect(report.types["Patient"]?.failed == ["identifier-taken": 1])
        #expect(report.problems.first?.invariant == "I-41")
        #expect(report.notes["identifier-of-another-patient-left-out"] == 1)
    }
}
