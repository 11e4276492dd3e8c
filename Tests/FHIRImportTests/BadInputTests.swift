import CommandHandling
import EventCatalog
import FHIRImport
import Foundation
import Ledger
import Prescribing
import TestKit
import Testing

@Suite struct BadInputTests {
    @Test(
        arguments: [
            ("", "file-empty", 0), (" \n", "file-empty", 2), ("{", "json-cut-off", 1), ("x", "json-malformed", 0),
            ("\u{FEFF}{}", "byte-order-mark", 0), ("[]", "json-malformed", 0), ("\"text\"", "json-malformed", 0),
            ("{}", "not-fhir", 0), ("{\"a\": 1}", "not-fhir", 0), ("{\"a\": 1,}", "json-malformed", 8),
            ("{\"resourceType\": \"Bundle\", \"entry\": [1]}", "json-malformed", 37),
            ("{\"resourceType\": \"Bundle\", \"entry\": [{\"a\": 1}", "json-cut-off", 45),
            ("{\"resourceType\": \"Bundle\", \"entry\": [}]", "json-malformed", 37),
            ("{\"resourceType\": \"Bundle\", \"resourceType\": \"Bundle\"}", "json-duplicate-name", 27),
            ("{\"resourceType\": \"Bundle\"} {}", "json-malformed", 27),
            ("{\"resourceType\": \"Bundle\", \"type\": \"history\", \"entry\": []}", "bundle-type-unsupported", 0),
            ("{\"entry\": [{}]}", "not-fhir", 0),
            ("\u{1F}\u{8B}gzip", "json-malformed", 0),
        ]
    )
    func `a bad file is refused with its place and the others go on`(
        _ text: String,
        _ code: String,
        _ offset: Int
    ) async throws {
        let fixture = try ImportFixture()
        let bad = try fixture.write(text, to: "bad.json")
        let good = try fixture.write(ImportFixture.patient("p"), to: "good.json")
        let report = try await fixture.run(bad, good)
        #expect(report.refusedFiles == 1)
        #expect(report.problems.map(\.code) == [code])
        #expect(report.problems.first?.place.path == bad)
        #expect(report.problems.first?.place.byteOffset == offset)
        #expect(report.types["Patient"]?.imported == 1)
    }

    @Test func `nothing of a bundle that is cut off is imported`() async throws {
        let fixture = try ImportFixture()
        let bundle = ImportFixture.bundle([ImportFixture.patient("p"), ImportFixture.weight("w", of: "p")])
        let report = try await fixture.run(try fixture.write(String(bundle.dropLast(10)), to: "cut.json"))
        #expect(report.refusedFiles == 1)
        #expect(report.imported == 0)
        #expect(fixture.log.head == 0)
    }

    @Test func `a resource that is bad JSON is refused with its entry and the others go on`() async throws {
        let fixture = try ImportFixture()
        let resources = [
            ImportFixture.patient("a"), ImportFixture.patient("b", ", \"id\": \"twice\""),
            ImportFixture.patient("c", ", \"gender\": \"\\uD800\""), ImportFixture.patient("d", ", \"active\": tru"),
            ImportFixture.patient("e"),
        ]
        let report = try await fixture.run(try fixture.write(ImportFixture.bundle(resources), to: "a.json"))
        #expect(report.types["Patient"]?.imported == 2)
        #expect(report.types["Patient"]?.failed == ["json-malformed": 3])
        #expect(report.problems.map(\.place.entry) == [1, 2, 3])
        #expect(report.problems.map(\.place.pointer) == ["/resource/id", "/resource/gender", "/resource/active"])
    }

    @Test func `lines of NDJSON stand for themselves`() async throws {
        let fixture = try ImportFixture()
        let lines = [
            ImportFixture.patient("a"), "", "{\"resourceType\": \"Patient\"", "{\"resourceType\": \"Patient\"}}", "[1]",
            "  ", "not json",
            "{\"no\": \"type\"}", ImportFixture.patient("b"),
        ]
        let report = try await fixture.run(try fixture.write(lines.joined(separator: "\r\n"), to: "a.ndjson"))
        #expect(report.types["Patient"]?.imported == 2)
        #expect(report.problems.compactMap(\.place.line).sorted() == [3, 4, 5, 7, 8], "line 4 has more than one text")
        #expect(report.refusedFiles == 0)
    }

    @Test func `a file that is not there is reported`() async throws {
        let fixture = try ImportFixture()
        let report = try await fixture.run(fixture.directory.appending("nowhere.json"), "/dev/null")
        #expect(report.refusedFiles == 2)
        #expect(report.problems.map(\.code) == ["file-not-found", "not-a-file"])
    }

    @Test func `an entry over the limit is refused by itself`() async throws {
        let fixture = try ImportFixture()
        let large = ImportFixture.patient("large", ", \"text\": \"\(String(repeating: "x", count: 4 << 20))\"")
        let resources = [ImportFixture.patient("a"), large, ImportFixture.patient("b")]
        let report = try await fixture.run(try fixture.write(ImportFixture.bundle(resources), to: "a.json"))
        #expect(report.types["Patient"]?.imported == 2)
        #expect(report.types["Patient"]?.failed == ["entry-too-large": 1])
        #expect(report.problems.first?.place.entry == 1)
    }

    @Test func `what a rule of the domain refuses is reported with the rule`() async throws {
        let fixture = try ImportFixture()
        let resources = [
            ImportFixture.patient("a", ", \"deceasedDateTime\": \"1970-01-01\""),
            ImportFixture.patient("b"), ImportFixture.weight("w", of: "b", "9000"),
            ImportFixture.weight("v", of: "b", "1e400"),
        ]
        let report = try await fixture.run(try fixture.write(ImportFixture.bundle(resources), to: "a.json"))
        #expect(report.types["Patient"]?.failed == ["death-before-birth": 1])
        #expect(report.types["Observation"]?.failed == ["observation-implausible": 1, "value-out-of-range": 1])
        #expect(report.problems.contains { $0.invariant == "I-43" })
        #expect(try fixture.patients().count == 1, "nothing of the refused patient is there")
    }

    @Test func `values of a wrong type anywhere are reported, not taken and never crash`() async throws {
        let fixture = try ImportFixture()
        var lines: [String] = []
        for name in ["python-synthea.json", "java-synthea/Erika_Muster.json"] {
            let data = try Data(contentsOf: URL(filePath: try ImportFixture.path(name)))
            let bundle = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
            for entry in try #require(bundle["entry"] as? [[String: Any]]) {
                lines += try mutations(of: try #require(entry["resource"] as? [String: Any]))
            }
        }
        #expect(lines.count > 500)
        let path = try fixture.write(lines.joined(separator: "\n"), to: "a.ndjson")
        let report = try await fixture.run(path)
        #expect(report.failed > 200)
        #expect(report.problems.contains { $0.code == "wrong-type" && !$0.place.pointer.isEmpty })
        let head = fixture.log.head
        let again = try await fixture.run(path)
        #expect(fixture.log.head == head)
        #expect(again.imported == 0)
    }

    /// The resource with each of its members, at any depth, replaced by values of other types.
    private func mutations(of resource: [String: Any]) throws -> [String] {
        var lines: [String] = []
        let others: [Any] = [42, "x", true, NSNull(), [Any](), [String: Any](), [[Any]()], -1.5e300]
        for (number, mutated) in variants(of: resource, others).enumerated() {
            guard var object = mutated as? [String: Any], let type = object["resourceType"] as? String else { continue }
            if let id = object["id"] as? String { object["id"] = "\(type)-\(id)-\(number)" }
            lines.append(String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self))
        }
        return lines
    }

    private func variants(of value: Any, _ others: [Any]) -> [Any] {
        var result: [Any] = []
        if let object = value as? [String: Any] {
            for (name, member) in object where name != "resourceType" {
                for other in others + variants(of: member, [others[name.utf8.count % others.count]]) {
                    var changed = object
                    changed[name] = other
                    result.append(changed)
                }
            }
        } else if let array = value as? [Any], let first = array.first {
            for other in variants(of: first, others) + others { result.append([other] + array.dropFirst()) }
        }
        return result
    }
}
