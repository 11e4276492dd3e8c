import EventCatalog
import Ledger
import PatientRecord
import PrescriptionHistory
import ProjectionEngine
import StrictJSON
import Testing

@testable import Server

/// Answers from several read models reflect one position; where answers come from is counted.
@Suite struct AgreeingAnswersTests {
    @Test func `lists about a person agree with their records at one position while much is recorded`() async throws {
        try await TestServer.run { server in
            let made = try await server.prescribed()
            let source = try await server.registerPatient(mrn: "T-1")
            try await server.host.catchUp(to: server.log.head)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    // The source's record goes back and forth between two persons, among changes of others.
                    for number in 0..<12 {
                        let merge = #"{"survivor": "\#(made.patient)", "reason": "registered twice"}"#
                        #expect(try await server.post("/v1/patients/\(source)/merge", merge).status == 200)
                        let body = TestServer.patientBody(mrn: "N-\(number)", family: "Other\(number)")
                        _ = try await server.post("/v1/patients", body)
                        let unmerge = #"{"reason": "two people"}"#
                        #expect(try await server.post("/v1/patients/\(source)/unmerge", unmerge).status == 200)
                    }
                }
                group.addTask {
                    for _ in 0..<80 {
                        for path in ["/v1/patients/\(source)/prescriptions", "/v1/prescriptions?patient=\(source)"] {
                            let list = try await server.get(path)
                            guard list.status == 200, let position = list.json["position"]?.number else {
                                Issue.record("\(list.text)")
                                return
                            }
                            let person = try await server.get("/v1/patients/\(source)?as_of=\(position)")
                            let isMerged = person.json["id"]?.string == made.patient
                            let count = list.json["items"]?.array?.count
                            #expect(count == (isMerged ? 1 : 0), "\(path) at \(position)")
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func `what is recorded between the two reads has both read again`() async throws {
        try await TestServer.run { server in
            let made = try await server.prescribed()
            let source = try await server.registerPatient(mrn: "T-1")
            try await server.host.catchUp(to: server.log.head)
            let model = server.services.readModels.prescriptionHistory
            let id = PatientID(try #require(RecordID(source)))
            var reads = 0
            let answer = try await server.services.read(id, with: model) { person in
                reads += 1
                if reads == 1 {
                    let merge = #"{"survivor": "\#(made.patient)", "reason": "registered twice"}"#
                    #expect(try await server.post("/v1/patients/\(source)/merge", merge).status == 200)
                    try await server.host.catchUp(to: server.log.head)
                }
                return try model.prescriptions(of: person?.records ?? [], today: server.services.today, limit: 10)
            }
            #expect(reads == 2)
            #expect(answer.person?.record.id.description == made.patient)
            #expect(answer.snapshot.value.items.count == 1 && answer.snapshot.position == server.log.head)
        }
    }

    @Test func `a person who has not changed since is not waited for, one who has is, within the time`() async throws {
        try await TestServer.run(positionTimeout: .milliseconds(50)) { server in
            let patient = try await server.registerPatientAsked()
            _ = try await server.registerPatient(mrn: "B-2")
            try await server.host.catchUp(to: server.log.head)
            let id = PatientID(try #require(RecordID(patient)))
            let model = server.services.readModels.prescriptionHistory
            func read(at position: UInt64) async throws -> UInt64 {
                try await server.services.read(id, with: model) { _ in Snapshot(value: 0, position: position) }
                    .snapshot.position
            }
            #expect(try await read(at: 3) == 3)
            #expect(try await read(at: 2) == 2, "the person's last event is at position 2")
            // A list that never shows what the person's record shows: it is read again and again until the time is over.
            await #expect(throws: Problem.self) { _ = try await read(at: 1) }
            await #expect(throws: Problem.self) { _ = try await read(at: 4) }
        }
    }

    @Test func `of a record that is not there the lists are empty or refused at once`() async throws {
        try await TestServer.run(positionTimeout: .zero) { server in
            let patient = try await server.registerPatient()
            try await server.host.catchUp(to: server.log.head)
            let list = try await server.get("/v1/patients/\(patient)/prescriptions")
            #expect(list.status == 200 && list.json["position"]?.integer == 1)
            let missing = try await server.get("/v1/patients/0190a000-0000-7000-8000-00000000dead/prescriptions")
            #expect(missing.status == 404 && missing.problem == "patient-not-found")
            let nobody = try await server.get("/v1/prescriptions?patient=0190a000-0000-7000-8000-00000000dead")
            #expect(nobody.status == 200 && nobody.json["items"]?.array?.isEmpty == true)
        }
    }

    @Test func `an unchanged list about a person is not sent again, a changed record of theirs sends it`() async throws
    {
        try await TestServer.run { server in
            let made = try await server.prescribed()
            try await server.host.catchUp(to: server.log.head)
            let path = "/v1/patients/\(made.patient)/prescriptions"
            let tag = try #require(try await server.get(path)["ETag"])
            #expect(try await server.get(path, headers: ["If-None-Match": tag]).status == 304)
            let death = try await server.post("/v1/patients/\(made.patient)/deceased", #"{"date": "2026-01-03"}"#)
            let query = "\(path)?min_position=\(try #require(death["X-Ledger-Position"]))"
            #expect(try await server.get(query, headers: ["If-None-Match": tag]).status == 200)
        }
    }

    @Test func `where answers come from is counted by read model and route`() async throws {
        try await TestServer.run { server in
            let patient = try await server.registerPatient()
            try await server.host.catchUp(to: server.log.head)
            let dashboard = "/v1/dashboard"
            for _ in 0..<3 { #expect(try await server.get(dashboard).status == 200) }
            let tag = try #require(try await server.get(dashboard)["ETag"])
            #expect(try await server.get(dashboard, headers: ["If-None-Match": tag]).status == 304)
            for _ in 0..<2 { _ = try await server.get("/v1/patients?q=garcia") }
            _ = try await server.get("/v1/patients/\(patient)", headers: ["If-None-Match": "\"1\""])
            _ = try await server.get("/v1/patients/\(patient)/prescriptions")
            let metrics = try await server.get("/metrics").text
            for (model, route, source, count) in [
                ("Dashboard", dashboard, "computed", 1), ("Dashboard", dashboard, "cache", 3),
                ("Dashboard", dashboard, "not-modified", 1), ("PatientSearch", "/v1/patients", "computed", 2),
                ("PatientRecord", "/v1/patients/{id}", "not-modified", 1),
                ("PrescriptionHistory", "/v1/patients/{id}/prescriptions", "computed", 1),
            ] {
                let line =
                    "rxledger_answers_total{read_model=\"\(model)\",route=\"\(route)\",source=\"\(source)\"} \(count)\n"
                #expect(metrics.contains(line), "\(line)")
            }
            #expect(!metrics.contains("answer_cache"))
        }
    }
}
