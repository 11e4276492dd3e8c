public import EventCatalog
public import Ledger

/// The answer to a command: the record as it was right after it.
public struct CommandOutcome<State: Sendable>: Sendable {
    /// The record's stream. For a renewal that of the new prescription.
    public let stream: StreamID
    /// The state after the command.
    public let state: State
    /// The stream's version after the command: the record's entity tag.
    public let version: UInt64
    /// The position of the command's last event.
    public let position: Position
    /// Whether the command had been carried out before and this is the first answer again (I-50).
    public let isRepeat: Bool
}

/// A record as the log tells it at some version.
public struct RecordSnapshot<State: Sendable>: Sendable {
    /// The folded state.
    public let state: State
    /// The version it was folded up to.
    public let version: UInt64
    /// The position of the last event folded.
    public let position: Position
}
