import EventCatalog
import Ledger
import ProjectionEngine
import StrictJSON

/// A record that a read model has set aside, as the command line shows it.
struct ParkedLine {
    let projection: String
    let record: String
    let position: UInt64
    let eventType: String
    let reason: String
    let attempts: Int
    let since: String
    let waiting: [UInt64]

    init(_ parked: ParkedKey, of projection: String) {
        self.projection = projection
        record = parked.key.description
        position = parked.position
        eventType = parked.eventType
        reason = parked.reason
        attempts = parked.attempts
        since = parked.since.description
        waiting = parked.waiting
    }

    init(_ item: JSONValue, of projection: String) {
        self.projection = projection
        record = item["record"]?.string ?? ""
        position = UInt64(clamping: item["position"]?.integer ?? 0)
        eventType = item["event_type"]?.string ?? ""
        reason = item["reason"]?.string ?? ""
        attempts = Int(clamping: item["attempts"]?.integer ?? 0)
        since = item["since"]?.string ?? ""
        waiting = (item["waiting"]?.array ?? []).compactMap(\.integer).map { UInt64(clamping: $0) }
    }

    var line: String {
        "\(projection) \(record) \(eventType) at position \(grouped(position)): \(reason); \(waiting.count) waiting"
    }

    var lines: [String] {
        [
            "read model  \(projection)", "record      \(record)",
            "event       \(eventType) at position \(grouped(position))",
            "reason      \(reason)", "attempts    \(attempts)", "since       \(since)",
            "waiting     \(waiting.map { grouped($0) }.joined(separator: " "))",
        ]
    }
}

extension ProjectionOperations {
    /// What is parked, by one read model or all.
    func parked(_ name: String?) async throws -> [ParkedLine] {
        guard let node = try openUnlessServed() else {
            let server = try await RunningServer(of: directory)
            let known = try await server.send("GET", "/v1/projections")["items"]?.array ?? []
            var found: [ParkedLine] = []
            for name in name.map({ [$0] }) ?? known.compactMap({ $0["name"]?.string }) {
                let items = try await server.send("GET", "/v1/projections/\(name)/parked")["items"]?.array ?? []
                found += items.map { ParkedLine($0, of: name) }
            }
            return found
        }
        return try asking {
            let names = try name.map { [$0] } ?? node.host.statuses().map(\.name)
            return try names.flatMap { name in try node.host.parked(name).map { ParkedLine($0, of: name) } }
        }
    }

    /// What came of a retry, in numbers.
    struct Retried {
        let released: Int
        let stillParked: Int
        let appliedEvents: Int
    }

    /// Tries again what a read model has parked.
    func retry(_ name: String, _ key: RecordID?) async throws -> Retried {
        guard let node = try openUnlessServed() else {
            let body = key.map { "{\"record\": \"\($0)\"}" }
            let answer = try await RunningServer(of: directory).send("POST", "/v1/projections/\(name)/retry", body)
            return Retried(
                released: answer["released"]?.array?.count ?? 0,
                stillParked: answer["still_parked"]?.array?.count ?? 0,
                appliedEvents: Int(clamping: answer["applied_events"]?.integer ?? 0)
            )
        }
        do {
            let outcome = try await node.host.retry(name, key)
            return Retried(
                released: outcome.released.count,
                stillParked: outcome.stillParked.count,
                appliedEvents: outcome.appliedEvents
            )
        } catch {
            throw Self.told(error)
        }
    }

    private func asking<Answer>(_ work: () throws -> Answer) throws -> Answer {
        do {
            return try work()
        } catch let error as ReadModelError {
            throw Self.told(error)
        }
    }

    static func told(_ error: ReadModelError) -> any Error {
        switch error {
        case .unknown(let name):
            CommandError(.nothingThere, "There is no read model \(name); 'projections status' lists them.")
        case .nothingKept(let name):
            CommandError(.nothingThere, "No earlier generation of this version of \(name) is kept; it can be rebuilt.")
        case .isBuilding(let name):
            CommandError(.inUse, "\(name) is being built: wait for the end of that, or 'projections cancel \(name)'.")
        default: error
        }
    }
}
