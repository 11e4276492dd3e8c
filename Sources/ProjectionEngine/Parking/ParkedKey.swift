public import EventCatalog

/// A record whose events a read model has set aside, because one of them can't be applied.
///
/// Everything else goes on. Later events of the record wait behind that one, in order, so that none is applied without
/// those before it and none is forgotten; answers that the record has a part in say that they are not complete.
public struct ParkedKey: Hashable, Sendable {
    /// The record: a patient, or where an event is about none, its stream.
    public let key: RecordID
    /// The event that could not be applied, or that has to wait for another record's.
    public let position: UInt64
    /// The published name of that event.
    public let eventType: String
    /// Why: the type of the error and nothing personal.
    public let reason: String
    /// How often it was tried.
    public let attempts: Int
    /// When it was set aside.
    public let since: Timestamp
    /// The positions of the events that wait, in order; that event is the first of them.
    public internal(set) var waiting: [UInt64] = []
}

/// What came of trying parked records again.
public struct RetryOutcome: Hashable, Sendable {
    /// Records whose events are all applied now.
    public internal(set) var released: [RecordID] = []
    /// Records that still wait.
    public internal(set) var stillParked: [RecordID] = []
    /// How many events were applied.
    public internal(set) var appliedEvents = 0
}

extension EventEntry {
    /// The records that an event is parked under: its patients, or its stream where it is about none.
    var parkingKeys: [RecordID] { subjects.isEmpty ? [stream.id] : subjects }
}
