import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import Testing

@Suite struct DecisionReplayTests {
    @Test func `every signature of the clinic comes out the same when it is decided again (I-14, I-15)`() async throws {
        let fixture = try ClinicFixture()
        try await fixture.run(270)
        var replayed = 0
        var alerts = 0
        for event in try fixture.events() {
            guard case .prescription(let id, .signed) = event.event else { continue }
            let replay = try DecisionReplay(of: id, in: fixture.log) { _ in .demonstration }
            #expect(
                replay.isEqual == true,
                "prescription \(id): \(replay.recorded) \(String(describing: replay.replayed))"
            )
            #expect(replay.position == event.entry.position)
            let open = SafetyFindings(replay.recorded).unresolved(
                after: replay.overrides,
                by: replay.header.prescriberID
            )
            #expect(open == [], "prescription \(id) was signed over an alert")
            replayed += 1
            alerts += replay.recorded.alerts.count
        }
        #expect(replayed > 300)
        #expect(alerts > 20)
    }
}
