internal import Ledger
internal import Synchronization

/// Why a read model stopped at an event. Holds nothing personal.
struct FollowFailure: Hashable, Sendable {
    /// The event that could not be applied.
    let position: Position
    /// What is known of the event and the error.
    let detail: String
}

/// How far one worker is and how fast: written by it, read by whoever asks.
final class Progress: Sendable {
    private struct State {
        var position: Position
        var isAtHead = false
        var failure: FollowFailure?
        var lastError: String?
        var eventsPerSecond: Double = 0
        var lastBatch: ContinuousClock.Instant
        /// When the worker began its last step; `nil` where none runs.
        var lastStep: ContinuousClock.Instant?
    }

    private let state: Mutex<State>

    /// After this long without a batch the rate is nought.
    private static let rateLifetime: Duration = .seconds(5)

    init(position: Position) { state = Mutex(State(position: position, lastBatch: .now)) }

    var position: Position { state.withLock(\.position) }
    var failure: FollowFailure? { state.withLock(\.failure) }
    /// What went wrong last, even if trying again helped.
    var lastError: String? { state.withLock(\.lastError) }

    /// Whether it has reached the head of the log at least once.
    var hasBeenAtHead: Bool { state.withLock(\.isAtHead) }

    /// Events a second, smoothed over the last batches.
    var eventsPerSecond: Double {
        state.withLock { state in
            ContinuousClock.now - state.lastBatch > Self.rateLifetime ? 0 : state.eventsPerSecond
        }
    }

    /// How long the worker has been in one step: even where nothing is to do it takes several a second. `nil` where no
    /// worker runs.
    var silence: Duration? { state.withLock { state in state.lastStep.map { .now - $0 } } }

    /// The worker begins a step.
    func steps() { state.withLock { $0.lastStep = .now } }

    /// The worker has ended.
    func ends() { state.withLock { $0.lastStep = nil } }

    func applied(to position: Position) {
        state.withLock { state in
            let now = ContinuousClock.now
            let elapsed = max((now - state.lastBatch) / .seconds(1), 0.000_001)
            let rate = Double(position - state.position) / elapsed
            // Weighted by time: a second of batches counts for about two thirds.
            let weight = elapsed / (elapsed + 0.5)
            state.eventsPerSecond =
                state.eventsPerSecond == 0 ? rate : state.eventsPerSecond * (1 - weight) + rate * weight
            state.lastBatch = now
            state.position = position
        }
    }

    func reachedHead() { state.withLock { $0.isAtHead = true } }

    func erred(_ detail: String) { state.withLock { $0.lastError = detail } }

    func failed(_ failure: FollowFailure) {
        state.withLock { state in
            state.failure = failure
            state.lastError = failure.detail
        }
    }
}
