import EventCatalog
import Foundation
import Ledger
import ProjectionEngine
import Synchronization
import TestKit
import Testing

/// What becomes of an event that can't be applied (F28): its records are parked, in order, and nothing is forgotten.
@Suite struct ParkingTests {
    /// A running host with a read model that throws at a patient's changes of name until told not to.
    private static func withPoison(
        _ body:
            @Sendable (ProjectionHost, InMemoryEventLog, ReadModel<PoisonedProjection>, PatientID) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(PoisonedProjection.self)
        let patient = PatientID(.random())
        try await running(host) { try await body(host, log, model, patient) }
    }

    @Test func `the event is parked with its patient, and everything else goes on`() async throws {
        try await Self.withPoison { host, log, model, patient in
            try await log.appendNames(55)
            try await host.catchUp(to: 55)
            PoisonedProjection.poison(patient)
            try await log.appendName("Secretname", of: patient)
            try await log.appendNames(5)
            try await log.appendName("Later", of: patient)
            try await log.appendNames(5, family: "Newer")
            try await host.catchUp(to: 67)

            let status = try host.status("poisoned")
            #expect(status.state == .live && status.parkedKeys == 1)
            #expect(status.lastError?.contains("secret") == false, "nothing personal in an error")
            let parked = try #require(try host.parked("poisoned").first)
            #expect(parked.key == patient.record && parked.position == 56)
            #expect(parked.waiting == [56, 62], "later events of the record wait behind it")
            #expect(parked.eventType == "PatientNameChanged" && parked.reason.contains("Refusal"))
            #expect(parked.attempts == 4 && !parked.reason.contains("ecret"))

            let other = PatientID(.test(0))
            let row = try model.name(of: patient)
            #expect(row.value == nil && row.position == 67)
            #expect(
                !row.isComplete && !row.isComplete(about: [patient.record]) && row.isComplete(about: [other.record])
            )
            #expect(try model.name(of: PatientID(.test(4))).value == "Newer")
        }
    }

    @Test func `trying again applies all that waits, in order, and the answers are complete`() async throws {
        try await Self.withPoison { host, log, model, patient in
            PoisonedProjection.poison(patient)
            for name in ["First", "Second", "Third"] { try await log.appendName(name, of: patient) }
            try await host.catchUp(to: 3)
            #expect(try host.parked("poisoned").map(\.waiting) == [[1, 2, 3]])

            let failed = try await host.retry("poisoned")
            #expect(failed.stillParked == [patient.record] && failed.released.isEmpty && failed.appliedEvents == 0)
            #expect(try host.parked("poisoned").map(\.waiting) == [[1, 2, 3]])

            PoisonedProjection.heal(patient)
            let outcome = try await host.retry("poisoned", patient.record)
            #expect(outcome.released == [patient.record] && outcome.appliedEvents == 3)
            #expect(try host.parked("poisoned").isEmpty && host.status("poisoned").parkedKeys == 0)
            let row = try model.name(of: patient)
            #expect(row.value == "Third" && row.isComplete)
            try await log.appendName("Fourth", of: patient)
            try await host.catchUp(to: 4)
            #expect(try model.name(of: patient).value == "Fourth")
            #expect(try await host.retry("poisoned", .random()).released.isEmpty, "nothing of that kind is parked")
        }
    }

    @Test func `a fault that passes is got over by trying again, and nothing is parked`() async throws {
        try await Self.withPoison { host, log, _, patient in
            PoisonedProjection.poison(patient)
            try await log.appendName("x", of: patient)
            try await host.untilStatus("poisoned") { $0.lastError != nil }
            PoisonedProjection.heal(patient)
            try await host.catchUp(to: 1)
            #expect(try host.parked("poisoned").isEmpty)
        }
    }

    @Test func `an event of several records waits for all of them, and they for it`() async throws {
        try await Self.withPoison { host, log, model, patient in
            let (second, third) = (PatientID(.random()), PatientID(.random()))
            PoisonedProjection.poison(patient)
            try await log.appendName("x", of: patient)
            try await log.append([.nameChange(of: second, to: "Both", with: patient)], to: second.stream)
            try await log.append([.nameChange(of: third, to: "All", with: second)], to: third.stream)
            try await log.appendName("Free", of: PatientID(.test(1)))
            try await host.catchUp(to: 4)
            let parked = try host.parked("poisoned")
            #expect(parked.map(\.key) == [patient, second, third].map(\.record))
            #expect(parked.map(\.waiting) == [[1, 2], [2, 3], [3]])
            #expect(try model.name(of: PatientID(.test(1))).value == "Free")

            PoisonedProjection.heal(patient)
            #expect(try await host.retry("poisoned", third.record).released.count == 3)
            #expect(try model.name(of: third).value == "All" && model.name(of: second).value == "Both")
        }
    }

    @Test func `what is parked is still parked after a restart, and a rebuild tries it afresh`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let patient = PatientID(.random())
        PoisonedProjection.poison(patient)
        try await log.appendName("x", of: patient)
        let first = ProjectionHost(log, in: directory)
        _ = try first.register(PoisonedProjection.self)
        try await running(first) { try await first.catchUp(to: 1) }
        try await log.appendName("y", of: patient)

        let host = ProjectionHost(log, in: directory)
        let model = try host.register(PoisonedProjection.self)
        try await running(host) {
            try await host.catchUp(to: 2)
            #expect(try host.parked("poisoned").map(\.waiting) == [[1, 2]])
            try await host.rebuild("poisoned")
            #expect(try host.parked("poisoned").map(\.waiting) == [[1, 2]], "the new one has the same fault")
            PoisonedProjection.heal(patient)
            try await host.rebuild("poisoned")
            #expect(try host.parked("poisoned").isEmpty)
            #expect(try model.name(of: patient).value == "y")
        }
    }

    @Test func `an event of an unknown type is parked with its patient by every read model`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let patient = PatientID(.random())
        try await log.appendNames(10)
        try await log.append([.test(type: "SomethingFromTheFuture", subjects: [patient.record])], to: patient.stream)
        try await log.appendNames(10)
        let host = ProjectionHost(log, in: directory)
        _ = try host.register(CountingProjection.self)
        _ = try host.register(PoisonedProjection.self)
        try await running(host) {
            try await host.catchUp(to: 21)
            for name in ["counting", "poisoned"] {
                let parked = try #require(try host.parked(name).first)
                #expect(parked.position == 11 && parked.key == patient.record)
                #expect(parked.eventType == "SomethingFromTheFuture")
                #expect(try await host.retry(name).stillParked == [patient.record])
            }
        }
    }

    @Test func `what a projection throws at the end of a batch parks the one event that is the cause`() async throws {
        let directory = try TemporaryDirectory()
        let log = InMemoryEventLog()
        let patient = PatientID(.random())
        try await log.appendNames(300)
        try await log.appendName(LateProjection.refused, of: patient)
        try await log.appendNames(300)
        let host = ProjectionHost(log, in: directory)
        let model = try host.register(LateProjection.self)
        try await running(host) {
            try await host.catchUp(to: 601)
            #expect(try host.parked("late").map(\.position) == [301])
            #expect(try model.read { try $0.count(of: LateProjection.names) }.value == 600)
        }
    }

    /// Runs a host over a log until it has caught up, in a process of its own.
    @Test func `an event that ends the process three times is quarantined at the next start`() async throws {
        let directory = try TemporaryDirectory()
        let patient = PatientID(.test(77))
        do {
            let log = try LMDBEventLog.open(directory: directory.appending("log"))
            try await log.appendNames(200)
            try await log.appendName(TrappingProjection.fatal, of: patient)
            try await log.appendNames(200)
        }
        for attempt in 1...3 {
            await #expect(processExitsWith: .failure, "attempt \(attempt)") { [path = directory.path as String] in
                try await TrappingProjection.catchUp(in: path)
            }
        }
        await #expect(processExitsWith: .success) { [path = directory.path as String] in
            let parked = try await TrappingProjection.catchUp(in: path)
            precondition(parked.map(\.position) == [201] && parked[0].key == RecordID.test(77))
            precondition(parked[0].reason.contains("the process ended"))
        }
    }
}

extension ReadModel where Rule == PoisonedProjection {
    func name(of patient: PatientID) throws -> Snapshot<String?> {
        let row = try read { try $0.row(at: KeyEncoder(patient.record).bytes, in: PoisonedProjection.names) }
        return row.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    }
}

extension PoisonedProjection {
    static func poison(_ patient: PatientID) { poison.withLock { _ = $0.insert(patient.record) } }
    static func heal(_ patient: PatientID) { poison.withLock { _ = $0.remove(patient.record) } }
}

/// Keeps all it is told until the end of the batch, and throws there.
private struct LateProjection: Projection {
    static let name = "late"
    static let version: UInt32 = 1
    static let tables = [names]
    static let names = Table("name")
    static let refused = "Refused"

    struct Refusal: Error {}

    private var kept: [(position: UInt64, name: String)] = []

    mutating func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        guard case .patient(_, .nameChanged(let changed)) = event.event else { return }
        kept.append((event.entry.position, changed.name.family))
    }

    mutating func finish(_ rows: inout RowWriter) throws {
        for (position, name) in kept {
            if name == Self.refused { throw Refusal() }
            var key = KeyEncoder()
            key.append(position)
            try rows.put([], at: key.bytes, in: Self.names)
        }
    }
}

/// Ends the process at a certain name, as a mistake in a projector's code would.
struct TrappingProjection: Projection {
    static let name = "trapping"
    static let version: UInt32 = 1
    static let tables = [Table("name")]
    static let fatal = "Fatal"

    func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws {
        guard case .patient(let id, .nameChanged(let changed)) = event.event else { return }
        precondition(changed.name.family != Self.fatal)
        try rows.put([], at: KeyEncoder(id.record).bytes, in: Self.tables[0])
    }

    /// Follows the log of a directory to its head.
    @discardableResult
    static func catchUp(in path: String) async throws -> [ParkedKey] {
        let log = try LMDBEventLog.open(directory: path + "/log")
        let host = ProjectionHost(log: log, directory: path, logger: .quiet)
        _ = try host.register(TrappingProjection.self)
        return try await running(host) {
            try await host.catchUp(to: log.head)
            return try host.parked(name)
        }
    }
}
