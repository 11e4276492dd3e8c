internal import EventCatalog
internal import LMDB
internal import Ledger
internal import Logging
internal import Synchronization

/// One read model without its type: which generation serves, which is being built, and how one takes over.
final class ReadModelCore: Sendable {
    struct State {
        /// Serves, and follows the log.
        var serving: Follower?
        /// Is to serve as soon as it has caught up.
        var building: Build?
        /// Served before, and is kept until it is dropped or the next takes its place.
        var previous: Kept?
        /// Reserves the build while its environment is being made, so that there is never a second.
        var preparing: Preparation?
        /// Why the last build failed, until the next is begun.
        var buildFailure: FollowFailure?
        /// The highest number of a generation so far: one that is removed late must not take a new one with it.
        var highestNumber: UInt64 = 0
        /// How often damage was healed by building anew.
        var healings = 0
        var isClosed = false
    }

    struct Build {
        let follower: Follower
        let startedAt: Timestamp
        /// When its progress was logged last.
        var toldAt = ContinuousClock.now
        /// It is the generation that served before, and is kept if it does not come to serve.
        var isReturn = false
        /// Those who wait for its end.
        var waiters: [CheckedContinuation<Void, any Error>] = []
    }

    /// A generation without a worker.
    struct Kept {
        let number: UInt64
        /// `nil` as long as it has not been opened by this process.
        let generation: Generation?
    }

    struct Preparation {
        var waiters: [CheckedContinuation<Void, any Error>] = []
        var isCancelled = false
    }

    let rule: ProjectionRule
    let log: any EventLog
    let gate = PositionGate()
    let state = Mutex(State())
    private let feed: DecodedEventFeed
    let directory: ModelDirectory
    let logger: Logger
    /// Has the host run a worker.
    let startWorker: @Sendable (ReadModelCore, Follower) -> Void

    init(
        rule: ProjectionRule,
        root: String,
        log: any EventLog,
        feed: DecodedEventFeed,
        logger: Logger,
        startWorker: @escaping @Sendable (ReadModelCore, Follower) -> Void
    ) {
        self.rule = rule
        self.log = log
        self.feed = feed
        self.startWorker = startWorker
        var logger = logger
        logger[metadataKey: "read_model"] = "\(rule.name)"
        self.logger = logger
        directory = ModelDirectory(root: root, name: rule.name)
    }
}

// MARK: - Serving

extension ReadModelCore {
    func read<Value>(_ body: (borrowing RowReader) throws -> Value) throws -> Snapshot<Value> {
        let follower = try serving()
        let found: Snapshot<Value>
        do {
            found = try follower.generation.read(body)
        } catch {
            guard case .corrupt(let detail) = RowError(error) else { throw error }
            damaged(follower, detail)
            throw ReadModelError.rebuilding(name: rule.name, position: 0, head: log.head)
        }
        guard follower.isStale || follower.progress.failure != nil else { return found }
        return Snapshot(value: found.value, position: found.position, parked: found.parked, hasStopped: true)
    }

    func serving() throws(ReadModelError) -> Follower {
        let (serving, building, failure, isClosed) = state.withLock { state in
            (state.serving, state.building?.follower, state.buildFailure, state.isClosed)
        }
        if let serving { return serving }
        if isClosed { throw .stopped(name: rule.name) }
        if building == nil, let failure { throw .failed(name: rule.name, position: failure.position) }
        throw .rebuilding(name: rule.name, position: building?.progress.position ?? 0, head: log.head)
    }

    /// Whether answers can be given.
    var isServing: Bool { state.withLock { $0.serving != nil } }
}

// MARK: - Opening and closing

extension ReadModelCore {
    func follower(
        of generation: Generation,
        at position: Position,
        wasInUse: Bool = false,
        isStale: Bool = false
    ) -> Follower {
        Follower(
            generation: generation,
            position: position,
            wasInUse: wasInUse,
            isStale: isStale,
            rule: rule,
            log: log,
            feed: feed
        )
    }

    /// Ends the workers after the batch they are in.
    func stopWorkers() {
        state.withLock { state in
            state.serving?.stop()
            state.building?.follower.stop()
        }
    }

    /// Throws if no worker can move the position any further.
    func checkCanMove() throws(ReadModelError) {
        let (failure, isClosed) = state.withLock { state in
            (state.building == nil ? state.serving?.progress.failure ?? state.buildFailure : nil, state.isClosed)
        }
        if isClosed { throw .stopped(name: rule.name) }
        if let failure { throw .failed(name: rule.name, position: failure.position) }
    }

    /// Syncs what serves and marks the stop as clean. The workers have ended.
    func close() throws {
        let (serving, build, previous) = state.withLock { state in
            state.isClosed = true
            defer { (state.serving, state.building, state.previous) = (nil, nil, nil) }
            return (state.serving, state.building, state.previous)
        }
        gate.close()
        for waiter in build?.waiters ?? [] { waiter.resume(throwing: ReadModelError.stopped(name: rule.name)) }
        for generation in [serving?.generation, build?.follower.generation, previous?.generation] {
            try generation?.sync()
        }
        try directory.release()
    }
}
