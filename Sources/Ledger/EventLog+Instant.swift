public import EventCatalog

extension EventLog {
    /// The last position recorded at or before an instant: what the log held then. 0 if it held nothing.
    ///
    /// Recording times never decrease along positions; of several events recorded at the instant all are before it.
    ///
    /// - Throws: ``EventLogError``.
    /// - Complexity: O(log n) reads of one event.
    public func position(at instant: Timestamp) throws(EventLogError) -> Position {
        try PartitionPoint.last(in: head) { position throws(EventLogError) in
            let event = try read(.log, from: position - 1, direction: .forward, limit: 1).first
            return event.map { $0.entry.recordedAt <= instant } ?? false
        }
    }
}

/// Finds where numbers stop having a property that those before have and those behind have not.
enum PartitionPoint {
    /// The last number of 1 … `count` that is within; 0 if none is.
    ///
    /// - Parameter isWithin: True of every number up to some, false of all behind it.
    /// - Complexity: O(log `count`) calls.
    static func last<Failure: Error>(
        in count: UInt64,
        _ isWithin: (UInt64) throws(Failure) -> Bool
    ) throws(Failure) -> UInt64 {
        var within: UInt64 = 0
        var behind = count == .max ? count : count + 1
        while behind - within > 1 {
            let middle = within + (behind - within) / 2
            if try isWithin(middle) { within = middle } else { behind = middle }
        }
        return within
    }
}
