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
        /// Reserves the build while its environment is being made, so that there is never a second.
        var preparing: Preparation?
        /// Why the last build failed, until the next is begun.
        var buildFailure: FollowFailure?
        /// How often damage was healed by building anew.
        var healings = 0
        var isClosed = false
    }

    struct Build {
        let follower: Follower
        let startedAt: Timestamp
        /// Those who wait for its end.
        var waiters: [CheckedContinuation<Void, any Error>] = []
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
        guard follower.progress.failure != nil else { return found }
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
    /// Opens the generation that served last, if it can be trusted and fits; else goes on with a first build that was
    /// stopped; else begins one. What else is there is removed.
    func open() throws {
        let (current, crashes) = try directory.claim()
        let serving = current.flatMap { reopen($0, crashes: crashes) }
        let unfinished = serving == nil ? try directory.generations().filter { $0 != current }.max() : nil
        let building = unfinished.flatMap { reopen($0, crashes: crashes) }
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

    /// After this many processes in a row that did not stop, the file itself is suspected.
    private static let mostCrashes = 2

    /// A generation as it was left; `nil` if it can't be opened, is damaged, of another version, or does not fit the log.
    private func reopen(_ number: UInt64, crashes: Int) -> Follower? {
        let path = directory.generationPath(number)
        do {
            guard try FileSystem.exists(path + "/data.mdb") else { return nil }
            var found: [String: RowDigest]?
            if try crashes >= Self.mostCrashes || !Generation.isUntouched(path) {
                logger.notice("was not left as it was written: every page is looked at")
                found = try Environment.audit(directory: path)
            }
            let generation = try Generation(number: number, directory: path, rule: rule)
            let checkpoint = generation.checkpoint.withLock { $0 }
            guard try generation.identity() == Generation.identity(of: rule), try checkpoint.fits(log) else {
                logger.notice("does not fit the program or the log and is built anew")
                return nil
            }
            if let found {
                try Generation.compare(found, with: checkpoint, rule.tables.map(\.name))
                generation.stamp()
            }
            return follower(of: generation, at: checkpoint.position, wasInUse: crashes > 0)
        } catch {
            logger.warning("can't be used and is built anew", metadata: ["error": "\(RowError(error))"])
            return nil
        }
    }

    func follower(of generation: Generation, at position: Position, wasInUse: Bool = false) -> Follower {
        Follower(
            generation: generation,
            position: position,
            wasInUse: wasInUse,
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
