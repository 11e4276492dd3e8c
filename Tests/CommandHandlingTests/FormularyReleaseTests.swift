import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

@testable import CommandHandling

@Suite struct FormularyReleaseTests {
    private static let origin = EventOrigin(actor: .test(90), role: "system", client: "test", commandID: .test(91))

    private static func product(_ code: String, _ status: FormularyStatus = .permitted) -> FormularyProduct {
        FormularyProduct(
            coding: Coding(system: CodeSystem.demonstration, code: code, display: "\(code) 500 mg capsules"),
            name: "\(code) 500 mg capsules",
            ingredients: [code],
            atc: "J01CA04",
            atcClassName: "Penicillins",
            form: "capsule",
            strength: "500 mg",
            unit: "capsule",
            status: status
        )
    }

    private static func release(
        _ version: String,
        from day: CalendarDate,
        _ products: [FormularyProduct],
        codes: Int = 0
    ) -> NewRelease {
        let words = String(repeating: "a long display of a code ", count: 8)
        let codes = (0..<codes).map { ReleasedCode(code: "A\($0)", display: "\(words)\($0)", isLeaf: true) }
        let tables = codes.isEmpty ? [] : [CodeTable(system: CodeSystem.icd10CM, version: version, codes: codes)]
        return NewRelease(
            version: version,
            effectiveFrom: day,
            content: ReleaseContent(products: products, codes: tables)
        )
    }

    private static func today(_ fixture: ClinicFixture) -> CalendarDate { fixture.clock.now.date }

    @Test(arguments: Backend.all)
    func `what can be prescribed is what the release in force on the day of recording has (I-10)`(
        _ backend: Backend
    ) async throws {
        try await backend.withClinic { fixture in
            let clinic = fixture.clinic
            let today = Self.today(fixture)
            let tomorrow = try #require(today.adding(days: 1))
            try await fixture.prescribe(100)
            let other = Self.release("r1", from: tomorrow, [Self.product("other")])
            let outcome = try await clinic.record(other, as: Self.origin)
            #expect(!outcome.wasThere && outcome.changes == (added: 1, changed: 0, withdrawn: 0))
            #expect(clinic.formulary.releaseInForce(on: today).isBuiltIn)
            #expect(clinic.formulary.releaseInForce(on: tomorrow).version == "r1")
            let patient = PatientID(.test(61))
            try await fixture.register(patient, identifier: "A-61")
            try await fixture.askAboutAllergies(patient)
            let command = try fixture.prescribing([fixture.item(1_010)], patient: patient)
            let early = PrescriptionID(.test(101))
            _ = try await clinic.execute(command, on: early, as: .test())
            fixture.clock.advance(by: .seconds(86_400))
            let late = try fixture.prescribing([fixture.item(1_020)], patient: patient)
            let refusal = await fixture.refusal {
                try await clinic.execute(late, on: PrescriptionID(.test(102)), as: .test())
            }
            #expect(refusal == .prescription(.productNotInFormulary(field: "items[0].product.code")))
        }
    }

    @Test(arguments: Backend.all)
    func `the same release again adds nothing, another under its name is refused`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let (clinic, today) = (fixture.clinic, Self.today(fixture))
            let release = Self.release("r1", from: today, [Self.product("a"), Self.product("b")])
            let first = try await clinic.record(release, as: Self.origin)
            let head = clinic.log.head
            let again = try await clinic.record(release, as: Self.origin)
            #expect(again.wasThere && again.release.id == first.release.id)
            #expect(clinic.log.head == head)
            let refusal = await fixture.refusal {
                try await clinic.record(Self.release("r1", from: today, [Self.product("c")]), as: Self.origin)
            }
            #expect(refusal == .formulary(.versionTaken("r1")))
            #expect(clinic.log.head == head)
        }
    }

    @Test(arguments: Backend.all)
    func `a load that was interrupted leaves nothing in force, and goes on where it stopped`(
        _ backend: Backend
    ) async throws {
        try await backend.withClinic { fixture in
            let (log, today) = (fixture.clinic.log, Self.today(fixture))
            let key = try #require(ClaimKey(bytes: [UInt8](repeating: 7, count: 32)))
            let release = Self.release("big", from: today, [Self.product("a")], codes: 40_000)
            let failing = FailingLog(log: log, commandsBeforeFailure: 2)
            let first = Clinic(log: failing, formulary: .demonstration, claimKey: key)
            await #expect(throws: CommandFailure.self) { try await first.record(release, as: Self.origin) }
            let left = try FormularyBook(readFrom: log)
            #expect(left.version > 0)
            #expect(left.releases.count == 1)
            #expect(left.releaseInForce(on: today).isBuiltIn)

            // As another process would: it knows the log alone.
            let second = Clinic(log: log, formulary: .demonstration, claimKey: key)
            try second.readFormulary()
            let outcome = try await second.record(release, as: Self.origin)
            #expect(!outcome.wasThere)
            let book = try FormularyBook(readFrom: log)
            #expect(
                book.version
                    == UInt64(try second.plan(Self.release("x", from: today, [], codes: 40_000)).events.count + 1)
            )
            #expect(book.codes(on: today).last?.table.codes.count == 40_000)
            #expect(book.releaseInForce(on: today).version == "big")
        }
    }

    @Test(arguments: Backend.all)
    func `a decision knows a release that this process has not read (I-10)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let key = try #require(ClaimKey(bytes: [UInt8](repeating: 7, count: 32)))
            let stale = Clinic(log: fixture.clinic.log, formulary: .demonstration, claimKey: key)
            let release = Self.release("r1", from: Self.today(fixture), [Self.product("other")])
            _ = try await fixture.clinic.record(release, as: Self.origin)
            #expect(stale.formulary.releases.count == 1)
            let command = try fixture.prescribing([fixture.item(1_010)])
            let refusal = await fixture.refusal {
                try await stale.execute(command, on: PrescriptionID(.test(101)), as: .test())
            }
            #expect(refusal == .prescription(.productNotInFormulary(field: "items[0].product.code")))
        }
    }

    @Test func `two loads at once: each release is whole, in whatever order`() async throws {
        try await Backend.all[0].withClinic { fixture in
            let (clinic, today) = (fixture.clinic, Self.today(fixture))
            let releases = (0..<8).map { Self.release("r\($0)", from: today, [Self.product("p\($0)")]) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for release in releases {
                    group.addTask {
                        while true {
                            do throws(CommandFailure) {
                                _ = try await clinic.record(release, as: Self.origin)
                                return
                            } catch .log(.overloaded) {
                                await Task.yield()
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let book = try FormularyBook(readFrom: clinic.log)
            #expect(Set(book.releases.map(\.version)) == Set(releases.map(\.version) + ["demo-2026.1"]))
            for release in releases {
                let known = try #require(book.release(version: release.version))
                #expect(known.content.hash == known.contentHash)
            }
        }
    }

    @Test func `what a decision of the past read is still at hand`() async throws {
        try await Backend.all[0].withClinic { fixture in
            let release = Self.release("r1", from: Self.today(fixture), [Self.product("a")])
            _ = try await fixture.clinic.record(release, as: Self.origin)
            #expect(fixture.clinic.formulary(ruleSetVersion: "demo-2026.1")?.version == "demo-2026.1")
            #expect(fixture.clinic.formulary(ruleSetVersion: "r1")?.products.map(\.coding.code) == ["a"])
            #expect(fixture.clinic.formulary(ruleSetVersion: "r2") == nil)
        }
    }
}

/// A log that fails after some commands, as one does whose disk is full.
private struct FailingLog: EventLog {
    let log: any EventLog
    private let left: Counter

    init(log: any EventLog, commandsBeforeFailure: Int) {
        self.log = log
        left = Counter(commandsBeforeFailure)
    }

    var head: Position { log.head }

    func transact(
        _ command: CommandEnvelope,
        _ decide: @escaping @Sendable (inout LogTransaction) throws -> Void
    ) async throws -> CommandReceipt {
        guard await left.take() else { throw EventLogError.outOfSpace(detail: "test") }
        return try await log.transact(command, decide)
    }

    func read(
        _ source: EventSource,
        from start: UInt64,
        direction: ReadDirection,
        limit: Int
    ) throws(EventLogError) -> [RecordedEvent] {
        try log.read(source, from: start, direction: direction, limit: limit)
    }

    func waitForCommit(after position: Position, timeout: Duration) async -> Position {
        await log.waitForCommit(after: position, timeout: timeout)
    }

    func statistics() throws(EventLogError) -> LogStatistics { try log.statistics() }

    private actor Counter {
        private var left: Int

        init(_ left: Int) { self.left = left }

        func take() -> Bool {
            left -= 1
            return left >= 0
        }
    }
}
