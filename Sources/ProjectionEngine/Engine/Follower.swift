internal import EventCatalog
internal import Ledger
internal import Synchronization

/// The worker of one generation: pulls events after its checkpoint and applies them, batch by batch, for as long as the
/// generation lives.
///
/// It works on a serial queue of its own. The log's wake-up is only a hint: a timed poll always follows. An event that
/// can't be applied is tried again with growing pauses; then the worker stops at it. It is never skipped.
actor Follower {
    private static let pollInterval: Duration = .milliseconds(250)
    private static let pauses: [Duration] = [.milliseconds(20), .milliseconds(80), .milliseconds(320)]

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

    private var isRunning: Bool { !isStopped.load(ordering: .relaxed) && !Task.isCancelled }

    /// Follows the log until stopped, cancelled or failed.
    func run(for core: ReadModelCore) async {
        while isRunning, progress.failure == nil {
            let isAtHead = await step()
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
    private func step() async -> Bool {
        let head = log.head
        do {
            let events = try await feed.events(after: position, for: ObjectIdentifier(self))
            if events.isEmpty { return true }
            try apply(events)
            attempts = 0
            return position >= head
        } catch let failure as FeedFailure {
            await failed(FollowFailure(position: failure.position, detail: failure.detail))
        } catch let failure as ApplyFailure {
            await failed(describe(failure))
        } catch {
            stop()  // only cancellation is left
        }
        return false
    }

    /// Applies a batch; if one of its events fails, those before it.
    private func apply(_ events: ArraySlice<PublishedEvent>) throws(ApplyFailure) {
        do {
            try commit(events)
        } catch .event(let failed, let type, let error) {
            let before = events.prefix { $0.entry.position < failed }
            guard !before.isEmpty else { throw .event(position: failed, type: type, error: error) }
            try commit(before)
        }
    }

    private func commit(_ events: ArraySlice<PublishedEvent>) throws(ApplyFailure) {
        try generation.apply(events, by: rule)
        position += UInt64(events.count)
        progress.applied(to: position)
    }

    private func describe(_ failure: ApplyFailure) -> FollowFailure {
        switch failure {
        case .event(let position, let type, let error):
            FollowFailure(position: position, detail: "\(type) at position \(position): \(error)")
        case .storage(let detail):
            FollowFailure(position: position + 1, detail: "storage: \(detail)")
        }
    }

    /// Waits before another attempt, or stops at the event.
    private func failed(_ failure: FollowFailure) async {
        progress.erred(failure.detail)
        guard attempts < Self.pauses.count else { return progress.failed(failure) }
        attempts += 1
        do { try await Task.sleep(for: Self.pauses[attempts - 1]) } catch { stop() }
    }
}
