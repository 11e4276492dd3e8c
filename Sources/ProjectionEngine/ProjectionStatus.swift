public import EventCatalog

/// How a read model is, for operators.
public struct ProjectionStatus: Hashable, Sendable {
    /// What a read model is doing.
    public enum State: String, Hashable, Sendable, CaseIterable {
        /// It serves and is behind the log, as after a start.
        case catchingUp = "catching-up"
        /// It serves and follows the log closely.
        case live
        /// A new generation is being built; the old one, if there is one, serves and follows.
        case rebuilding
        /// It stopped at an event of the log that can't be read, or has been stuck for a minute; what it had serves on.
        case failed
    }

    /// The read model's name.
    public let name: String
    /// The version that its projection declares.
    public let version: UInt32
    /// The number of the generation that serves; `nil` if none does.
    public let generation: UInt64?
    /// Whether what serves is of an older version of the projection, while the present one is built.
    public let isStale: Bool
    /// The generation that served before, kept for a return to it; `nil` if there is none.
    public let previousGeneration: UInt64?
    /// What it is doing.
    public let state: State
    /// The last event in its answers; while nothing serves, the last event built in.
    public let position: UInt64
    /// The last event of the log.
    public let head: UInt64
    /// What all its rows come to at its checkpoint: another build of the same log has the same there. `nil` if none serves.
    public let digest: String?
    /// How far its answers are behind in time: now less the recording time of the next event; 0 when there is none,
    /// or it can't be read.
    public let lagSeconds: Double
    /// Events applied a second, smoothed over the last seconds.
    public let eventsPerSecond: Double
    /// Bytes of the data file in use.
    public let bytesUsed: Int
    /// What went wrong last: position, type of event and type of error; nothing personal.
    public let lastError: String?
    /// The event at which it stopped, if it did.
    public let failedAt: UInt64?
    /// How many records are parked.
    public let parkedKeys: Int
    /// The build under way.
    public let rebuild: RebuildProgress?

    /// How many events its answers are behind.
    public var lagEvents: UInt64 { head > position ? head - position : 0 }
}

/// How far the build of a new generation is.
public struct RebuildProgress: Hashable, Sendable {
    /// The number of the generation being built.
    public let generation: UInt64
    /// The last event built in.
    public let position: UInt64
    /// The last event of the log, which moves on.
    public let head: UInt64
    /// Events a second, smoothed over the last seconds.
    public let eventsPerSecond: Double
    /// When it was begun.
    public let startedAt: Timestamp

    /// From 0 to 1.
    public var fraction: Double { head == 0 ? 1 : min(1, Double(position) / Double(head)) }

    /// The time left at the present rate; `nil` while there is none.
    public var secondsLeft: Double? {
        guard eventsPerSecond > 0 else { return nil }
        return Double(head > position ? head - position : 0) / eventsPerSecond
    }
}
