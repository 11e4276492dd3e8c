internal import Dispatch
internal import EventCatalog
internal import Ledger
internal import Synchronization

/// Why the feed has no next event. Holds nothing personal.
enum FeedFailure: Error, Hashable {
    /// The event at a position is damaged or can't be decoded, however often it is tried. The entry is known where only
    /// the payload is at fault.
    case event(position: Position, entry: EventEntry?, detail: String)
    /// The log could not be read this time.
    case storage(String)
}

/// Decodes each event of the log once for all read models.
///
/// Workers at nearby positions share segments from a small cache. Decoding runs on this actor's own queue and one
/// segment ahead of who asks, so that it overlaps with applying. Workers that rebuild together are kept together: one
/// that would push a segment out that another still needs waits for it as long as that moves on.
actor DecodedEventFeed {
    /// The most events in a segment. So few stay in the processor's cache while one worker after the other goes through
    /// them.
    static let segmentSize: UInt64 = 1024
    /// The most events held decoded.
    private static let capacity: UInt64 = 48 * segmentSize
    /// Near the head segments are small; a search through them stays quick.
    private static let maxSegments = 64
    /// How long a worker waits for others that do not move.
    private static let longestWait: Duration = .milliseconds(500)

    private struct Segment {
        /// The events at `after + 1 …`.
        let after: Position
        let events: [PublishedEvent]
        let failure: FeedFailure?
        var end: Position { after + UInt64(events.count) }
        var isFull: Bool { end % DecodedEventFeed.segmentSize == 0 }
    }

    private let executor = QueueExecutor(label: "projections.decode")
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    private let log: any EventLog
    /// Most recently used last.
    private var segments: [Segment] = []
    /// Where each worker is.
    private var workers: [ObjectIdentifier: Position] = [:]

    init(log: any EventLog) { self.log = log }

    /// The events after a position, at most to the end of their segment; none at the head of the log.
    ///
    /// - Throws: ``FeedFailure`` if the very next event can't be had.
    func events(after position: Position, for worker: ObjectIdentifier) async throws -> ArraySlice<PublishedEvent> {
        workers[worker] = position
        if let found = try cached(after: position) { return found }
        if try await waitForOthers(at: position), let found = try cached(after: position) { return found }
        let segment = decode(after: position)
        guard !segment.events.isEmpty || segment.failure != nil else { return [] }
        insert(segment)
        if segment.isFull { Task { readAhead(after: segment.end) } }
        return try Self.slice(segment, after: position)
    }

    /// The events after a position, for a worker in the midst of a transaction, which can't be carried over an `await`.
    ///
    /// Blocks the calling thread, which must be of the worker's own queue, until they are decoded.
    ///
    /// - Returns: `nil` if there are none or they can't be had; ``events(after:for:)`` tells which.
    nonisolated func nextEvents(after position: Position, for worker: ObjectIdentifier) -> ArraySlice<PublishedEvent>? {
        let answer = Answer()
        let isDone = DispatchSemaphore(value: 0)
        Task {
            let events = try? await self.events(after: position, for: worker)  // the error comes again when asked again
            answer.events.withLock { $0 = events }
            isDone.signal()
        }
        isDone.wait()
        return answer.events.withLock { $0?.isEmpty == false ? $0 : nil }
    }

    private final class Answer: Sendable {
        let events = Mutex<ArraySlice<PublishedEvent>?>(nil)
    }

    /// Forgets a worker that has stopped.
    func leave(_ worker: ObjectIdentifier) { workers[worker] = nil }

    private static func slice(_ segment: Segment, after position: Position) throws -> ArraySlice<PublishedEvent> {
        let slice = segment.events[Int(position - segment.after)...]
        if slice.isEmpty, let failure = segment.failure { throw failure }
        return slice
    }

    private func cached(after position: Position) throws -> ArraySlice<PublishedEvent>? {
        guard let index = segments.firstIndex(where: { $0.after <= position && position < $0.end }) else { return nil }
        let segment = segments.remove(at: index)
        segments.append(segment)
        if segment.isFull, !segments.contains(where: { $0.after == segment.end }) {
            Task { readAhead(after: segment.end) }
        }
        return try Self.slice(segment, after: position)
    }
}

extension DecodedEventFeed {
    private func readAhead(after position: Position) {
        guard log.head > position, !segments.contains(where: { $0.after <= position && position < $0.end }),
            workers.values.contains(where: { $0 <= position && position - $0 <= Self.segmentSize }),
            hasRoom
        else { return }
        let segment = decode(after: position)
        if !segment.events.isEmpty { insert(segment) }
    }

    /// Whether a segment can come in without another going that a worker still needs.
    private var hasRoom: Bool {
        heldEvents < Self.capacity || segments.contains { !isNeeded($0) }
    }

    private var heldEvents: UInt64 { segments.reduce(0) { $0 + UInt64($1.events.count) } }

    /// Whether a worker is in, or shortly before, a segment.
    private func isNeeded(_ segment: Segment) -> Bool {
        workers.values.contains { $0 < segment.end && $0 + Self.capacity >= segment.after }
    }

    /// Lets slower workers catch up before their segments go. A worker near the head never waits: its segment is small.
    ///
    /// - Returns: Whether it waited.
    private func waitForOthers(at position: Position) async throws -> Bool {
        guard log.head - min(position, log.head) >= Self.segmentSize else { return false }
        var slower = workers.values.filter { $0 < position }
        var deadline = ContinuousClock.now + Self.longestWait
        var waited = false
        while !hasRoom, !slower.isEmpty, ContinuousClock.now < deadline {
            waited = true
            try await Task.sleep(for: .milliseconds(1))
            let now = workers.values.filter { $0 < position }
            if now != slower { deadline = .now + Self.longestWait }  // they move on
            slower = now
        }
        return waited
    }

    private func insert(_ segment: Segment) {
        guard segment.failure == nil || !segment.events.isEmpty else { return }
        while !segments.isEmpty,
            heldEvents + UInt64(segment.events.count) > Self.capacity || segments.count >= Self.maxSegments
        {
            segments.remove(at: segments.firstIndex { !isNeeded($0) } ?? 0)
        }
        segments.append(segment)
    }

    /// Reads, verifies and decodes up to the end of a segment.
    private func decode(after position: Position) -> Segment {
        let limit = Self.segmentSize - position % Self.segmentSize
        let (recorded, readFailure) = read(after: position, limit: Int(limit))
        var events: [PublishedEvent] = []
        events.reserveCapacity(recorded.count)
        for record in recorded {
            do throws(CatalogError) {
                events.append(try PublishedEvent(decoding: record))
            } catch {
                let detail = "at position \(record.entry.position): \(error)"
                let failure = FeedFailure.event(
                    position: record.entry.position,
                    entry: record.entry,
                    detail: detail
                )
                return Segment(after: position, events: events, failure: failure)
            }
        }
        return Segment(after: position, events: events, failure: readFailure)
    }

    /// Reads records; if one is damaged, those before it.
    private func read(after position: Position, limit: Int) -> ([RecordedEvent], FeedFailure?) {
        var limit = limit
        while true {
            do throws(EventLogError) {
                return (try log.read(.log, from: position, direction: .forward, limit: limit), nil)
            } catch {
                guard case .corrupt = error else { return ([], .storage("\(error)")) }
                if limit == 1 { return ([], .event(position: position + 1, entry: nil, detail: "\(error)")) }
                limit = max(1, limit / 8)
            }
        }
    }
}
