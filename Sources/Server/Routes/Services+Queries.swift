internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import NIOCore
internal import ProjectionEngine
internal import StrictJSON

extension Services {
    /// Waits until a read model reflects `min_position`, if the query asks for that.
    ///
    /// - Throws: A ``Problem``: 409 for a position that the log has not reached, 503 when the time is over.
    func waitForPosition<Rule>(_ call: Call, on model: ReadModel<Rule>) async throws {
        guard let wanted = try call.query.integer("min_position", in: 0...UInt64(Int64.max)) else { return }
        if wanted <= model.position { return }
        guard wanted <= log.head else {
            throw Problem(.positionNotReached(head: log.head), of: "min_position")
        }
        guard await model.wait(for: wanted, timeout: configuration.positionTimeout) >= wanted else {
            throw Problem.positionNotReached
        }
    }

    /// The entity tag of an answer that depends on the query, the position and the day alone.
    func listTag(position: UInt64) -> String { "W/\"p\(position)-d\(today.daysSinceEpoch)\"" }

    /// Answers a query over a read model: waits for the position asked for, says 304 to a client that is up to date, and
    /// else runs the query.
    func answer<Rule, Value>(
        _ call: Call,
        from model: ReadModel<Rule>,
        _ query: () throws -> Snapshot<Value>,
        _ write: (inout JSONWriter, Snapshot<Value>) throws -> Void
    ) async throws -> Response {
        try await waitForPosition(call, on: model)
        let before = listTag(position: model.position)
        if call.alreadyHas(before) { return notModified(call, model, position: model.position, tag: before) }
        return try computed(call, model, try query(), write)
    }

    /// Answers a query as ``answer(_:from:_:_:)`` does, and keeps what was rendered for those who ask the same while the
    /// read model has not moved.
    ///
    /// - Parameter key: Names the query: the route and its parameters.
    func answer<Rule, Value>(
        _ call: Call,
        from model: ReadModel<Rule>,
        keptAs key: [String],
        _ query: () throws -> Snapshot<Value>,
        _ write: (inout JSONWriter, Snapshot<Value>) throws -> Void
    ) async throws -> Response {
        try await waitForPosition(call, on: model)
        let position = model.position
        let before = listTag(position: position)
        if call.alreadyHas(before) { return notModified(call, model, position: position, tag: before) }
        if let body = answers.body(of: key, tag: before) {
            answerMetrics.count(.cache, from: model.name, on: call.route)
            return .json(position: position, tag: before, body: body)
        }
        let snapshot = try query()
        var writer = JSONWriter(capacity: 16_384)
        try write(&writer, snapshot)
        let body = ByteBuffer(bytes: writer.bytes)
        let tag = snapshot.isComplete ? listTag(position: snapshot.position) : nil
        if let tag { answers.keep(body, of: key, tag: tag) }
        answerMetrics.count(.computed, from: model.name, on: call.route)
        return .json(position: snapshot.position, tag: tag, body: body)
    }

    /// Answers a query that gives a page: the items, the cursor of the next, position and completeness.
    func answerPage<Rule, Item>(
        _ call: Call,
        from model: ReadModel<Rule>,
        scope: [String],
        _ query: (_ after: [UInt8]?) throws -> Snapshot<Page<Item>>,
        _ write: (inout JSONWriter, Item) throws -> Void
    ) async throws -> Response {
        let seal = CursorSeal.Scope(tenant: call.identity.tenant, route: call.route, query: scope)
        let after = try key(of: call, in: seal)
        return try await answer(call, from: model) {
            try query(after)
        } _: {
            try $0.page($1, next: cursor(behind: $1.value, in: seal), write)
        }
    }
}

// MARK: - The parts of an answer

extension Services {
    /// The key that the cursor of a query stands for; `nil` without one.
    func key(of call: Call, in seal: CursorSeal.Scope) throws(Problem) -> [UInt8]? {
        guard let text = call.query["cursor"] else { return nil }
        return try cursors.key(in: text, of: seal)
    }

    /// The cursor of the page behind one; `nil` behind the last.
    func cursor<Item>(behind page: Page<Item>, in seal: CursorSeal.Scope) -> String? {
        page.next.map { cursors.cursor(after: $0, in: seal) }
    }

    /// That the client's copy is still good, counted.
    func notModified<Rule>(_ call: Call, _ model: ReadModel<Rule>, position: UInt64, tag: String) -> Response {
        answerMetrics.count(.notModified, from: model.name, on: call.route)
        return .notModified(position: position, tag: tag)
    }

    /// What a query gave, counted.
    func computed<Rule, Value>(
        _ call: Call,
        _ model: ReadModel<Rule>,
        _ snapshot: Snapshot<Value>,
        _ write: (inout JSONWriter, Snapshot<Value>) throws -> Void
    ) throws -> Response {
        answerMetrics.count(.computed, from: model.name, on: call.route)
        // An incomplete answer may become complete without the position moving.
        let tag = snapshot.isComplete ? listTag(position: snapshot.position) : nil
        return try .json(position: snapshot.position, tag: tag, capacity: 8_192) { try write(&$0, snapshot) }
    }
}

extension JSONWriter {
    /// A page of a list: the items, the cursor of the next, position and completeness.
    mutating func page<Item>(
        _ snapshot: Snapshot<Page<Item>>,
        next: String?,
        _ write: (inout JSONWriter, Item) throws -> Void
    ) throws {
        try object {
            try $0.array("items", of: snapshot.value.items) { try write(&$0, $1) }
            $0.member("next", orNull: next)
            $0.member("position", snapshot.position)
            $0.member("complete", snapshot.isComplete)
        }
    }
}
