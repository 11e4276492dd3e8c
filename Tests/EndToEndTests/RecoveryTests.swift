import Foundation
import StrictJSON
import TestKit
import Testing

/// Read models are disposable: the log is all that is needed.
@Suite(.serialized)
struct RecoveryTests {
    @Test func `a deleted read model is rebuilt at the next start`() async throws {
        let directory = try TemporaryDirectory()
        var server = try await ServerProcess(data: directory.path)
        let made = try await server.client.send("POST", "/v1/patients", body: Sample.patient(identifier: "R-1"))
        #expect(made.status == 201)
        server.kill()
        let projections = directory.path + "/tenants/default/projections"
        try FileManager.default.removeItem(atPath: projections + "/PatientSearch")
        server = try await ServerProcess(data: directory.path)
        let found = try await server.client.send("GET", "/v1/patients?q=R-1&min_position=1")
        #expect(found.status == 200)
        #expect(try found.json["items"]?.array?.count == 1)
        #expect(server.stop() == 0)
    }

    @Test func `searches go on while every read model is rebuilt`() async throws {
        let directory = try TemporaryDirectory()
        #expect(try Program.run(["demo", "--data", directory.path, "--patients", "300"]).status == 0)
        let server = try await ServerProcess(data: directory.path)
        for name in [
            "PatientRecord", "PatientSearch", "ActivePrescriptions", "PrescriptionHistory", "DiagnosisIndex",
            "Dashboard",
        ] {
            let answer = try await server.client.send("POST", "/v1/projections/\(name)/rebuild")
            #expect((200...202).contains(answer.status), "\(name): \(answer.text)")
            #expect(try await server.client.send("GET", "/v1/patients?q=a").status == 200)
        }
        #expect(server.stop() == 0)
    }
}
