public import EventCatalog
internal import Synchronization

/// A clock that moves only when a test moves it.
public final class ManualClock: Sendable {
    private let state: Mutex<Timestamp>

    /// Starts at an instant; by default 2026-01-01T00:00:00Z.
    public init(_ start: Timestamp = Timestamp(clamping: 1_767_225_600_000_000)) {
        state = Mutex(start)
    }

    /// The time now.
    public var now: Timestamp { state.withLock { $0 } }

    /// Moves the clock, back too.
    public func advance(by duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        state.withLock { $0 = Timestamp(clamping: $0.microseconds + microseconds) }
    }

    /// Sets the clock.
    public func set(_ instant: Timestamp) { state.withLock { $0 = instant } }
}
