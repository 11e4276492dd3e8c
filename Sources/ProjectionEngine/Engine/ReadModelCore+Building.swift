internal import EventCatalog
internal import LMDB
internal import Ledger
internal import Logging
internal import Synchronization

extension ReadModelCore {
    /// Begins to build a new generation, unless one is being built.
    func beginBuild() throws {
        let isFirst = state.withLock { state in
            guard state.building == nil, state.preparing == nil, !state.isClosed else { return false }
            state.preparing = Preparation()
            return true
        }
        guard isFirst else { return }
        do {
            try begin(try makeFollower())
        } catch {
            let prepared = state.withLock { $0.preparing.take() }
            for waiter in prepared?.waiters ?? [] { waiter.resume(throwing: error) }
            throw error
        }
    }

    private func makeFollower() throws -> Follower {
        let number = try directory.nextGeneration(after: state.withLock(\.highestNumber))
        state.withLock { $0.highestNumber = number }
        let generation = try Generation(number: number, directory: directory.generationPath(number), rule: rule)
        try generation.begin(rule)
        return follower(of: generation, at: 0)
    }

    private func begin(_ follower: Follower) throws(ReadModelError) {
        let refusal: ReadModelError? = state.withLock { state in
            if state.isClosed { return .stopped(name: rule.name) }
            if state.preparing?.isCancelled == true { return .rebuildCancelled(name: rule.name) }
            let waiters = state.preparing.take()?.waiters ?? []
            state.building = Build(follower: follower, startedAt: .now, waiters: waiters)
            state.buildFailure = nil
            return nil
        }
        if let refusal {
            follower.generation.retire()
            throw refusal
        }
        startWorker(self, follower)
    }

    /// Begins a build if there is none, and waits for its end.
    func build() async throws {
        try beginBuild()
        try await awaitBuild()
    }

    /// Waits for the end of the build under way.
    func awaitBuild() async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            let outcome: Result<Void, ReadModelError>? = state.withLock { state in
                if state.isClosed { return .failure(.stopped(name: rule.name)) }
                if state.building != nil {
                    state.building?.waiters.append(continuation)
                    return nil
                }
                if state.preparing != nil {
                    state.preparing?.waiters.append(continuation)
                    return nil
                }
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
    @discardableResult
    func cancelBuild() -> Bool {
        state.withLock { state in
            guard let serving = state.serving, !serving.isStale else { return false }
            state.preparing?.isCancelled = true
            state.building?.follower.stop()
            return state.preparing != nil || state.building != nil
        }
    }
}

// MARK: - What workers report

extension ReadModelCore {
    /// A worker has moved on: publishes its position if it serves, and lets it take over if it was waiting for that.
    func moved(_ follower: Follower) {
        let (isBuilding, isToBeTold) = state.withLock { state in
            if state.serving === follower { gate.advance(to: follower.progress.position) }
            guard let build = state.building, build.follower === follower else { return (false, false) }
            guard .now - build.toldAt >= Self.timeBetweenReports else { return (true, false) }
            state.building?.toldAt = .now
            return (true, true)
        }
        if isToBeTold { tellProgress(of: follower.progress) }
        if isBuilding, follower.progress.hasBeenAtHead { promote(follower) }
    }

    private static let timeBetweenReports: Duration = .seconds(10)

    private func tellProgress(of progress: Progress) {
        let metadata: Logger.Metadata = [
            "position": "\(progress.position)", "head": "\(log.head)",
            "events_per_second": "\(Int(progress.eventsPerSecond))",
        ]
        logger.info("is being built", metadata: metadata)
    }

    /// Switches to a generation that has caught up. The old one is kept for a return to it, and the one before that is
    /// removed when its last reader is done.
    ///
    /// The switch is one step under the lock. A build that was given up meanwhile never serves, and as the serving
    /// worker publishes its position under the lock too, no position that someone has seen is taken back. A generation
    /// that is not there yet, or can't be entered on the disk, tries again at its next move.
    private func promote(_ follower: Follower) {
        do {
            let before = try state.withLock { state -> State? in
                guard let build = state.building, build.follower === follower, !follower.hasBeenStopped,
                    !state.isClosed, follower.progress.position >= gate.position
                else { return nil }
                let old = state.serving.map { Kept(number: $0.number, generation: $0.generation) } ?? state.previous
                let kept = old?.number == follower.number ? nil : old
                try directory.enter(ModelDirectory.Roles(current: follower.number, previous: kept?.number))
                defer {
                    state.serving = follower
                    state.building = nil
                    state.previous = kept
                    gate.advance(to: follower.progress.position)
                }
                return state
            }
            guard let before else { return }
            before.serving?.stop()
            if let dropped = before.previous, before.serving != nil, dropped.number != follower.number {
                remove(dropped)
            }
            logger.info(
                "a new generation serves",
                metadata: ["generation": "\(follower.number)", "position": "\(follower.progress.position)"]
            )
            for waiter in before.building?.waiters ?? [] { waiter.resume() }
        } catch {
            stalled(follower, "the switch failed: \(error)")
        }
    }

    /// The storage failed a worker, which will try again.
    func stalled(_ follower: Follower, _ detail: String) {
        guard follower.progress.lastError != detail else { return }
        follower.progress.erred(detail)
        logger.warning("waits for its storage", metadata: ["error": "\(detail)"])
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
        if !build.isReturn { follower.generation.retire() }
        let error =
            failure.map { ReadModelError.failed(name: rule.name, position: $0.position) }
            ?? .rebuildCancelled(name: rule.name)
        for waiter in build.waiters { waiter.resume(throwing: error) }
    }
}
