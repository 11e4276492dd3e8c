import ActivePrescriptions
import ClinicTimer
import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import PrescriptionHistory
import ProjectionEngine
import TestKit
import Testing
import Worklists

@Suite struct TimerTests {
    @Test func `what ran out is recorded once, as of the day after, by the timer`() async throws {
        try await TimerFixture.run { clinic in
            for number in 100..<110 { try await clinic.prescribe(number, validDays: number < 107 ? 10 : 40) }
            let timer = clinic.timer()
            clinic.clock.advance(by: .days(10))
            #expect(await timer.runRound().expired == 0, "on the last day it is still valid")
            clinic.clock.advance(by: .days(3))
            let round = await timer.runRound()
            #expect(round.expired == 7 && round.problem == nil)
            #expect(await timer.runRound().expired == 0)
            #expect(timer.lastRound?.expired == 0)
            for number in 100..<110 {
                #expect(try clinic.expiries(number) == (number < 107 ? 1 : 0))
            }
            let (entry, event) = try #require(try clinic.events(100).last)
            #expect(
                try event == .expired(PrescriptionExpired(itemIDs: [ID(.test(10_100))], validUntil: clinic.day(10)))
            )
            #expect(try entry.occurredAt == ClinicalTime(clinic.day(11)))
            #expect(entry.recordedAt.date == clinic.today)
            #expect(entry.origin.role == "system" && entry.origin.client == "timer")
        }
    }

    @Test func `past its validity nothing is active anywhere, though no timer has run`() async throws {
        try await TimerFixture.run { clinic in
            try await clinic.prescribe(100, validDays: 10, reviewAfter: 5)
            _ = try await clinic.clinic.execute(
                .recordDeath(RecordPatientDeath(date: nil)),
                on: clinic.patientID,
                as: .test()
            )
            try await clinic.catchUp()
            for (offset, isShown) in [(10, true), (11, false)] {
                let today = try clinic.day(offset)
                let count = isShown ? 1 : 0
                #expect(try clinic.active.count(WorklistFilter(), today: today).value == count)
                let history = try clinic.history.prescriptions(
                    of: [clinic.patientID],
                    statuses: [.active],
                    today: today,
                    limit: 10
                )
                #expect(history.value.items.count == count)
                #expect(try clinic.worklists.reviews(today: today, limit: 10).value.items.count == count)
                #expect(try clinic.worklists.deceased(today: today, limit: 10).value.items.count == count)
                let counts = try clinic.worklists.counts(today: today).value
                #expect(counts.reviews.count == count && counts.deceased.count == count)
                #expect(try clinic.worklists.due(.expiry, on: today, limit: 10).value.items.count == 1 - count)
            }
            #expect(try clinic.expiries(100) == 0)
        }
    }

    @Test func `a review that falls due is recorded once, on its day`() async throws {
        try await TimerFixture.run { clinic in
            try await clinic.prescribe(100, validDays: 30, reviewAfter: 5)
            let timer = clinic.timer()
            clinic.clock.advance(by: .days(4))
            #expect(await timer.runRound().reviews == 0)
            clinic.clock.advance(by: .days(1))
            #expect(await timer.runRound().reviews == 1)
            #expect(await timer.runRound().reviews == 0)
            let (entry, event) = try #require(try clinic.events(100).last)
            #expect(try event == .reviewFellDue(PrescriptionReviewFellDue(reviewOn: clinic.day(5))))
            #expect(try entry.occurredAt == ClinicalTime(clinic.day(5)))
            let listed = try clinic.worklists.reviews(today: clinic.today, limit: 10).value.items
            #expect(listed.map(\.prescriptionID) == [PrescriptionID(.test(100))])
        }
    }

    @Test func `a prescription that ran out before the timer saw its review expires only`() async throws {
        try await TimerFixture.run { clinic in
            try await clinic.prescribe(100, validDays: 10, reviewAfter: 5)
            clinic.clock.advance(by: .days(20))
            let timer = clinic.timer()
            let round = await timer.runRound()
            #expect(round.expired == 1 && round.problem == nil)
            #expect(try clinic.expiries(100) == 1)
            try await clinic.catchUp()
            #expect(try clinic.worklists.due(.review, on: clinic.today, limit: 10).value.items.isEmpty)
        }
    }

    @Test func `what others end meanwhile, and other timers, give each prescription one end`() async throws {
        try await TimerFixture.run { clinic in
            for number in 100..<130 { try await clinic.prescribe(number, validDays: 10) }
            clinic.clock.advance(by: .days(11))
            let problems = await withTaskGroup(of: String?.self) { group in
                for _ in 0..<3 {
                    group.addTask { await clinic.timer().runRound().problem }
                }
                for number in 100..<115 {
                    group.addTask {
                        _ = try? await clinic.clinic.execute(
                            .markEnteredInError(MarkPrescriptionEnteredInError(reason: "test")),
                            on: PrescriptionID(.test(number)),
                            as: .test()
                        )
                        return nil
                    }
                }
                return await group.reduce(into: []) { $0 += [$1].compactMap(\.self) }
            }
            #expect(problems.isEmpty)
            for number in 100..<130 {
                let expiries = try clinic.expiries(number)
                #expect(number < 115 ? expiries <= 1 : expiries == 1)
            }
            try await clinic.catchUp()
            #expect(try clinic.worklists.due(.expiry, on: clinic.today, limit: 100).value.items.isEmpty)
        }
    }

    @Test func `a round that the log refuses is told of, and the next one goes on`() async throws {
        try await TimerFixture.run { clinic in
            for number in 100..<108 { try await clinic.prescribe(number, validDays: 10) }
            clinic.clock.advance(by: .days(11) + .seconds(3_600))
            try await clinic.prescribe(108, validDays: 40)
            clinic.clock.advance(by: .seconds(-1_800))
            let timer = clinic.timer()
            let refused = await timer.runRound()
            #expect(refused.problem?.contains("clock") == true && refused.expired == 0)
            #expect(timer.lastRound == refused)
            clinic.clock.advance(by: .seconds(1_800))
            let round = await timer.runRound()
            #expect(round.expired == 8 && round.problem == nil)
        }
    }

    @Test func `the service works at the start and when a day begins`() async throws {
        try await TimerFixture.run { clinic in
            try await clinic.prescribe(100, validDays: 0)
            try await clinic.prescribe(101, validDays: 1)
            clinic.clock.advance(by: .days(2) - .milliseconds(50))
            let run = Task { try await clinic.timer(TimerPace(interval: .milliseconds(20))).run() }
            try await eventually { try clinic.expiries(100) == 1 }
            #expect(try clinic.expiries(101) == 0)
            clinic.clock.advance(by: .milliseconds(50))
            try await eventually { try clinic.expiries(101) == 1 }
            run.cancel()
            try await run.value
        }
    }

    @Test func `a log projected later gives the answers of the day itself`() async throws {
        try await TimerFixture.run { clinic in
            for number in 100..<112 {
                try await clinic.prescribe(number, validDays: number % 4 * 5, reviewAfter: number % 2)
            }
            let timer = clinic.timer()
            var told: [String] = []
            for _ in 0..<20 {
                clinic.clock.advance(by: .days(1))
                if Int(clinic.clock.now.microseconds / 86_400_000_000) % 3 == 0 { await timer.runRound() }
                try await clinic.catchUp()
                told.append(try clinic.answers(on: clinic.today))
            }
            let directory = try TemporaryDirectory()
            try await TimerFixture.reading(
                clinic.clinic.log,
                in: directory.path,
                clinic: clinic.clinic,
                clock: clinic.clock
            ) { (later: TimerFixture) async throws -> Void in
                #expect(try later.answers(on: clinic.today) == told.last)
                for model in [later, clinic] {
                    #expect(try model.active.count(WorklistFilter(), today: clinic.today).value == 0)
                }
            }
            #expect(Set(told).count > 3)
        }
    }

    @Test(arguments: [
        ("2026-01-01T00:00:00Z", 300, 300_000), ("2026-01-01T23:58:00Z", 300, 120_000),
        ("2026-01-01T23:59:59.999Z", 300, 10), ("2026-01-01T12:00:00Z", 86_400, 43_200_000),
    ])
    func `the next round comes after the interval or at midnight`(_ now: String, _ interval: Int, _ wait: Int) throws {
        let pace = TimerPace(interval: .seconds(interval))
        #expect(pace.wait(from: try #require(Timestamp(rfc3339: now))) == .milliseconds(wait))
    }
}

extension TimerFixture {
    /// What every list shows on a day, put into words.
    fileprivate func answers(on today: CalendarDate) throws -> String {
        let active = try active.items(WorklistFilter(), today: today, limit: 100).value.items
        let reviews = try worklists.reviews(today: today, limit: 100).value.items.map { "\($0.prescriptionID)" }
        let history = try history.prescriptions(of: [patientID], today: today, limit: 100).value.items
        let statuses = history.map { "\($0.id) \($0.status(on: today).name)" }
        return "\(active.map { "\($0.id) \($0.status.name)" }) \(reviews) \(statuses)"
    }
}

extension Duration {
    fileprivate static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}

/// Waits until something holds; fails after ten seconds.
private func eventually(_ condition: () throws -> Bool) async throws {
    for _ in 0..<1_000 {
        if try condition() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    Issue.record("it did not come to hold within ten seconds")
}
