import Foundation
import StrictJSON
import TestKit
import Testing

/// The real program over read models that were deleted, cut off, changed, or swapped: it heals, and no wrong row is ever
/// an answer.
@Suite(.serialized)
struct DamageTests {
    private enum Damage: CaseIterable {
        case directoryDeleted
        case fileDeleted
        case cutOff
        case bitsFlipped
        case ofAnotherModel
        case zeroed
    }

    private static let models = [
        "ActivePrescriptions", "Dashboard", "DiagnosisIndex", "PatientRecord", "PatientSearch", "PrescriptionHistory",
        "SafetyReview", "Worklists",
    ]

    /// A clinic, questions for every read model, and the right answers.
    private struct Clinic {
        let directory: TemporaryDirectory
        let questions: [String]
        let answers: [String]
        var data: String { directory.path }

        init() async throws {
            directory = try TemporaryDirectory()
            #expect(try Program.run(["demo", "--data", directory.path, "--patients", "200"]).status == 0)
            let server = try await ServerProcess(data: directory.path)
            let found = try await server.client.send("GET", "/v1/patients?q=a&limit=3").json["items"]?.array ?? []
            let patient = try #require(found.first?["id"]?.string)
            let questions = [
                "/v1/patients?q=a&limit=50", "/v1/patients/\(patient)", "/v1/patients/\(patient)/prescriptions",
                "/v1/prescriptions?limit=50", "/v1/practitioners", "/v1/diagnoses/E/patients",
                "/v1/dashboard?from=2015-01-01&to=2030-01-01", "/v1/worklists", "/v1/safety/override-rates",
                "/v1/safety/overrides", "/v1/patients/\(patient)/prescriptions?status=active",
            ]
            var answers: [String] = []
            for question in questions {
                let answer = try await server.client.send("GET", question)
                try #require(answer.status == 200, "\(question): \(answer.text)")
                answers.append(answer.text)
            }
            (self.questions, self.answers) = (questions, answers)
            #expect(server.stop() == 0)
        }

        /// The newest generation of a read model; `nil` if it has none that is whole.
        func generation(of model: String) -> String? {
            let root = "\(data)/tenants/default/projections/\(model)"
            let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
            guard let number = names.compactMap({ Int($0) }).max() else { return nil }
            let path = "\(root)/\(number)"
            return FileManager.default.fileExists(atPath: path + "/data.mdb") ? path : nil
        }

        /// Asks until all is answered; whatever is answered on the way must be right.
        func expectHealed(_ server: ServerClient, _ comment: String) async throws {
            let deadline = ContinuousClock.now + .seconds(60)
            var open = Set(questions.indices)
            while !open.isEmpty {
                for index in open {
                    let answer = try await server.send("GET", questions[index])
                    if answer.status == 200 {
                        #expect(answer.text == answers[index], "\(comment): \(questions[index])")
                        open.remove(index)
                    } else {
                        #expect(answer.status == 503, "\(comment): \(questions[index]): \(answer.text)")
                    }
                }
                try #require(ContinuousClock.now < deadline, "\(comment): \(open.map { questions[$0] })")
                if !open.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
            }
        }
    }

    @Test func `every read model that was damaged in any way while the server was stopped heals`() async throws {
        let clinic = try await Clinic()
        var random = SeededGenerator(seed: 404)
        for round in Damage.allCases.indices {
            var done: [String] = []
            for (number, model) in Self.models.enumerated() {
                let damage = Damage.allCases[(number + round) % Damage.allCases.count]
                let other = Self.models[(number + 1) % Self.models.count]
                let generation = try #require(clinic.generation(of: model))
                try Self.damage(generation, damage, other: clinic.generation(of: other), &random)
                done.append("\(model) \(damage)")
            }
            let server = try await ServerProcess(data: clinic.data, isToBeReady: false)
            try await clinic.expectHealed(server.client, done.joined(separator: ", "))
            if round.isMultiple(of: 2) { server.kill() } else { #expect(server.stop() == 0) }
        }
        let verified = try Program.run(["projections", "verify", "--data", clinic.data])
        #expect(verified.status == 0, "\(verified.output) \(verified.errors)")
    }

    @Test func `every read model that is damaged in any way while it serves heals, at the latest at the next start`()
        async throws
    {
        let clinic = try await Clinic()
        var random = SeededGenerator(seed: 405)
        for damage in Damage.allCases {
            var server = try await ServerProcess(data: clinic.data)
            for (number, model) in Self.models.enumerated() {
                let other = Self.models[(number + 1) % Self.models.count]
                guard let generation = clinic.generation(of: model) else { continue }
                try Self.damage(generation, damage, other: clinic.generation(of: other), &random)
                for (question, right) in zip(clinic.questions, clinic.answers) {
                    // A page that a disk no longer has ends a process that reads it; never is a wrong row an answer.
                    guard let answer = try? await server.client.send("GET", question) else { break }
                    #expect(answer.status == 503 || answer.text == right, "\(damage) \(model): \(question)")
                }
                if !server.isRunning { server = try await ServerProcess(data: clinic.data, isToBeReady: false) }
            }
            server.kill()
            server = try await ServerProcess(data: clinic.data, isToBeReady: false)
            try await clinic.expectHealed(server.client, "\(damage) while serving")
            server.kill()
        }
    }

    private static func damage(
        _ generation: String,
        _ damage: Damage,
        other: String?,
        _ random: inout SeededGenerator
    ) throws {
        let file = generation + "/data.mdb"
        switch damage {
        case .directoryDeleted: try FileManager.default.removeItem(atPath: generation)
        case .fileDeleted: try FileManager.default.removeItem(atPath: file)
        case .ofAnotherModel:
            guard let other, let bytes = FileManager.default.contents(atPath: other + "/data.mdb") else { return }
            try bytes.write(to: URL(filePath: file))
        case .cutOff, .bitsFlipped, .zeroed:
            let handle = try #require(FileHandle(forUpdatingAtPath: file))
            defer { try? handle.close() }
            let size = Int(try handle.seekToEnd())
            if damage == .cutOff { return try handle.truncate(atOffset: UInt64(size / 3)) }
            for _ in 0..<20 {
                let place = Int.random(in: 0..<max(size, 1), using: &random)
                let length = damage == .zeroed ? 4096 : 1
                try handle.seek(toOffset: UInt64(place))
                let old = try handle.read(upToCount: length) ?? Data()
                try handle.seek(toOffset: UInt64(place))
                try handle.write(contentsOf: damage == .zeroed ? Data(count: old.count) : Data(old.map { $0 ^ 4 }))
            }
        }
    }
}
