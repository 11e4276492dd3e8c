import Foundation
import StrictJSON
import TestKit
import Testing

/// The program's commands, as typed.
@Suite(.serialized)
struct CommandLineTests {
    @Test(arguments: [
        [], ["serve"], ["demo"], ["import"], ["import", "fhir"], ["replay"], ["diff"], ["projections"],
        ["projections", "build"], ["projections", "query"],
        ["stats"], ["token"], ["verify"], ["backup"], ["backup", "create"], ["backup", "check"], ["backup", "drill"],
        ["restore"],
    ])
    func `help explains every command`(_ command: [String]) throws {
        let result = try Program.run(command + ["--help"])
        #expect(result.status == 0)
        #expect(result.output.contains("USAGE:"))
    }

    @Test(arguments: [
        ["no-such-command"], ["serve", "--port", "65536"], ["serve", "--port", "x"], ["serve", "--tenant", "../x"],
        ["demo", "--patients", "-1"], ["replay", "--stream", "nonsense"], ["replay", "--patient", "1"],
        ["token", "--role", "king"],
    ])
    func `a wrong command line is refused with a reason and exit code 64`(_ arguments: [String]) throws {
        let directory = try TemporaryDirectory()
        let result = try Program.run(arguments + (arguments.count > 1 ? ["--data", directory.path] : []))
        #expect(result.status == 64)
        #expect(!result.errors.isEmpty)
    }

    @Test func `a demonstration clinic is made, counted, replayed and projected`() throws {
        let directory = try TemporaryDirectory()
        let demo = try Program.run(["demo", "--data", directory.path, "--patients", "200"])
        #expect(demo.status == 0, "\(demo.errors)")
        let stats = try Program.run(["stats", "--data", directory.path])
        #expect(stats.status == 0 && stats.output.contains("events"))
        let replay = try Program.run(["replay", "--data", directory.path, "--from", "0", "--to", "20", "--json"])
        #expect(replay.output.split(separator: "\n").count == 20)
        let status = try Program.run(["projections", "status", "--data", directory.path])
        #expect(status.status == 0 && status.output.contains("PatientSearch"))
        let again = try Program.run(["demo", "--data", directory.path, "--patients", "200"])
        #expect(again.status == 0, "a second run adds nothing")
        #expect(try Program.run(["stats", "--data", directory.path]).output == stats.output)
    }

    @Test func `what changed in a record is printed, for people and for programs`() throws {
        let directory = try TemporaryDirectory()
        #expect(try Program.run(["demo", "--data", directory.path, "--patients", "100"]).status == 0)
        let replay = try Program.run(["replay", "--data", directory.path, "--json"])
        let events = try replay.output.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
        let allergy = try #require(events.first { $0["type"]?.string == "AllergyRecorded" })
        let position = try #require(allergy["position"]?.integer)
        let patient = try #require(allergy["patients"]?.array?.first?.string)
        let range = ["--from", "\(position - 1)", "--to", "\(position)"]
        let diff = try Program.run(["diff", "--data", directory.path, patient] + range)
        #expect(diff.status == 0 && diff.output.contains("+ /allergies/0: {"), "\(diff.errors)")
        #expect(diff.output.contains("AllergyRecorded"))
        let json = try Program.run(["diff", "--data", directory.path, patient, "--json"] + range)
        #expect(try JSONParser.parse(Array(json.output.utf8))["to"]?["position"]?.integer == position)
        let future = try Program.run(["diff", "--data", directory.path, patient, "--from", "99999999"])
        #expect(future.status == 66 && future.errors.contains("last position is \(events.count)"))
        #expect(try Program.run(["diff", "--data", directory.path, patient, "--from", "x"]).status == 64)
    }

    @Test func `one directory has one process`() async throws {
        let directory = try TemporaryDirectory()
        let server = try await ServerProcess(data: directory.path)
        let second = try Program.run(["serve", "--data", directory.path, "--port", "0"])
        #expect(second.status == 75)
        #expect(second.errors.contains("another process"))
        #expect(try await server.client.send("GET", "/health/live").status == 200)
        #expect(server.stop() == 0, "SIGTERM ends it in order")
    }
}
