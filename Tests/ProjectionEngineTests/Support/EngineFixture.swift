import EventCatalog
import Ledger
import Logging
import ProjectionEngine
import Synchronization
import TestKit
import Testing

/// A log to follow: the engine must not care which.
enum LogKind: CaseIterable {
    case inMemory
    case lmdb

    func open(in directory: TemporaryDirectory) throws -> any EventLog {
        switch self {
        case .inMemory: InMemoryEventLog()
        case .lmdb: try LMDBEventLog.open(directory: directory.appending("log"))
        }
    }
}

extension EventLog {
    /// Appends changes of name of patients 0 … 9 in turn.
    func appendNames(_ count: Int, family: String = "García") async throws {
        var done = 0
        while done < count {
            let range = done..<min(count, done + 1000)
            try await appendNames(range, family: family)
            done = range.upperBound
        }
    }

    private func appendNames(_ range: Range<Int>, family: String) async throws {
        _ = try await transact(.test()) { transaction in
            for number in range {
                let patient = PatientID(.test(number % 10))
                try transaction.append([.nameChange(of: patient, to: family)], to: patient.stream)
            }
        }
    }

    /// Appends one change of name.
    func appendName(_ family: String, of patient: PatientID) async throws {
        try await append([.nameChange(of: patient, to: family)], to: patient.stream)
    }
}

extension NewEvent {
    static func nameChange(of patient: PatientID, to family: String, with other: PatientID? = nil) -> NewEvent {
        let event = CatalogEvent.patient(
            patient,
            .nameChanged(PatientNameChanged(name: HumanName(family: family, given: ["José"]), reason: nil))
        )
        return NewEvent(
            type: event.typeName,
            schemaVersion: event.schemaVersion,
            payload: event.encodedPayload(),
            occurredAt: nil,
            subjects: [patient.record] + (other.map { [$0.record] } ?? [])
        )
    }
}

/// A host that runs for the time of a closure and is then stopped.
func running<Result: Sendable>(
    _ host: ProjectionHost,
    _ body: @Sendable () async throws -> Result
) async throws -> Result {
    let run = Task { try await host.run() }
    do {
        let result = try await body()
        run.cancel()
        try await run.value
        return result
    } catch {
        run.cancel()
        try await run.value
        throw error
    }
}

extension Logger {
    static var quiet: Logger { Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() } }
}

extension ProjectionHost {
    convenience init(_ log: any EventLog, in directory: TemporaryDirectory) {
        self.init(log: log, directory: directory.path, logger: .quiet)
    }

    func status(_ name: String) throws -> ProjectionStatus {
        try #require(try statuses().first { $0.name == name })
    }

    /// Waits until a status holds; fails after two minutes: far more than a busy machine needs.
    func untilStatus(_ name: String, _ condition: @Sendable (ProjectionStatus) -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(120)
        while !condition(try status(name)) {
            let last = try status(name)
            try #require(ContinuousClock.now < deadline, "it never came to that: \(last)")
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

/// Something that becomes true once.
final class Flag: Sendable {
    private let value = Atomic(false)
    var isSet: Bool { value.load(ordering: .acquiring) }
    func set() { value.store(true, ordering: .releasing) }
}
