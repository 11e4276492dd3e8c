internal import EventCatalog
internal import LMDB

extension LogStore {
    /// Reads events; see ``EventLog/read(_:from:direction:limit:)``.
    func events(
        _ source: EventSource,
        from start: UInt64,
        _ direction: ReadDirection,
        limit: Int
    ) throws(EventLogError) -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        var bound = start
        while events.count < limit {
            let wanted = min(limit - events.count, Self.recordsPerTransaction)
            let before = events.count
            let next = try read { transaction in
                try self.readSome(source, from: bound, direction, limit: wanted, transaction) { events.append($0) }
            }
            if events.count - before < wanted { break }
            bound = next
        }
        return events
    }

    /// Reads at most `limit` events in one transaction.
    ///
    /// - Returns: Where to go on.
    func readSome(
        _ source: EventSource,
        from start: UInt64,
        _ direction: ReadDirection,
        limit: Int,
        _ transaction: borrowing ReadTransaction,
        _ body: (RecordedEvent) throws -> Void
    ) throws -> UInt64 {
        // The bound is exclusive: the first number wanted is the one beside it, if there is one.
        let (first, overflow) =
            direction == .forward ? start.addingReportingOverflow(1) : start.subtractingReportingOverflow(1)
        guard limit > 0, !overflow else { return start }
        switch source {
        case .log:
            return try readLog(from: first, direction, limit: limit, transaction, body)
        case .stream(let stream):
            return try readIndex(
                .streams,
                LogKeys.stream(stream),
                from: first,
                direction,
                limit: limit,
                transaction,
                body
            ) { _, value in
                try Self.integer(value, at: 0)
            } fits: { entry, version in
                entry.stream == stream && entry.version == version
            }
        case .subject(let subject):
            return try readIndex(
                .subjects,
                LogKeys.id(subject),
                from: first,
                direction,
                limit: limit,
                transaction,
                body
            ) { number, _ in
                number
            } fits: { entry, _ in
                entry.subjects.contains(subject)
            }
        }
    }

    private func readLog(
        from first: Position,
        _ direction: ReadDirection,
        limit: Int,
        _ transaction: borrowing ReadTransaction,
        _ body: (RecordedEvent) throws -> Void
    ) throws -> UInt64 {
        var left = limit
        var expected: Position? = direction == .forward ? first : nil
        var last = first
        try transaction.scan(
            in: self[.events],
            from: LogKeys.position(first),
            direction: direction.scan
        ) { key, record in
            let position = try Self.integer(key, at: 0)
            if let expected, position != expected {
                throw EventLogError.corrupt(position: expected, detail: "the record is missing")
            }
            try body(try RecordFormat.decode(record, at: position))
            last = position
            left -= 1
            if left == 0 || (direction == .backward && position <= 1) { return .stop }
            expected = direction == .forward ? position &+ 1 : position &- 1
            return .next
        }
        return last
    }

    /// Follows an index: its keys are a prefix and a number.
    private func readIndex(
        _ index: LogDatabase,
        _ prefix: [UInt8],
        from first: UInt64,
        _ direction: ReadDirection,
        limit: Int,
        _ transaction: borrowing ReadTransaction,
        _ body: (RecordedEvent) throws -> Void,
        position: (_ number: UInt64, _ value: Span<UInt8>) throws -> Position,
        fits: (_ entry: EventEntry, _ number: UInt64) -> Bool
    ) throws -> UInt64 {
        var places: [(number: UInt64, position: Position)] = []
        var start = prefix
        start.append(bigEndian: first)
        try transaction.scan(in: self[index], from: start, direction: direction.scan) { key, value in
            guard key.count == prefix.count + 8, key.starts(with: prefix.span) else { return .stop }
            let number = try Self.integer(key, at: prefix.count)
            places.append((number, try position(number, value)))
            return places.count < limit ? .next : .stop
        }
        for place in places {
            let key = LogKeys.position(place.position)
            try transaction.withValue(forKey: key, in: self[.events]) { (record) throws in
                guard let record else {
                    throw EventLogError.corrupt(position: place.position, detail: "the record is missing")
                }
                let event = try RecordFormat.decode(record, at: place.position)
                guard fits(event.entry, place.number) else {
                    throw EventLogError.corrupt(position: place.position, detail: "an index names another event")
                }
                try body(event)
            }
        }
        return places.last?.number ?? first
    }
}

extension ReadDirection {
    var scan: ScanDirection {
        switch self {
        case .forward: .forward
        case .backward: .backward
        }
    }
}
