public import EventCatalog

/// How often the timer looks, and how much it does at a time.
public struct TimerPace: Sendable {
    /// The longest time between two rounds; also how long a round waits for its read model.
    public var interval: Duration
    /// How many commands are on their way at once.
    public var batch: Int
    /// How long it rests between two batches, so that others come first.
    public var pause: Duration

    /// Makes a pace; unless told, five minutes, and at most 400 commands a second.
    public init(interval: Duration = .seconds(300), batch: Int = 100, pause: Duration = .milliseconds(250)) {
        self.interval = interval
        self.batch = max(1, batch)
        self.pause = pause
    }

    /// How long to wait for a read model that is being built, before looking again.
    var patience: Duration { .seconds(5) }

    private static var microsecondsPerDay: Int64 { 86_400_000_000 }
    /// A timer that wakes a moment early does not spin until midnight.
    private static var shortest: Duration { .milliseconds(10) }

    /// How long to wait for the next round: until the interval is over or the next day in UTC begins.
    public func wait(from now: Timestamp) -> Duration {
        let today = Timestamp(startOf: now.date).microseconds
        let untilMidnight = Duration.microseconds(Self.microsecondsPerDay - (now.microseconds - today))
        return max(min(interval, untilMidnight), Self.shortest)
    }
}
