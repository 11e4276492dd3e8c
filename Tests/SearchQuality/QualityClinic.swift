import DemonstrationClinic
import EventCatalog
import Ledger
import Logging
import PatientSearch
import ProjectionEngine
import TestKit

/// The demonstration clinic's people, some with a former name and some with a name in another script, in a search index.
struct QualityClinic {
    /// Who is looked for.
    struct Target {
        let name: HumanName
        let formerFamily: String?
        /// The name in Latin letters, if it is on record in others.
        let latin: HumanName?
        let birthDate: CalendarDate
        let identifiers: [Identifier]
        let contacts: [ContactPoint]
        let address: PostalAddress
        let gender: Gender
    }

    let targets: [Target]
    let model: ReadModel<PatientSearchProjection>
    let directory: TemporaryDirectory
    private let host: ProjectionHost

    /// Makes the clinic and its index; events are made a part at a time.
    static func run(patients: Int, _ body: (QualityClinic) throws -> Void) async throws {
        let log = InMemoryEventLog()
        let clinic = try QualityClinic(patients: patients, log: log)
        let running = Task { [host = clinic.host] in try await host.run() }
        var start = 0
        while start < clinic.targets.count {
            let part = start..<min(start + 900, clinic.targets.count)
            let events = part.flatMap { clinic.events(of: $0) }
            _ = try await log.transact(.test()) { transaction in
                for (id, new) in events { try transaction.append([new], to: id.stream) }
            }
            start = part.upperBound
        }
        try await clinic.host.catchUp(to: log.head)
        try await clinic.host.rebuild(PatientSearchProjection.name)
        try body(clinic)
        running.cancel()
        try await running.value
    }

    private init(patients: Int, log: InMemoryEventLog) throws {
        let people = People(seed: 1, untilDay: 20_500)
        let code = ClinicCode(seed: 1)
        var random = SeededGenerator(seed: 77)
        targets = (0..<patients).map { index in
            let person = people.person(index)
            let script = index % 97 == 5 ? OtherScripts.name(index, &random) : nil
            let former = index % 23 == 7 ? people.person(index &* 7 &+ 3).name.family : nil
            return Target(
                name: script?.original ?? person.name,
                formerFamily: script == nil ? former : nil,
                latin: script?.latin,
                birthDate: person.birthDate,
                identifiers: person.identifiers(clinic: code),
                contacts: person.contacts,
                address: person.address,
                gender: person.gender
            )
        }
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
        var events: [PatientEvent] = []
        let former = target.formerFamily.map { HumanName(family: $0, given: target.name.given) }
        events.append(
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
        )
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
