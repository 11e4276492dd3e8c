import CommandHandling
import EventCatalog
import FHIRImport
import Foundation
import Ledger
import Prescribing
import TestKit
import Testing

/// A clinic on a real log, an importer into it, and a directory for files.
final class ImportFixture: Sendable {
    let directory: TemporaryDirectory
    let log: LMDBEventLog
    let clinic: Clinic
    let clock = ManualClock()  // 2026-01-01

    init() throws {
        directory = try TemporaryDirectory()
        var options = LMDBEventLog.Options()
        options.mapSize = 1 << 30
        options.reserveBytes = 0
        options.clock = { [clock] in clock.now }
        options.onFatal = { detail in Issue.record("the log stopped: \(detail)") }
        log = try LMDBEventLog.open(directory: directory.appending("log"), options: options)
        let key = try #require(ClaimKey(bytes: [UInt8](repeating: 7, count: 32)))
        clinic = Clinic(log: log, formulary: .demonstration, claimKey: key)
    }

    static func path(_ name: String) throws -> String {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
        return folder.appending(path: name).path
    }

    /// Imports paths; every resource must be accounted for.
    @discardableResult
    func run(_ paths: String...) async throws -> ImportReport {
        let report = try await FHIRImporter(clinic: clinic, actor: .test(1)).run(paths: paths)
        for (type, tally) in report.types {
            let accounted =
                tally.imported + tally.alreadyThere + tally.conflicts + tally.skippedCount + tally.failedCount
            #expect(tally.read == accounted, "\(type): \(tally)")
        }
        return report
    }

    /// Imports one of the fixtures.
    @discardableResult
    func runFixture(_ name: String) async throws -> ImportReport { try await run(try Self.path(name)) }

    /// Writes a file and gives its path.
    func write(_ text: String, to name: String) throws -> String { try write(Data(text.utf8), to: name) }

    func write(_ data: Data, to name: String) throws -> String {
        let url = directory.url("files/\(name)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try data.write(to: url)
        return url.path
    }

    /// A transaction bundle of resources, each under `urn:uuid:` and its id.
    static func bundle(_ resources: [String]) -> String {
        let entries = resources.map { "{\"resource\": \($0)}" }.joined(separator: ",\n")
        return "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [\n\(entries)\n]}"
    }

    static func patient(_ id: String, _ more: String = "") -> String {
        """
        {"resourceType": "Patient", "id": "\(id)", "birthDate": "1980-01-02", \
        "name": [{"family": "Family \(id)", "given": ["Given"]}]\(more)}
        """
    }

    static func weight(_ id: String, of patient: String, _ kilograms: String = "70") -> String {
        """
        {"resourceType": "Observation", "id": "\(id)", "status": "final", \
        "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]}, \
        "subject": {"reference": "Patient/\(patient)"}, "effectiveDateTime": "2020-01-02T03:04:05+01:00", \
        "valueQuantity": {"value": \(kilograms), "unit": "kg"}}
        """
    }

    /// The states of all records of a kind, folded from the log.
    func patients() throws -> [Patient.State] {
        try ids(.patient).compactMap { try clinic.patient(PatientID($0))?.state }
    }

    func prescriptions() throws -> [Prescription.State] {
        try ids(.prescription).compactMap { try clinic.prescription(PrescriptionID($0))?.state }
    }

    func practitioners() throws -> [Practitioner.State] {
        try ids(.practitioner).compactMap { try clinic.practitioner(PractitionerID($0))?.state }
    }

    private func ids(_ category: StreamCategory) throws -> [RecordID] {
        var ids: [RecordID] = []
        for event in try log.allEvents() where event.entry.stream.category == category && event.entry.version == 1 {
            ids.append(event.entry.stream.id)
        }
        return ids
    }

    /// The only prescription of a product.
    func prescription(of code: String) throws -> Prescription.State {
        let found = try prescriptions().filter { $0.contents.first?.product.code == code }
        #expect(found.count == 1)
        return try #require(found.first)
    }
}

func day(_ text: String) -> CalendarDate {
    CalendarDate(text) ?? .earliest
}
