import EventCatalog
import Ledger
import Logging
import PatientSearch
import ProjectionEngine
import TestKit

/// A clinic's patients in a search index.
struct QualityClinic {
    let targets: [Target]
    let classes: [QueryClass]
    let model: ReadModel<PatientSearchProjection>
    let directory: TemporaryDirectory
    /// How long the index alone took to build from the log.
    private(set) var indexing: Duration = .zero
    private let host: ProjectionHost

    /// Makes the clinic and its index; events are made a part at a time.
    static func run(_ options: Options, _ body: (QualityClinic) throws -> Void) async throws {
        let log = InMemoryEventLog()
        var clinic = try QualityClinic(Population(options.people, count: options.patients), log: log)
        var start = 0
        while start < clinic.targets.count {
            let part = start..<min(start + 900, clinic.targets.count)
            let events = part.flatMap { clinic.events(of: $0) }
            _ = try await log.transact(.test()) { transaction in
                for (id, new) in events { try transaction.append([new], to: id.stream) }
            }
            start = part.upperBound
        }
        let clock = ContinuousClock()
        let began = clock.now
        let running = Task { [host = clinic.host] in try await host.run() }
        try await clinic.host.catchUp(to: log.head)
        clinic.indexing = clock.now - began
        try body(clinic)
        running.cancel()
        try await running.value
    }

    private init(_ population: Population, log: InMemoryEventLog) throws {
        targets = population.targets
        classes = population.classes
        directory = try TemporaryDirectory()
        host = ProjectionHost(
            log: log,
            directory: directory.path,
            logger: Logger(label: "search quality") { _ in SwiftLogNoOpLogHandler() }
        )
        model = try host.register(PatientSearchProjection.self)
    }

    /// The number of a patient in ``targets``.
    static func number(_ id: PatientID) -> Int { Int(id.record.low & 0xFFFF_FFFF) }

    private static func id(_ number: Int) -> PatientID {
        PatientID(
            RecordID(high: 0x0190_0000_0000_7000 | UInt64(number >> 16), low: 0x8000_0000_0000_0000 | UInt64(number))
        )
    }

    private func events(of number: Int) -> [(PatientID, NewEvent)] {
        let target = targets[number]
        let former = target.formerFamily.map { HumanName(family: $0, given: target.name.given) }
        var events: [PatientEvent] = [
            .registered(
                PatientRegistered(
                    name: former ?? target.name,
                    birthDate: target.birthDate,
                    gender: target.gender,
                    identifiers: target.identifiers,
                    contacts: target.contacts,
                    address: target.address
                )
            )
        ]
        if former != nil { events.append(.nameChanged(PatientNameChanged(name: target.name, reason: nil))) }
        let id = Self.id(number)
        return events.map { event in
            let catalog = CatalogEvent.patient(id, event)
            let new = NewEvent(
                type: catalog.typeName,
                schemaVersion: catalog.schemaVersion,
                payload: catalog.encodedPayload(),
                occurredAt: nil,
                subjects: [id.record]
            )
            return (id, new)
        }
    }
}
