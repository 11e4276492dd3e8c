internal import EventCatalog
internal import Ledger
internal import Synchronization

/// The worker of one generation: pulls events after its checkpoint and applies them, batch by batch, for as long as the
/// generation lives.
///
/// It works on a serial queue of its own. The log's wake-up is only a hint: a timed poll always follows. An event that
/// can't be applied is tried again with growing pauses; then the worker stops at it. It is never skipped. A failure of
/// the storage says nothing about the event, so that is tried again for as long as it lasts.
actor Follower {
    private static let pollInterval: Duration = .milliseconds(250)
    private static let pauses: [Duration] = [.milliseconds(20), .milliseconds(80), .milliseconds(320)]
    private static let longestPause: Duration = .seconds(5)
    /// How many events go into one commit while it is far behind: the more, the more of them change the same pages.
    private static let bulkSize: UInt64 = 4 * DecodedEventFeed.segmentSize

    private let executor: QueueExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    nonisolated let generation: Generation
    nonisolated let progress: Progress
    private nonisolated let isStopped = Atomic(false)

    private let rule: ProjectionRule
    private let log: any EventLog
    private let feed: DecodedEventFeed
    private var position: Position
    /// How often the event after `position` has failed.
    private var attempts = 0
    /// Up to here events are applied in small batches, for one among them failed.
    private var carefulUntil: Position = 0
    /// The pause after the next failure of the storage.
    private var storagePause = pauses[0]

    init(generation: Generation, position: Position, rule: ProjectionRule, log: any EventLog, feed: DecodedEventFeed) {
        executor = QueueExecutor(label: "projections.\(rule.name).\(generation.number)")
        self.generation = generation
        self.position = position
        progress = Progress(position: position)
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
            let isAtHead = await step(for: core)
            if isAtHead { progress.reachedHead() }
            core.moved(self)
            if isAtHead, isRunning { _ = await log.waitForCommit(after: position, timeout: Self.pollInterval) }
        }
        await feed.leave(ObjectIdentifier(self))
        core.ended(self)
    }

    /// Applies the next batch.
    ///
    /// - Returns: Whether it has reached the head that the log had when it began; the log may have moved on meanwhile.
    private func step(for core: ReadModelCore) async -> Bool {
        let head = log.head
        do {
            let events = try await feed.events(after: position, for: ObjectIdentifier(self))
            if events.isEmpty { return true }
            let isFar = head - min(head, position) > DecodedEventFeed.segmentSize && position >= carefulUntil
            try isFar ? applyMany(events) : apply(events)
            attempts = 0
            storagePause = Self.pauses[0]
            return position >= head
        } catch FeedFailure.event(let position, let detail) {
            await failed(FollowFailure(position: position, detail: detail))
        } catch FeedFailure.storage(let detail) {
            await stalled("the log can't be read: \(detail)", for: core)
        } catch ApplyFailure.event(let position, let type, let error) {
            await failed(FollowFailure(position: position, detail: "\(type) at position \(position): \(error)"))
        } catch ApplyFailure.storage(let detail) {
            await stalled("storage: \(detail)", for: core)
        } catch {
            stop()  // only cancellation is left
        }
        return false
    }

    /// Applies a batch; if one of its events fails, those before it.
    private func apply(_ events: ArraySlice<PublishedEvent>) throws(ApplyFailure) {
        do throws(ApplyFailure) {
            try commit(events)
        } catch {
            switch error {
            case .event(let failed, _, _):
                let before = events.prefix { $0.entry.position < failed }
                guard !before.isEmpty else { throw error }
                try commit(before)
            case .batch:  // one of several: the other half is for the next step
                try apply(events.prefix(max(1, events.count / 2)))
            case .storage:
                throw error
            }
        }
    }

    private func commit(_ events: ArraySlice<PublishedEvent>) throws(ApplyFailure) {
        position = try generation.apply(events, by: rule)
        progress.applied(to: position)
    }

    /// Applies many events in one commit. If that fails, the next steps are small ones, which find the event.
    private func applyMany(_ events: ArraySlice<PublishedEvent>) throws(ApplyFailure) {
        var reached = events.last?.entry.position ?? position
        let end = position + Self.bulkSize
        do throws(ApplyFailure) {
            position = try generation.apply(
                events,
                more: {
                    guard isRunning, reached < end else { return nil }
                    let next = feed.nextEvents(after: reached, for: ObjectIdentifier(self))
                    reached = next?.last?.entry.position ?? reached
                    return next
                },
                by: rule
            )
            progress.applied(to: position)
        } catch {
            carefulUntil = reached
            if case .storage = error { throw error }
        }
    }

    /// Waits before another attempt, or stops at the event.
    private func failed(_ failure: FollowFailure) async {
        progress.erred(failure.detail)
        guard attempts < Self.pauses.count else { return progress.failed(failure) }
        attempts += 1
        do { try await Task.sleep(for: Self.pauses[attempts - 1]) } catch { stop() }
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
