import Foundation
import StrictJSON
import TestKit
import Testing

/// Read models as of a moment in a directory of their own, made and asked by command.
@Suite(.serialized)
struct ScratchTests {
    private static func json(_ text: String) throws -> JSONValue { try JSONParser.parse(Array(text.utf8)) }

    @Test func `what is built as of a moment answers as the server did then`() async throws {
        let directory = try TemporaryDirectory()
        let data = directory.appending("data")
        #expect(try Program.run(["demo", "--data", data, "--patients", "150"]).status == 0)
        let server = try await ServerProcess(data: data)
        let head = try #require(try await server.client.send("GET", "/health/ready").header("X-Ledger-Position"))
        let paths = ["/v1/patients?q=a&limit=50", "/v1/worklists", "/v1/prescriptions?limit=5"]
        var before: [String] = []
        for path in paths {
            before.append(
                try await server.client.send("GET", "\(path)\(path.contains("?") ? "&" : "?")min_position=\(head)").text
            )
        }
        let found = try Self.json(before[0])["items"]?.array?.first
        let patient = try #require(found?["id"]?.string)
        let record = try await server.client.send("GET", "/v1/patients/\(patient)").text
        let note = try await server.client.send(
            "POST",
            "/v1/patients/\(patient)/restriction",
            body: #"{"reason": "asked for it"}"#
        )
        #expect(note.status == 201)

        // Beside the running server, which has gone on.
        let scratch = directory.appending("then")
        let build = try Program.run([
            "projections", "build", "--all", "--data", data, "--as-of", head, "--into", scratch,
        ])
        #expect(build.status == 0, "\(build.errors)")
        let past = try Program.run(["projections", "query", scratch, "/v1/patients/\(patient)"])
        #expect(past.status == 0 && past.output == record + "\n", "\(past.errors)")
        let answer = try Program.run(["projections", "query", scratch, paths[0]])
        #expect(try Self.json(answer.output)["position"]?.number == head)
        let ids = { (text: String) throws in try Self.json(text)["items"]?.array?.compactMap { $0["id"]?.string } ?? []
        }
        #expect(try ids(answer.output) == ids(before[0]))
        #expect(try ids(before[0]).isEmpty == false)
        let page = try Program.run(["projections", "query", scratch, paths[2]])
        #expect(try ids(page.output) == ids(before[2]))
        let next = try #require(try Self.json(page.output)["next"]?.string)
        let second = try Program.run(["projections", "query", scratch, "\(paths[2])&cursor=\(next)"])
        #expect(second.status == 0, "\(second.errors)")
        #expect(try ids(second.output).isEmpty == false)
        #expect(server.stop() == 0)
    }

    @Test func `one read model alone is built to an instant, and what is not there says so`() throws {
        let directory = try TemporaryDirectory()
        let data = directory.appending("data")
        #expect(try Program.run(["demo", "--data", data, "--patients", "60"]).status == 0)
        let lines = try Program.run(["replay", "--data", data, "--json"]).output.split(separator: "\n")
        let middle = try Self.json(String(lines[lines.count / 2]))
        let instant = try #require(middle["recorded_at"]?.string)
        let scratch = directory.appending("then")
        let build = try Program.run(
            ["projections", "build", "PatientRecord", "--data", data, "--as-of", instant, "--into", scratch]
        )
        #expect(build.status == 0, "\(build.errors)")
        let practitioners = try Program.run(["projections", "query", scratch, "/v1/practitioners"])
        let position = try #require(try Self.json(practitioners.output)["position"]?.integer)
        #expect(position >= lines.count / 2 && position <= lines.count)
        let search = try Program.run(["projections", "query", scratch, "/v1/patients?q=a"])
        #expect(search.status == 66 && search.errors.contains("Built here: PatientRecord"), "\(search.errors)")
        let again = try Program.run(["projections", "query", scratch, "/v1/practitioners"])
        #expect(again.output == practitioners.output, "asking changes nothing")

        #expect(try Program.run(["projections", "query", scratch, "/v1/nothing"]).status == 66)
        #expect(try Program.run(["projections", "query", scratch, "/v1/patients"]).status == 65)
        #expect(try Program.run(["projections", "query", scratch, "/v1/events/follow"]).status == 65)
        #expect(try Program.run(["projections", "query", scratch, "v1/patients"]).status == 64)
        #expect(try Program.run(["projections", "query", data, "/v1/patients"]).status == 66)

        let other = directory.appending("other")
        #expect(try Program.run(["demo", "--data", other, "--patients", "70", "--seed", "9"]).status == 0)
        let wrong = try Program.run(["projections", "query", scratch, "/v1/practitioners", "--data", other])
        #expect(wrong.status == 65 && wrong.errors.contains("not the one"), "\(wrong.errors)")
        #expect(try Program.run(["projections", "query", scratch, "/v1/practitioners"]).output == practitioners.output)
    }

    @Test func `a directory that holds something, and a moment that has not come, are refused`() throws {
        let directory = try TemporaryDirectory()
        let data = directory.appending("data")
        #expect(try Program.run(["demo", "--data", data, "--patients", "20"]).status == 0)
        let command = ["projections", "build", "--all", "--data", data]
        let full = try Program.run(command + ["--as-of", "5", "--into", data])
        #expect(full.status == 75 && full.errors.contains("not an empty directory"))
        let scratch = directory.appending("then")
        let future = try Program.run(command + ["--as-of", "99999999", "--into", scratch])
        #expect(future.status == 66 && future.errors.contains("last position"))
        #expect(!FileManager.default.fileExists(atPath: scratch))
        #expect(try Program.run(command + ["--as-of", "0", "--into", scratch]).status == 0)
        let nobody = try Program.run(["projections", "query", scratch, "/v1/patients?q=a"])
        #expect(try Self.json(nobody.output)["items"]?.array?.isEmpty == true)
        #expect(try Program.run(["projections", "build", "None", "--as-of", "0", "--into", scratch]).status == 66)
        #expect(try Program.run(["projections", "build", "--as-of", "0", "--into", scratch]).status == 64)
    }
}
