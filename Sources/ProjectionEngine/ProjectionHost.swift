internal import Dispatch
public import EventCatalog
public import Ledger
public import Logging
public import ServiceLifecycle
internal import Synchronization

/// All read models of one log: registers, runs, rebuilds and reports on them.
///
/// Register every projection first, then run it as a service. It stops gracefully: each worker ends after the batch it
/// is in, the environments are synced and the stop is marked as clean. Ending it in any other way costs nothing but the
/// batch under way.
public final class ProjectionHost: Service {
    private let log: any EventLog
    private let directory: String
    private let logger: Logger
    private let feed: DecodedEventFeed
    private let cores = Mutex<[ReadModelCore]>([])
    private let workers: AsyncStream<(ReadModelCore, Follower)>
    private let newWorker: AsyncStream<(ReadModelCore, Follower)>.Continuation

    /// Makes a host.
    ///
    /// - Parameters:
    ///   - log: The log to follow.
    ///   - directory: Holds a folder `projections` with one folder for each read model.
    ///   - logger: Is told of builds, failures and stops; never of anything personal.
    public init(log: any EventLog, directory: String, logger: Logger) {
        self.log = log
        self.directory = directory
        self.logger = logger
        feed = DecodedEventFeed(log: log)
        (workers, newWorker) = AsyncStream.makeStream()
    }

    /// Opens a read model. One that is missing, damaged, of another version or ahead of the log is built from the log as
    /// soon as the host runs.
    ///
    /// - Throws: If its directory can't be used.
    public func register<Rule: Projection>(_ projection: Rule.Type) throws -> ReadModel<Rule> {
        let rule = ProjectionRule(projection)
        precondition(cores.withLock { $0.allSatisfy { $0.rule.name != rule.name } }, "\(rule.name) is registered twice")
        let core = ReadModelCore(
            rule: rule,
            root: directory,
            log: log,
            feed: feed,
            logger: logger
        ) { [weak self] core, follower in _ = self?.newWorker.yield((core, follower)) }
        try core.open()
        cores.withLock { $0.append(core) }
        return ReadModel(core: core)
    }

    /// Runs the workers until the service is shut down or the task cancelled.
    public func run() async throws {
        let scrubbing = Task { await Scrubber().run { [weak self] in self?.cores.withLock { $0 } ?? [] } }
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await withDiscardingTaskGroup { group in
                    for await (core, follower) in workers {
                        group.addTask { await follower.run(for: core) }
                    }
                    stopWorkers()  // also those that were begun while it was stopping
                }
            } onGracefulShutdown: {
                self.stop()
            }
        } onCancel: {
            stop()
        }
        scrubbing.cancel()
        await scrubbing.value
        for core in cores.withLock({ $0 }) { try core.close() }
        logger.info("read models stopped")
    }

    private func stop() {
        newWorker.finish()
        stopWorkers()
    }

    private func stopWorkers() {
        for core in cores.withLock({ $0 }) { core.stopWorkers() }
    }
}

// MARK: - Operating

extension ProjectionHost {
    /// How each read model is, in the order of registration.
    ///
    /// - Throws: ``ReadModelError/storage(name:detail:)``.
    public func statuses() throws -> [ProjectionStatus] { try statuses(patience: .seconds(60)) }

    func statuses(patience: Duration) throws -> [ProjectionStatus] {
        try cores.withLock { $0 }.map { core in
            do {
                return try core.status(patience: patience)
            } catch {
                throw ReadModelError.storage(name: core.rule.name, detail: "\(error)")
            }
        }
    }

    /// Whether every read model gives answers, however far behind.
    public var isServing: Bool { cores.withLock { $0 }.allSatisfy(\.isServing) }

    /// Begins to build a read model anew beside the one that serves, and returns at once; if it is being built already,
    /// nothing changes. See ``ProjectionStatus/rebuild`` for the progress.
    ///
    /// - Throws: ``ReadModelError/unknown(name:)``; ``ReadModelError/storage(name:detail:)``.
    public func beginRebuild(_ name: String) throws(ReadModelError) {
        let core = try core(name)
        do {
            try core.beginBuild()
        } catch let error as ReadModelError {
            throw error
        } catch {
            throw .storage(name: name, detail: "\(error)")
        }
    }

    /// Builds a read model anew beside the one that serves, and returns when it has taken over. Cancelling the task
    /// gives the build up.
    ///
    /// - Throws: ``ReadModelError``.
    public func rebuild(_ name: String) async throws {
        let core = try core(name)
        try Task.checkCancellation()
        try await withTaskCancellationHandler {
            try await core.build()
        } onCancel: {
            core.cancelBuild()
        }
    }

    /// Builds all read models anew at once; each event is decoded once for all of them.
    ///
    /// - Throws: ``ReadModelError`` of the first that fails; the others are then given up.
    public func rebuildAll() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for core in cores.withLock({ $0 }) {
                group.addTask { try await self.rebuild(core.rule.name) }
            }
        }
    }

    /// What a read model has parked, in the order of the events that are the cause.
    ///
    /// - Throws: ``ReadModelError``.
    public func parked(_ name: String) throws(ReadModelError) -> [ParkedKey] {
        do {
            return try core(name).serving().generation.parked()
        } catch let error as ReadModelError {
            throw error
        } catch {
            throw .storage(name: name, detail: "\(error)")
        }
    }

    /// Tries again what a read model has parked.
    ///
    /// - Parameter key: One record, with those that share an event with it; `nil` for all.
    /// - Throws: ``ReadModelError``.
    public func retry(_ name: String, _ key: RecordID? = nil) async throws(ReadModelError) -> RetryOutcome {
        do {
            return try await core(name).serving().retry(key)
        } catch let error as ReadModelError {
            throw error
        } catch {
            throw .storage(name: name, detail: "\(error)")
        }
    }

    /// Gives up the build of a read model; what served before goes on. A first build can't be given up.
    ///
    /// - Returns: Whether there was one to give up.
    @discardableResult
    public func cancelRebuild(_ name: String) throws(ReadModelError) -> Bool { try core(name).cancelBuild() }

    /// Goes back to the generation that served before the last switch, and keeps the present one in its place. It catches
    /// up first, so no position that someone has seen is taken back.
    ///
    /// - Throws: ``ReadModelError/nothingKept(name:)``, ``ReadModelError/isBuilding(name:)`` and others.
    public func returnToPrevious(_ name: String) async throws { try await core(name).returnToPrevious() }

    /// Removes the generation that served before the last switch.
    ///
    /// - Throws: ``ReadModelError/nothingKept(name:)``, ``ReadModelError/isBuilding(name:)`` and others.
    public func dropPrevious(_ name: String) throws(ReadModelError) {
        do {
            try core(name).dropPrevious()
        } catch let error as ReadModelError {
            throw error
        } catch {
            throw .storage(name: name, detail: "\(error)")
        }
    }

    /// Waits until every read model reflects the event at `position`.
    ///
    /// - Throws: ``ReadModelError/failed(name:position:)`` if one can't get there; `CancellationError`.
    public func catchUp(to position: Position) async throws {
        for core in cores.withLock({ $0 }) {
            while await core.gate.wait(for: position, timeout: .milliseconds(200)) < position || !core.isServing {
                try Task.checkCancellation()
                try core.checkCanMove()
                if !core.isServing { try await Task.sleep(for: .milliseconds(5)) }
            }
        }
    }

    private func core(_ name: String) throws(ReadModelError) -> ReadModelCore {
        guard let core = cores.withLock({ $0.first { $0.rule.name == name } }) else { throw .unknown(name: name) }
        return core
    }
}
