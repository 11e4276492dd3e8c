import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

/// The whole domain under random commands; what it records is judged by an auditor that shares no code with it.
@Suite struct InvariantTests {
    /// A clinic lives for so many courses: long enough to matter, short enough to audit often.
    private static let coursesPerClinic = 50

    @Test(arguments: Backend.all)
    func `whatever is asked, no event breaks I-01 … I-20, I-25, I-28 … I-36, I-41 … I-50 or I-55`(
        _ backend: Backend
    ) async throws {
        let sequences = PropertyRun.sequences(2000) / Backend.all.count
        let seed = PropertyRun.seed
        var taken: [String: Int] = [:]
        for start in stride(from: 0, to: sequences, by: Self.coursesPerClinic) {
            try await backend.withClinic { fixture in
                var courses: [RandomCourse] = []
                for number in start..<min(start + Self.coursesPerClinic, sequences) {
                    var course = RandomCourse(number, in: fixture, seed: seed)
                    try await course.run(steps: 16)
                    courses.append(course)
                }
                let auditor = try audit(fixture)
                try #require(auditor.violations.isEmpty, "seed \(seed): \(auditor.violations.prefix(5))")
                for course in courses { try compare(course, auditor, fixture, "seed \(seed)") }
                taken.merge(auditor.counts) { $0 + $1 }
            }
        }
        // A run in which nothing happens proves nothing.
        let missing = [
            "PrescriptionSigned", "MedicationDispensed", "DispenseReversed", "PrescriptionHeld", "PrescriptionResumed",
            "PrescriptionStopped", "PrescriptionCancelled", "CancellationRequested", "PrescriptionExpired",
            "PrescriptionRenewed", "SafetyAlertOverridden", "PatientDeceasedRecorded", "AllergyRefuted",
            "PatientsMerged", "PatientsUnmerged",
        ].filter { taken[$0] == nil }
        #expect(missing.isEmpty, "seed \(seed): \(taken)")
    }

    private func audit(_ fixture: ClinicFixture) throws -> InvariantAuditor {
        var auditor = InvariantAuditor()
        var position: Position = 0
        while position < fixture.clinic.log.head {
            let events = try fixture.clinic.log.read(.log, from: position, direction: .forward, limit: 1000)
            for event in events { auditor.read(try PublishedEvent(decoding: event)) }
            position = try #require(events.last).entry.position
        }
        auditor.finish()
        return auditor
    }

    /// What the domain says of a prescription is what the auditor makes of the same events (I-25, I-35).
    private func compare(
        _ course: RandomCourse,
        _ auditor: InvariantAuditor,
        _ fixture: ClinicFixture,
        _ place: String
    ) throws {
        for id in course.prescriptions {
            guard let state = try fixture.clinic.prescription(id)?.state else { continue }
            // On the first day nothing is past its validity: the statuses are those that were recorded.
            for item in state.items(on: .earliest) {
                let audited = try #require(auditor.item(item.content.itemID, of: id), "\(place)")
                try #require(audited.status == item.status.wireName, "\(place): \(id)")
                try #require(audited.supplied == item.dispensed.value, "\(place): \(id)")
            }
        }
    }
}
