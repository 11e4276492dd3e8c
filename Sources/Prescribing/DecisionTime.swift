public import EventCatalog

/// The two times of a decision: when the log takes it, and when it happens clinically.
public struct DecisionTime: Hashable, Sendable {
    /// The log's clock.
    public let recordedAt: Timestamp
    /// When it happens clinically; `nil` means now. Earlier for what is recorded late or imported.
    public let occurredAt: ClinicalTime?

    /// Puts the times together.
    public init(recordedAt: Timestamp, occurredAt: ClinicalTime? = nil) {
        self.recordedAt = recordedAt
        self.occurredAt = occurredAt
    }
}
