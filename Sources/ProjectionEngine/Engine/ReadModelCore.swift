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
        /// Why the last build failed, until the next is begun.
        var buildFailure: FollowFailure?
        var isClosed = false
    }

    struct Build {
        let follower: Follower
        let startedAt: Timestamp
        /// Those who wait for its end.
        var waiters: [CheckedContinuation<Void, any Error>] = []
    }

    let rule: ProjectionRule
    let log: any EventLog
    let gate = PositionGate()
    let state = Mutex(State())
    private let feed: DecodedEventFeed
    private let directory: ModelDirectory
    private let logger: Logger
    /// Has the host run a worker.
    private let startWorker: @Sendable (ReadModelCore, Follower) -> Void

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
        let (value, position) = try follower.generation.read(body)
        return Snapshot(value: value, position: position, isComplete: follower.progress.failure == nil)
    }

    private func serving() throws(ReadModelError) -> Follower {
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
    /// Opens the generation that served last, if it can be trusted and fits; else goes on with a first build that was
    /// stopped; else begins one. What else is there is removed.
    func open() throws {
        let (isTrusted, current) = try directory.claim()
        let serving = isTrusted ? current.flatMap { reopen($0) } : nil
        let unfinished = isTrusted && serving == nil ? try directory.generations().filter { $0 != current }.max() : nil
        let building = unfinished.flatMap { reopen($0) }
        let kept = serving ?? building
        for number in try directory.generations() where number != kept?.generation.number {
            try directory.removeGeneration(number)
        }
        guard let kept else { return try beginBuild() }
        state.withLock { state in
            state.serving = serving
            state.building = building.map { Build(follower: $0, startedAt: .now) }
        }
        if serving != nil { gate.advance(to: kept.progress.position) }
        startWorker(self, kept)
    }

    /// A generation as it was left; `nil` if it can't be opened, is of another version, or does not fit the log.
    private func reopen(_ number: UInt64) -> Follower? {
        let path = directory.generationPath(number)
        do {
            guard try FileSystem.exists(path + "/data.mdb") else { return nil }
            let generation = try Generation(number: number, directory: path, rule: rule)
            guard let stored = try generation.state(), stored.identity == Generation.identity(of: rule),
                try fitsLog(stored)
            else {
                logger.notice("does not fit the program or the log and is built anew")
                return nil
            }
            return follower(of: generation, at: stored.position)
        } catch {
            logger.warning("can't be used and is built anew", metadata: ["error": "\(type(of: error))"])
            return nil
        }
    }

    /// Whether the last event applied is still the one at that place of the log: a log restored from a backup may be
    /// shorter, or have gone another way.
    private func fitsLog(_ stored: GenerationState) throws -> Bool {
        guard stored.position > 0 else { return true }
        guard stored.position <= log.head else { return false }
        let last = try log.read(.log, from: stored.position - 1, direction: .forward, limit: 1).first
        return last.map { Generation.fingerprint(of: $0.entry) } == stored.fingerprint
    }

    private func follower(of generation: Generation, at position: Position) -> Follower {
        Follower(generation: generation, position: position, rule: rule, log: log, feed: feed)
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
        let (serving, build) = state.withLock { state in
            state.isClosed = true
            defer { (state.serving, state.building) = (nil, nil) }
            return (state.serving, state.building)
        }
        gate.close()
        for waiter in build?.waiters ?? [] { waiter.resume(throwing: ReadModelError.stopped(name: rule.name)) }
        if serving != nil { build?.follower.generation.retire() }
        try (serving ?? build?.follower)?.generation.sync()
        try directory.release()
    }
}

// MARK: - Building

extension ReadModelCore {
    /// Begins to build a new generation, unless one is being built.
    func beginBuild() throws {
        guard state.withLock({ $0.building == nil && !$0.isClosed }) else { return }
        let number = try directory.nextGeneration()
        let generation = try Generation(number: number, directory: directory.generationPath(number), rule: rule)
        try generation.begin(rule)
        let follower = follower(of: generation, at: 0)
        let isFirst = state.withLock { state in
            guard state.building == nil, !state.isClosed else { return false }
            state.building = Build(follower: follower, startedAt: .now)
            state.buildFailure = nil
            return true
        }
        if isFirst { startWorker(self, follower) } else { generation.retire() }
    }

    /// Begins a build if there is none, and waits for its end.
    func build() async throws {
        try beginBuild()
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let outcome: Result<Void, ReadModelError>? = state.withLock { state in
                if state.building != nil {
                    state.building?.waiters.append(continuation)
                    return nil
                }
                if state.isClosed { return .failure(.stopped(name: rule.name)) }
                if let failure = state.buildFailure {
                    return .failure(.failed(name: rule.name, position: failure.position))
                }
                return .success(())
            }
            if let outcome { continuation.resume(with: outcome.mapError { $0 }) }
        }
    }

    /// Gives up the build under way; what serves goes on. Where nothing serves there is nothing to go back to, so the
    /// build goes on.
    func cancelBuild() {
        state.withLock { state in
            if state.serving != nil { state.building?.follower.stop() }
        }
    }

    /// A worker has moved on: publishes its position if it serves, and lets it take over if it was waiting for that.
    func moved(_ follower: Follower) {
        let position = follower.progress.position
        let (isServing, isBuilding) = state.withLock { state in
            (state.serving === follower, state.building?.follower === follower)
        }
        if isServing { gate.advance(to: position) }
        if isBuilding, follower.progress.hasBeenAtHead, position >= gate.position { promote(follower) }
    }

    /// Switches to a generation that has caught up. The old one is removed when its last reader is done.
    private func promote(_ follower: Follower) {
        do {
            try directory.setCurrent(follower.generation.number)
        } catch {
            follower.progress.failed(
                FollowFailure(position: follower.progress.position, detail: "the switch failed: \(error)")
            )
            return
        }
        let (old, waiters) = state.withLock { state in
            defer {
                state.serving = follower
                state.building = nil
            }
            return (state.serving, state.building?.waiters ?? [])
        }
        gate.advance(to: follower.progress.position)
        old?.stop()
        old?.generation.retire()
        logger.info(
            "a new generation serves",
            metadata: ["generation": "\(follower.generation.number)", "position": "\(follower.progress.position)"]
        )
        for waiter in waiters { waiter.resume() }
    }

    /// A worker has ended: stopped, or stopped at an event. A build that ends so is given up, but for a first one that was
    /// only stopped: it goes on at the next start.
    func ended(_ follower: Follower) {
        let failure = follower.progress.failure
        let build: Build? = state.withLock { state in
            guard let build = state.building, build.follower === follower, !state.isClosed,
                failure != nil || state.serving != nil
            else { return nil }
            state.building = nil
            state.buildFailure = failure
            return build
        }
        if let failure { logger.error("stopped at an event", metadata: ["error": "\(failure.detail)"]) }
        guard let build else { return }
        follower.generation.retire()
        let error =
            failure.map { ReadModelError.failed(name: rule.name, position: $0.position) }
            ?? .rebuildCancelled(name: rule.name)
        for waiter in build.waiters { waiter.resume(throwing: error) }
    }
}
