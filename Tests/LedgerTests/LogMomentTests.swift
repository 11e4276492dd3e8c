import EventCatalog
import Ledger
import TestKit
import Testing

/// How people name a place in a log's history.
@Suite struct LogMomentTests {
    private let start = ManualClock().now

    private func instant(_ seconds: Int64) -> Timestamp {
        Timestamp(clamping: start.microseconds + seconds * 1_000_000)
    }

    @Test func `a moment is written as a position or an instant, and nothing else`() {
        #expect(LogMoment("0") == .position(0))
        #expect(LogMoment("120") == .position(120))
        #expect(LogMoment("2026-01-01T00:00:05Z") == .instant(instant(5)))
        #expect(LogMoment("2026-01-01T01:00:05+01:00")?.description == "2026-01-01T00:00:05Z")
        for text in ["", " 1", "+1", "-1", "1.0", "0x1", "20000000000000000000", "2026-01-01", "now", "٣"] {
            #expect(LogMoment(text) == nil, "\(text)")
        }
    }

    @Test(arguments: Backend.all)
    func `a moment has the last event recorded by then, and none while it has not come`(_ backend: Backend) async throws
    {
        let clock = ManualClock(start)
        try await backend.withLog(clock: clock) { log in
            #expect(try LogMoment.instant(instant(0)).position(in: log, now: instant(0)) == 0)
            #expect(throws: LogMomentError.instantNotReached(head: 0)) {
                () throws in try LogMoment.instant(instant(1)).position(in: log, now: instant(0))
            }
            for _ in 1...3 {
                clock.advance(by: .seconds(10))
                try await log.append([.test(), .test()], to: .patient(1))
            }
            for (seconds, position) in [(-9, 0), (9, 0), (10, 2), (29, 4), (30, 6), (40, 6)] as [(Int64, Position)] {
                #expect(try LogMoment.instant(instant(seconds)).position(in: log, now: instant(40)) == position)
            }
            #expect(throws: LogMomentError.instantNotReached(head: 6)) {
                () throws in try LogMoment.instant(instant(41)).position(in: log, now: instant(40))
            }
            // A clock that was set back does not make the past unreadable.
            #expect(try LogMoment.instant(instant(30)).position(in: log, now: instant(5)) == 6)
            #expect(try LogMoment.position(6).position(in: log, now: instant(0)) == 6)
            #expect(throws: LogMomentError.positionNotReached(head: 6)) {
                () throws in try LogMoment.position(7).position(in: log, now: instant(90))
            }
        }
    }
}
