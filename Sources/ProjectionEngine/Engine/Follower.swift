internal import EventCatalog
internal import Ledger
internal import Synchronization

/// The worker of one generation: pulls events after its checkpoint and applies them, batch by batch, for as long as the
/// generation lives.
///
/// It works on a serial queue of its own. The log's wake-up is only a hint: a timed poll always follows. An event that
/// can't be applied is tried again with growing pauses and then parked with its records; it is never skipped. A failure
/// of the storage says nothing about the event, so that is tried again for as long as it lasts. Only where the log itself
/// can't be read does the worker stop.
actor Follower {
    private static let pollInterval: Duration = .milliseconds(250)
    private static let pauses: [Duration] = [.milliseconds(20), .milliseconds(80), .milliseconds(320)]
    private static let longestPause: Duration = .seconds(5)
    /// How many events go into one commit while it is far behind: the more, the more of them change the same pages.
    private static let bulkSize: UInt64 = 32_768
    /// From how far behind on commits are so large.
    private static let farBehind: UInt64 = 8192

    private let executor: QueueExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    nonisolated let generation: Generation
    nonisolated let progress: Progress
    /// The rows are of an older version of the projection: they are shown as they are, and no worker follows the log.
    nonisolated let isStale: Bool
    nonisolated var number: UInt64 { generation.number }
    private nonisolated let isStopped = Atomic(false)

    let rule: ProjectionRule
    let log: any EventLog
    private let feed: DecodedEventFeed
    private var position: Position
    private var care: Care
    /// The pause after the next failure of the storage.
    private var storagePause = pauses[0]

    /// - Parameter wasInUse: Whether the process that had the generation before did not stop it.
    init(
        generation: Generation,
        position: Position,
        wasInUse: Bool = false,
        isStale: Bool = false,
        rule: ProjectionRule,
        log: any EventLog,
        feed: DecodedEventFeed
    ) {
        executor = QueueExecutor(label: "projections.\(rule.name).\(generation.number)")
        self.generation = generation
        self.position = position
        self.isStale = isStale
        progress = Progress(position: position)
        // The batch that was under way may have ended the process; what comes later was not in it.
        care = wasInUse ? Care(afterCrash: min(position + Self.bulkSize, log.head)) : Care()
        self.rule = rule
        self.log = log
        self.feed = feed
    }

    /// Ends ``run(for:)`` after the batch it is in.
    nonisolated func stop() { isStopped.store(true, ordering: .relaxed) }

    /// Whether it was told to end.
    nonisolated var hasBeenStopped: Bool { isStopped.load(ordering: .relaxed) }

    private var isRunning: Bool { !hasBeenStopped && !Task.isCancelled }

    /// Follows the log until stopped, cancelled or failed.
    func run(for core: ReadModelCore) async {
        while isRunning, progress.failure == nil {
            progress.steps()
            let isAtHead = await step(for: core)
            if isAtHead { progress.reachedHead() }
            core.moved(self)
            if isAtHead, isRunning { _ = await log.waitForCommit(after: position, timeout: Self.pollInterval) }
        }
        progress.ends()
        await feed.leave(ObjectIdentifier(self))
        core.ended(self)
    }

    /// Applies the next batch.
    ///
    /// - Returns: Whether it has reached the head that the log had when it began; the log may have moved on meanwhile.
    private func step(for core: ReadModelCore) async -> Bool {
        let head = log.head
        do {
            guard try !generation.isTouched() else {
                throw ApplyFailure.corrupt("somebody else has written to the file, replaced or removed it")
            }
            let events = try await feed.events(after: position, for: ObjectIdentifier(self))
            guard let first = events.first else { return true }
            switch care.pace(at: position) {
            case .one:
                try await applyOne(first)
            case .few(let limit):
                try applyFew(events.prefix { $0.entry.position <= limit })
            case .any:
                try head - position > Self.farBehind ? applyMany(events) : apply(events)
            }
            storagePause = Self.pauses[0]
            return position >= head
        } catch FeedFailure.event(let position, let entry, let detail) {
            await cannotRead(position, entry, detail, for: core)
        } catch FeedFailure.storage(let detail) {
            await stalled("the log can't be read: \(detail)", for: core)
        } catch ApplyFailure.storage(let detail) {
            await stalled("storage: \(detail)", for: core)
        } catch ApplyFailure.corrupt(let detail) {
            core.damaged(self, detail)
        } catch is CancellationError {
            stop()
        } catch {
            await stalled("unforeseen: \(type(of: error))", for: core)
        }
        return false
    }

    private func applied(to position: Position) {
        self.position = position
        progress.applied(to: position)
    }

    /// Waits before another attempt: the disk may be full or away for hours, and the worker goes on when it is back.
    private func stalled(_ detail: String, for core: ReadModelCore) async {
        core.stalled(self, detail)
        let end = ContinuousClock.now + storagePause
        storagePause = min(storagePause * 2, Self.longestPause)
        while isRunning, case let rest = end - .now, rest > .zero {
            do { try await Task.sleep(for: min(rest, Self.pollInterval)) } catch { stop() }
        }
    }
}

// MARK: - Batches

extension Follower {
    /// Applies a batch in one commit; if one of its events fails, the next steps find it.
    private func apply(_ events: ArraySlice<PublishedEvent>) throws(ApplyFailure) {
        do throws(ApplyFailure) {
            applied(to: try generation.apply(events, by: rule))
        } catch {
            try take(error, after: events.last?.entry.position ?? position)
        }
    }

    /// Applies as many events as go into one commit.
    private func applyMany(_ events: ArraySlice<PublishedEvent>) throws(ApplyFailure) {
        var reached = events.last?.entry.position ?? position
        let end = position + Self.bulkSize
        do throws(ApplyFailure) {
            let last = try generation.apply(
                events,
                more: {
                    guard isRunning, reached < end else { return nil }
                    let next = feed.nextEvents(after: reached, for: ObjectIdentifier(self))
                    reached = next?.last?.entry.position ?? reached
                    return next
                },
                by: rule
            )
            applied(to: last)
        } catch {
            try take(error, after: reached)
        }
    }

    /// Applies a few events of which one is suspected: what is about to be tried is entered before.
    private func applyFew(_ events: ArraySlice<PublishedEvent>) throws(ApplyFailure) {
        let few = events.prefix(Care.few)
        guard let first = few.first?.entry.position, let last = few.last?.entry.position else { return }
        if let open = try generation.openAttempt(), open.first == first {
            return care.goSingly(until: open.last)  // it was tried, and the process ended
        }
        _ = try generation.beginAttempt(first, through: last)
        try apply(few)
    }

    /// Turns to smaller steps after a failure.
    private func take(_ failure: ApplyFailure, after last: Position) throws(ApplyFailure) {
        switch failure {
        case .event(let failed, _, _): care.suspect(failed, after: position)
        case .batch: care.suspectOne(after: position, through: last)
        case .storage, .corrupt: throw failure
        }
    }

    /// Tries one suspected event, which is entered before; one that has failed often enough is parked.
    private func applyOne(_ event: PublishedEvent) async throws {
        let entry = event.entry
        if care.mayHaveCrashed(at: entry.position), let open = try generation.openAttempt(),
            open.first == entry.position, open.last == entry.position
        {
            return try park(entry, "the process ended while it was applied", attempts: open.count)
        }
        let attempts = try generation.beginAttempt(entry.position, through: entry.position)
        care.tries(entry.position)
        do throws(ApplyFailure) {
            applied(to: try generation.apply([event], by: rule))
        } catch {
            let reason: String
            switch error {
            case .event(_, _, let error), .batch(let error): reason = error
            case .storage, .corrupt: throw error
            }
            progress.erred("\(entry.type) at position \(entry.position): \(reason)")
            guard attempts > Self.pauses.count else { return await pause(Self.pauses[attempts - 1]) }
            try park(entry, reason, attempts: attempts)
        }
    }

    /// An event can't be decoded: its records are parked. If not even its header can be read, the worker stops at it.
    private func cannotRead(
        _ position: Position,
        _ entry: EventEntry?,
        _ detail: String,
        for core: ReadModelCore
    ) async {
        progress.erred(detail)
        do throws(ApplyFailure) {
            let attempts = try generation.beginAttempt(position, through: position)
            care.tries(position)
            guard attempts > Self.pauses.count else { return await pause(Self.pauses[attempts - 1]) }
            guard let entry else { return progress.failed(FollowFailure(position: position, detail: detail)) }
            try park(entry, detail, attempts: attempts)
        } catch {
            await stalled("\(error)", for: core)
        }
    }

    private func park(_ entry: EventEntry, _ reason: String, attempts: Int) throws(ApplyFailure) {
        try generation.park(entry, reason: reason, attempts: attempts)
        applied(to: entry.position)
    }

    private func pause(_ duration: Duration) async {
        do { try await Task.sleep(for: duration) } catch { stop() }
    }
}
