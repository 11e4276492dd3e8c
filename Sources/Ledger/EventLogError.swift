public import EventCatalog

/// Why the log refused, or could not carry out, what it was asked.
public enum EventLogError: Error, Hashable, Sendable {
    /// The stream is not at the version the caller expected. Nothing was changed.
    case versionConflict(stream: StreamID, expected: UInt64, actual: UInt64)
    /// The claim belongs to another owner. Nothing was changed.
    case claimTaken(Claim, owner: RecordID)
    /// The command id was used before with another body (I-50). Nothing was changed.
    case commandConflict(commandID: RecordID)
    /// One command staged more than the log takes at a time. Nothing was changed.
    case tooLarge(detail: String)
    /// Too many commands are waiting; try again shortly. Nothing was changed.
    case overloaded
    /// The clock is more than a few minutes behind the last recording time: one of the two is wrong, and no decision may
    /// be made on it. Nothing was changed; it heals when the clock is right or has caught up.
    case clockBehind(detail: String)
    /// The disk or the map is nearly full: commands are refused, reads go on, and it heals when space returns.
    case outOfSpace(detail: String)
    /// The commit failed in a way that leaves its outcome unknown. The process must end; a restart tells.
    case outcomeUnknown(detail: String)
    /// A stored record does not match its checksum or digest. It is never returned.
    case corrupt(position: Position, detail: String)
    /// The log was opened for reading, or is a part of another (``LogPrefix``): it takes no commands.
    case readOnly
    /// Another process has the log open.
    case locked(path: String)
    /// The directory does not hold a log this version can open.
    case unusable(detail: String)
    /// The storage engine failed.
    case storage(detail: String)
}
