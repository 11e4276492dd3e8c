import EventCatalog
import Ledger
import Logging
import PatientSearch
import ProjectionEngine
import TestKit
import Testing

/// A log in memory and the search index that follows it.
struct SearchClinic: Sendable {
    let log = InMemoryEventLog()
    let directory: TemporaryDirectory
    let host: ProjectionHost
    let model: ReadModel<PatientSearchProjection>

    /// Runs `body` on a new clinic.
    static func run<Result: Sendable>(_ body: (SearchClinic) async throws -> Result) async throws -> Result {
        let clinic = try SearchClinic()
        let host = clinic.host
        let running = Task { try await host.run() }
        do {
            let result = try await body(clinic)
            running.cancel()
            try await running.value
            return result
        } catch {
            running.cancel()
            try await running.value
            throw error
        }
    }

    private init() throws {
        directory = try TemporaryDirectory()
        host = ProjectionHost(
            log: log,
            directory: directory.path,
            logger: Logger(label: "search tests") { _ in SwiftLogNoOpLogHandler() }
        )
        model = try host.register(PatientSearchProjection.self)
    }

    /// Appends events and waits until the index has them.
    func record(_ events: [(Int, PatientEvent)]) async throws {
        var rest = events[...]
        while !rest.isEmpty {
            let part = rest.prefix(1000)
            rest = rest.dropFirst(1000)
            _ = try await log.transact(.test()) { transaction in
                for (number, event) in part {
                    let id = PatientID(.test(number))
                    let catalog = CatalogEvent.patient(id, event)
                    let new = NewEvent(
                        type: catalog.typeName,
                        schemaVersion: catalog.schemaVersion,
                        payload: catalog.encodedPayload(),
                        occurredAt: nil,
                        subjects: [id.record]
                    )
                    try transaction.append([new], to: id.stream)
                }
            }
        }
        try await host.catchUp(to: log.head)
    }

    func record(_ number: Int, _ event: PatientEvent) async throws { try await record([(number, event)]) }

    /// The numbers of the patients who have everything as typed, in order. They come before all others.
    func found(_ query: String, limit: Int = 100) throws -> [Int] {
        let items = try model.search(query, limit: limit).value.items
        let found = items.prefix { $0.score >= 0.6 }
        #expect(items.dropFirst(found.count).allSatisfy { $0.score < 0.6 }, "\(query)")
        return found.map(\.number)
    }

    /// The numbers of all patients found, in order.
    func foundAnyhow(_ query: String) throws -> [Int] { try model.search(query, limit: 100).value.items.map(\.number) }

    /// Expects a query to find exactly these patients as typed, in this order.
    func expect(_ query: String, finds numbers: [Int], at place: SourceLocation = #_sourceLocation) throws {
        let found = try found(query)
        #expect(found == numbers, "\(query)", sourceLocation: place)
    }

    /// Expects a query to find this patient first.
    func expect(_ query: String, findsFirst number: Int, at place: SourceLocation = #_sourceLocation) throws {
        let found = try found(query)
        #expect(found.first == number, "\(query)", sourceLocation: place)
    }

    /// All pages of a query.
    func pages(_ query: String, size: Int) throws -> [PatientMatch] {
        var items: [PatientMatch] = []
        var cursor: SearchCursor?
        repeat {
            let page = try model.search(query, limit: size, after: cursor).value
            items += page.items
            cursor = page.next
        } while cursor != nil
        return items
    }
}

extension PatientMatch {
    /// The number that the test gave the patient.
    var number: Int { Int(id.record.low & 0xFFFF_FFFF) }
}

extension PatientRegistered {
    /// A registration with what a test is about.
    static func test(
        _ family: String,
        _ given: [String],
        born: CalendarDate?,
        identifiers: [Identifier] = [],
        contacts: [ContactPoint] = [],
        address: PostalAddress? = nil
    ) throws -> PatientRegistered {
        struct NoSuchDate: Error {}
        guard let born else { throw NoSuchDate() }
        return PatientRegistered(
            name: HumanName(family: family, given: given),
            birthDate: born,
            gender: .unknown,
            identifiers: identifiers,
            contacts: contacts,
            address: address
        )
    }
}
