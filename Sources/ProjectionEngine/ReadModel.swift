/// An answer and the position of the log that it reflects.
public struct Snapshot<Value> {
    /// The answer.
    public let value: Value
    /// The last event whose effect is in it.
    public let position: UInt64
    /// Whether the read model is following the log; `false` if it has stopped at an event that it can't apply.
    public let isComplete: Bool

    /// Makes a snapshot.
    public init(value: Value, position: UInt64, isComplete: Bool) {
        self.value = value
        self.position = position
        self.isComplete = isComplete
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
