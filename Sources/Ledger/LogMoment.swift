public import EventCatalog

/// A place in a log's history as people name it: a position, or an instant.
public enum LogMoment: Hashable, Sendable {
    /// Right after the event at a position.
    case position(Position)
    /// After everything that was recorded at or before an instant.
    case instant(Timestamp)
}

extension LogMoment: CustomStringConvertible {
    /// Reads a position in decimal digits, or an RFC 3339 instant; `nil` for anything else.
    public init?(_ text: String) {
        if let instant = Timestamp(rfc3339: text) {
            self = .instant(instant)
        } else if (1...19).contains(text.utf8.count),
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let position = Position(text)
        {
            self = .position(position)
        } else {
            return nil
        }
    }

    /// The form that is read back.
    public var description: String {
        switch self {
        case .position(let position): "\(position)"
        case .instant(let instant): "\(instant)"
        }
    }
}

extension LogMoment {
    /// The last event that the log had by then.
    ///
    /// An instant at or before the last recording time has one answer for ever; a later one has the head as its answer
    /// for as long as nothing is recorded.
    ///
    /// - Parameter now: The clock's reading: what is later has not come yet.
    /// - Throws: ``LogMomentError``.
    /// - Complexity: O(1) for a position, O(log n) reads of one event for an instant.
    public func position(in log: any EventLog, now: Timestamp) throws(LogMomentError) -> Position {
        let head = log.head
        switch self {
        case .position(let position):
            guard position <= head else { throw .positionNotReached(head: head) }
            return position
        case .instant(let instant):
            let prefix = LogPrefix(of: log, through: head)
            let (position, last) = try Self.lastRecorded(by: instant, in: prefix)
            // A clock that was set back is behind what it recorded before.
            guard instant <= max(now, last ?? now) else { throw .instantNotReached(head: head) }
            return position
        }
    }

    private static func lastRecorded(
        by instant: Timestamp,
        in log: LogPrefix
    ) throws(LogMomentError) -> (position: Position, last: Timestamp?) {
        do throws(EventLogError) {
            let last = try log.read(.log, from: .max, direction: .backward, limit: 1).first?.entry.recordedAt
            guard let last, instant < last else { return (log.head, last) }
            return (try log.position(at: instant), last)
        } catch {
            throw .log(error)
        }
    }
}

/// Why a place in a log's history can't be found.
public enum LogMomentError: Error, Hashable, Sendable {
    /// The log has not come to the position.
    case positionNotReached(head: Position)
    /// The instant has not come.
    case instantNotReached(head: Position)
    /// The log can't be read.
    case log(EventLogError)
}
