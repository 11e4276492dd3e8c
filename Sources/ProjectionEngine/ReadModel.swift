public import EventCatalog

/// An answer and the position of the log that it reflects.
public struct Snapshot<Value> {
    /// The answer.
    public let value: Value
    /// The last event whose effect is in it.
    public let position: UInt64
    /// Records some of whose events are not in it, because they can't be applied. Hardly ever any.
    public let parked: Set<RecordID>
    /// Whether the read model has stopped at an event of the log that can't be read.
    public let hasStopped: Bool

    /// Whether it is all that the log tells up to the position: what an answer that may touch any record says.
    public var isComplete: Bool { parked.isEmpty && !hasStopped }

    /// Whether it is all that the log tells of some records: what an answer about these says.
    public func isComplete(about records: [RecordID]) -> Bool {
        !hasStopped && (parked.isEmpty || parked.isDisjoint(with: records))
    }

    /// Makes a snapshot.
    public init(value: Value, position: UInt64, parked: Set<RecordID> = [], hasStopped: Bool = false) {
        self.value = value
        self.position = position
        self.parked = parked
        self.hasStopped = hasStopped
    }

    /// The same of another value.
    public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Snapshot<Other> {
        Snapshot<Other>(value: try transform(value), position: position, parked: parked, hasStopped: hasStopped)
    }
}

extension Snapshot: Sendable where Value: Sendable {}

/// A read model as its users see it. Its queries are extensions in the projection's folder.
public final class ReadModel<Rule: Projection>: Sendable {
    let core: ReadModelCore

    init(core: ReadModelCore) { self.core = core }

    /// The name under which it is rebuilt and reported on.
    public var name: String { core.rule.name }

    /// Runs a query in one short read transaction of the generation that serves now.
    ///
    /// Synchronous and quick (microseconds to a few milliseconds); the rows can't leave the closure.
    ///
    /// - Throws: ``ReadModelError`` if nothing serves or the storage fails, and whatever `body` throws.
    public func read<Value>(_ body: (borrowing RowReader) throws -> Value) throws -> Snapshot<Value> {
        try core.read(body)
    }

    /// The last event whose effect is in the answers given now; 0 if nothing serves.
    public var position: UInt64 { core.gate.position }

    /// Waits until answers reflect the event at `position`, but no longer than `timeout`.
    ///
    /// - Returns: The position reached; less than `position` if the time ran out or the waiting task was cancelled.
    public func wait(for position: UInt64, timeout: Duration) async -> UInt64 {
        await core.gate.wait(for: position, timeout: timeout)
    }
}
