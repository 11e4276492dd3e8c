internal import Synchronization

/// Hands out the patients in order, planning each block when its turn comes.
final class PatientFeed: Sendable {
    private struct State {
        var next = 0
        var block: [PatientPlan] = []
    }

    private let plans: PatientPlans
    private let count: Int
    private let state = Mutex(State())

    init(_ plans: PatientPlans, count: Int) {
        self.plans = plans
        self.count = count
    }

    /// The next patient; `nil` after the last.
    func next() -> PatientPlan? {
        state.withLock { state in
            guard state.next < count else { return nil }
            let (number, place) = state.next.quotientAndRemainder(dividingBy: PatientPlans.patientsPerBlock)
            if place == 0 { state.block = plans.block(number) }
            state.next += 1
            return state.block[place]
        }
    }
}
