import EventCatalog
import Ledger
import TestKit
import Testing

/// The log against a few dictionaries, over thousands of random commands. A failure names its seed.
@Suite struct ModelTests {
    private struct Model {
        var streams: [Int: [String]] = [:]
        var log: [String] = []
        var claims: [UInt8: Int] = [:]
        var commands: [Int: (digest: UInt8, position: UInt64)] = [:]
    }

    private enum Outcome: Equatable {
        case done(position: UInt64, isRepeat: Bool)
        case failed(EventLogError)
        case refused
    }

    private struct Step {
        let command: Int
        let digest: UInt8
        let stream: Int
        let expected: UInt64?
        let count: Int
        let claim: UInt8?
        let throwsAtEnd: Bool

        init(using generator: inout SeededGenerator) {
            command = Int.random(in: 0..<3000, using: &generator)
            digest = UInt8.random(in: 0...1, using: &generator)
            stream = Int.random(in: 0..<20, using: &generator)
            expected = Int.random(in: 0..<4, using: &generator) == 0 ? UInt64.random(in: 0...3, using: &generator) : nil
            count = Int.random(in: 0...3, using: &generator)
            claim = Bool.random(using: &generator) ? UInt8.random(in: 0...30, using: &generator) : nil
            throwsAtEnd = Int.random(in: 0..<5, using: &generator) == 0
        }

        var texts: [String] { (0..<count).map { "\(command)-\(digest)-\($0)" } }
    }

    private static func expect(_ step: Step, _ model: inout Model) -> Outcome {
        if let earlier = model.commands[step.command] {
            guard earlier.digest == step.digest else {
                return .failed(.commandConflict(commandID: .test(step.command)))
            }
            return .done(position: earlier.position, isRepeat: true)
        }
        let actual = UInt64(model.streams[step.stream]?.count ?? 0)
        if let expected = step.expected, expected != actual {
            return .failed(.versionConflict(stream: .patient(step.stream), expected: expected, actual: actual))
        }
        if let claim = step.claim, let owner = model.claims[claim], owner != step.stream {
            return .failed(.claimTaken(.test(claim), owner: .test(owner)))
        }
        if step.throwsAtEnd { return .refused }
        model.streams[step.stream, default: []] += step.texts
        model.log += step.texts
        if let claim = step.claim { model.claims[claim] = step.stream }
        model.commands[step.command] = (step.digest, UInt64(model.log.count))
        return .done(position: UInt64(model.log.count), isRepeat: false)
    }

    private static func run(_ step: Step, _ log: any EventLog) async -> Outcome {
        do {
            let receipt = try await log.transact(.test(.test(step.command), digest: step.digest)) { transaction in
                let events = step.texts.map { NewEvent.test($0) }
                try transaction.append(events, to: .patient(step.stream), expecting: step.expected)
                if let claim = step.claim { try transaction.claim(.test(claim), for: .test(step.stream)) }
                if step.throwsAtEnd { throw Refusal() }
            }
            return .done(position: receipt.position, isRepeat: receipt.isRepeat)
        } catch let error as EventLogError {
            return .failed(error)
        } catch {
            return .refused
        }
    }

    @Test(arguments: Backend.all)
    func `random commands do what the model says`(_ backend: Backend) async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        try await backend.withLog { log in
            var model = Model()
            for number in 0..<3000 {
                let step = Step(using: &generator)
                let expected = Self.expect(step, &model)
                let actual = await Self.run(step, log)
                #expect(actual == expected, "seed \(seed), step \(number)")
                if actual != expected { return }
            }
            #expect(try log.allEvents().map(\.text) == model.log, "seed \(seed)")
            for (stream, texts) in model.streams {
                let events = try log.read(.stream(.patient(stream)), from: 0, direction: .forward, limit: .max)
                #expect(events.map(\.text) == texts, "seed \(seed)")
            }
        }
    }
}
