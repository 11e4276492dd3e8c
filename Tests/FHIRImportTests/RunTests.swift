import CommandHandling
import EventCatalog
import Foundation
import Ledger
import Prescribing
import Synchronization
import TestKit
import Testing

@testable import FHIRImport

@Suite struct RunTests {
    @Test(arguments: ["python-synthea.json", "bulk.ndjson"])
    func `files with more resources than are remembered are scanned again, with the same result`(
        _ name: String
    ) async throws {
        let usual = try ImportFixture()
        let expected = try await usual.runFixture(name)
        let fixture = try ImportFixture()
        var importer = FHIRImporter(clinic: fixture.clinic, actor: .test(1))
        importer.slotLimit = 3
        let report = try await importer.run(paths: [try ImportFixture.path(name)])
        #expect(report == expected)
        #expect(fixture.log.head == usual.log.head)
    }

    @Test func `many resources of one patient go into several transactions`() async throws {
        let fixture = try ImportFixture()
        let weights = (0..<450).map { ImportFixture.weight("w\($0)", of: "p", "\(40 + $0 % 60)") }
        let path = try fixture.write(ImportFixture.bundle(weights + [ImportFixture.patient("p")]), to: "a.json")
        let report = try await fixture.run(path)
        #expect(report.isClean, "\(report.problems)")
        #expect(try fixture.patients().map(\.observations.count) == [450])
        let commands = Set(try fixture.log.allEvents().map(\.entry.origin.commandID))
        #expect(commands.count == 4)
    }

    @Test func `progress goes forward to the end`() async throws {
        let fixture = try ImportFixture()
        let path = try ImportFixture.path("java-synthea")
        let seen = Mutex<[ImportProgress]>([])
        let importer = FHIRImporter(clinic: fixture.clinic, actor: .test(1))
        _ = try await importer.run(paths: [path]) { progress in seen.withLock { $0.append(progress) } }
        let progress = seen.withLock { $0 }
        #expect(progress.map(\.bytesDone) == progress.map(\.bytesDone).sorted())
        #expect(progress.last?.bytesDone == progress.last?.bytesTotal)
        #expect(progress.last?.imported == 6)
    }

    @Test func `a directory gives its JSON and NDJSON files, at any depth`() async throws {
        let fixture = try ImportFixture()
        _ = try fixture.write(ImportFixture.patient("a"), to: "x/deep/a.json")
        _ = try fixture.write(ImportFixture.patient("b"), to: "x/b.ndjson")
        _ = try fixture.write("no", to: "x/c.csv")
        let report = try await fixture.run(fixture.directory.appending("files/x"))
        #expect(report.isClean, "\(report.problems)")
        #expect(report.files == 2)
        #expect(report.types["Patient"]?.imported == 2)
    }

    @Test func `a log that takes nothing more ends the import`() async throws {
        let fixture = try ImportFixture()
        await fixture.log.close()
        let importer = FHIRImporter(clinic: fixture.clinic, actor: .test(1))
        await #expect(throws: ImportFailure.self) {
            _ = try await importer.run(paths: [try ImportFixture.path("java-synthea")])
        }
    }

    @Test func `ids are derived from the source's, whatever their spelling`() {
        let ids = DerivedIDs(source: "")
        let uuid = "0190A3C4-0000-4000-8000-00000000ABCD"
        #expect(ids.record("Patient", uuid) == ids.record("Patient", uuid.lowercased()))
        #expect(ids.record("Patient", "a") != ids.record("Patient", "A"))
        #expect(ids.record("Patient", "a") != ids.record("Condition", "a"))
        #expect(ids.record("Patient", "a") != DerivedIDs(source: "s").record("Patient", "a"))
        let text = ids.record("Patient", "a").description
        #expect(text.dropFirst(14).first == "8")
        #expect(RecordID(text) == ids.record("Patient", "a"))
    }
}
