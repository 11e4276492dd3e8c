import Foundation
import StrictJSON
import TestKit
import Testing
import Transparency

/// The real program and the second verifier, on a small clinic that is damaged from outside.
@Suite(.serialized)
struct VerificationTests {
    private let directory: TemporaryDirectory
    private var data: String { directory.appending("clinic") }
    private var log: String { data + "/tenants/default/log" }
    private var dataFile: URL { URL(filePath: log + "/data.mdb") }

    /// A clinic that has been served once, so that a checkpoint is signed.
    init() async throws {
        directory = try TemporaryDirectory()
        let demo = try Program.run(["demo", "--data", data, "--patients", "20"])
        try #require(demo.status == 0, "\(demo.errors)")
        #expect(try await ServerProcess(data: data).stop() == 0)
    }

    private func verify(_ arguments: [String] = []) throws -> (status: Int32, kinds: Set<String>, root: String?) {
        let result = try Program.run(["verify", "--data", data, "--json"] + arguments)
        return (
            result.status, kinds(result.output), (try? JSONParser.parse(Array(result.output.utf8)))?["root"]?.string
        )
    }

    private func kinds(_ output: String) -> Set<String> {
        let json = try? JSONParser.parse(Array(output.utf8))
        return Set((json?["findings"]?.array ?? []).compactMap { $0["kind"]?.string })
    }

    @Test func `an untouched clinic is as it should be, and both verifiers say the same`() throws {
        let own = try verify(["--read-models"])
        #expect(own.status == 0 && own.kinds.isEmpty)
        let second = try SecondVerifier.run([log, "--keys", data + ".keys", "--json"])
        #expect(second.status == 0 && kinds(second.output).isEmpty, "\(second.errors)")
        #expect((try? JSONParser.parse(Array(second.output.utf8)))?["root"]?.string == own.root)
    }

    @Test func `a replay for auditors is filtered, and as a page has proofs that hold without the log`() throws {
        let all = try Program.run(["replay", "--data", data, "--json"]).output.split(separator: "\n")
            .map { try JSONParser.parse(Array($0.utf8)) }
        let signed = try #require(all.first { $0["type"]?.string == "PrescriptionSigned" })
        let patient = try #require(signed["patients"]?.array?.first?.string)
        let actor = try #require(signed["actor"]?.string)
        let filters = ["--actor", actor, "--type", "PrescriptionSigned", "--json"]
        let found = try Program.run(["replay", "--data", data] + filters).output.split(separator: "\n").count
        #expect(
            found == all.count { $0["type"]?.string == "PrescriptionSigned" && $0["actor"]?.string == actor }
                && found > 0
        )
        let page = try Program.run(["replay", "--data", data, "--patient", patient, "--html"])
        #expect(page.status == 0 && page.output.contains("what it changed in the record"), "\(page.errors)")
        let proof = try #require(
            page.output.firstRange(of: "c2sp.org/tlog-proof@v1").flatMap { start in
                page.output[start.lowerBound...].firstRange(of: "</pre>").map {
                    page.output[start.lowerBound..<$0.lowerBound]
                }
            }
        )
        let file = directory.appending("receipt.tlog-proof")
        try Data(proof.utf8).write(to: URL(filePath: file))
        let seed = try Data(contentsOf: URL(filePath: data + ".keys/log-signing.key"))
        let checked = try SecondVerifier.run(["--proof", file, "--key", try verifierKey(seed: Array(seed))])
        #expect(checked.status == 0, "\(checked.output) \(checked.errors)")
        #expect(try Program.run(["replay", "--data", data, "--json", "--html"]).status == 64)
    }

    /// What `/v1/audit/key` tells.
    private func verifierKey(seed: [UInt8]) throws -> String {
        let note = try String(contentsOfFile: log + "/checkpoint", encoding: .utf8)
        let origin = try #require(note.split(separator: "\n").first)
        return try #require(NoteSigner(name: String(origin), seed: seed)).verifier.description
    }

    @Test func `the second verifier's own tests pass`() throws {
        let tests = try SecondVerifier.run(["--test"])
        #expect(tests.status == 0, "\(tests.errors)")
    }

    @Test func `whatever bit is flipped: the server refuses, or serves what it would have; both verifiers agree (F23)`()
        async throws
    {
        let original = try Data(contentsOf: dataFile)
        let whole = try Program.run(["replay", "--data", data, "--json"]).output
        let facts = try JSONParser.parse(Array(try Program.run(["stats", "--data", data, "--json"]).output.utf8))
        let used = try #require(facts["bytes_used"]?.integer)
        let run = UInt64.random(in: .min ... .max)
        var generator = SeededGenerator(seed: run)
        for _ in 0..<(ProcessInfo.processInfo.environment["FLIPS"].flatMap { Int($0) } ?? 8) {
            var bytes = original
            let index = Int.random(in: 0..<Int(used), using: &generator)
            bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            try bytes.write(to: dataFile)
            let own = try verify()
            let second = try SecondVerifier.run([log, "--keys", data + ".keys", "--json"])
            if own.status == 0 {
                #expect(
                    try Program.run(["replay", "--data", data, "--json"]).output == whole,
                    "seed \(run), byte \(index)"
                )
            }
            // What LMDB itself does not survive, the second verifier can't tell: it reads through LMDB.
            if [0, 1, 2].contains(second.status) {
                #expect((own.status == 0) == (second.status == 0), "byte \(index)")
            }
            let server = try? await ServerProcess(data: data)
            #expect((server != nil) == (own.status == 0), "seed \(run), byte \(index): \(own.kinds)")
            if let server { #expect(server.stop() == 0) }
            try original.write(to: dataFile)
        }
    }

    @Test func `a clinic that was set back is not served, and told (F25)`() async throws {
        let earlier = try Data(contentsOf: dataFile)
        let server = try await ServerProcess(data: data)
        _ = try await server.client.send(
            "POST",
            "/v1/practitioners",
            body:
                #"{"name": {"family": "Late", "given": ["Anna"]}}"#
        )
        #expect(server.stop() == 0)
        try earlier.write(to: dataFile)
        #expect(try verify().kinds.contains("log-set-back"))
        await #expect(throws: ProgramError.self) { try await ServerProcess(data: data) }
    }

    @Test func `a backup is made beside the running server and restored elsewhere (F39)`() async throws {
        let backup = directory.appending("backup")
        let server = try await ServerProcess(data: data)
        let made = try Program.run(["backup", "create", backup, "--data", data])
        #expect(made.status == 0, "\(made.errors)")
        #expect(server.stop() == 0)
        #expect(try Program.run(["backup", "check", backup, "--data", data]).status == 0)
        let drill = try Program.run(["backup", "drill", backup, "--data", data])
        #expect(drill.status == 0 && drill.output.contains("restored and verified"), "\(drill.errors)")
        let elsewhere = directory.appending("elsewhere")
        let restore = ["restore", backup, "--data", elsewhere, "--keys", data + ".keys"]
        let restored = try Program.run(restore)
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(
            try Program.run(["replay", "--data", elsewhere, "--json"]).output
                == (try Program.run(["replay", "--data", data, "--json"]).output)
        )
        #expect(try Program.run(["verify", "--data", elsewhere, "--keys", data + ".keys"]).status == 0)
        #expect(try Program.run(restore).status == 75, "there is a log already")
        let other = directory.appending("other")
        let foreign = try Program.run(["restore", backup, "--data", other])
        #expect(foreign.status == 65, "the keys are others: \(foreign.errors)")
        #expect(!FileManager.default.fileExists(atPath: other + "/tenants/default/log"))
    }
}

/// The verifier in Python.
enum SecondVerifier {
    static func run(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try Program.run(arguments, of: package.appending(path: "tools/verify-independently"))
    }
}
