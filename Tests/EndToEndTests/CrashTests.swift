import Foundation
import StrictJSON
import Synchronization
import TestKit
import Testing

/// The real program, killed without warning while clients are at work.
@Suite(.serialized)
struct CrashTests {
    /// `KILL_CYCLES` asks for more: the long run is documented in docs/testing.md.
    private var cycles: Int {
        ProcessInfo.processInfo.environment["KILL_CYCLES"].flatMap { Int($0) } ?? 3
    }

    @Test func `every acknowledged command survives kill -9, once`() async throws {
        let directory = try TemporaryDirectory()
        let journal = Journal()
        for cycle in 0..<cycles {
            let server = try await ServerProcess(data: directory.path)
            await load(server.client, cycle: cycle, journal: journal)
            server.kill()
            let restarted = try await ServerProcess(data: directory.path)
            try await check(restarted.client, against: journal)
            restarted.kill()
        }
        #expect(journal.acknowledged.count > cycles * 4)
    }

    /// Registers patients from eight clients until the server is killed in the middle of it.
    private func load(_ server: ServerClient, cycle: Int, journal: Journal) async {
        await withTaskGroup(of: Void.self) { group in
            for client in 0..<8 {
                group.addTask {
                    for number in 0..<10_000 {
                        let value = "K-\(cycle)-\(client)-\(number)"
                        guard
                            let answer = try? await server.send(
                                "POST",
                                "/v1/patients",
                                body: Sample.patient(identifier: value),
                                headers: ["Idempotency-Key": value]
                            )
                        else { return }
                        guard answer.status == 201, let id = try? answer.json["id"]?.string else { return }
                        journal.acknowledge(identifier: value, patient: id)
                    }
                }
            }
            group.addTask {
                try? await Task.sleep(for: .milliseconds(Int.random(in: 150...450)))
                server.kill()
            }
        }
    }

    private func check(_ server: ServerClient, against journal: Journal) async throws {
        for (identifier, patient) in journal.acknowledged {
            let again = try await server.send(
                "POST",
                "/v1/patients",
                body: Sample.patient(identifier: identifier),
                headers: ["Idempotency-Key": identifier]
            )
            #expect(again.status == 201)
            #expect(try again.json["id"]?.string == patient, "a repeat must give the first answer")
        }
        let head = try await server.send("GET", "/v1/events?limit=1").header("X-Ledger-Position").flatMap { UInt64($0) }
        let registered = try await countRegistrations(server)
        #expect(registered == head.map(Int.init), "each event is one registration")
        #expect(registered >= journal.acknowledged.count)
        let search = try await server.send("GET", "/v1/patients?q=garcia&limit=1&min_position=\(head ?? 0)")
        #expect(try search.json["complete"]?.bool == true)
        for model in try await server.send("GET", "/v1/projections").json["items"]?.array ?? [] {
            #expect(model["parked_records"]?.integer == 0, "being killed is no fault of an event")
        }
    }

    private func countRegistrations(_ server: ServerClient) async throws -> Int {
        var from: UInt64 = 0
        var identifiers = Set<String>()
        var count = 0
        while true {
            let page = try await server.send("GET", "/v1/events?from=\(from)&limit=100").json
            guard let items = page["items"]?.array, let last = items.last?["position"]?.integer else { return count }
            for item in items where item["type"]?.string == "PatientRegistered" {
                let value = item["data"]?["identifiers"]?.array?.first?["value"]?.string
                #expect(identifiers.insert(value ?? "").inserted, "no registration twice")
                count += 1
            }
            from = UInt64(last)
        }
    }
}

/// What the clients were told, kept outside the server.
private final class Journal: Sendable {
    private let entries = Mutex<[String: String]>([:])
    var acknowledged: [String: String] { entries.withLock { $0 } }
    func acknowledge(identifier: String, patient: String) { entries.withLock { $0[identifier] = patient } }
}

/// Bodies that the API takes.
enum Sample {
    /// Somebody who is like nobody else (I-42).
    static func patient(identifier: String) -> String {
        let syllables = ["ba", "ko", "li", "mu", "ren", "tas", "vel", "dor", "gim", "hax", "jup"]
        let name = identifier.utf8.map { syllables[Int($0) % syllables.count] }
        return """
            {"name": {"family": "\(name.joined())", "given": ["\(name.reversed().joined())"]}, "birth_date": "1980-03-12", "gender": "male",
             "identifiers": [{"system": "mrn", "value": "\(identifier)"}]}
            """
    }
}
