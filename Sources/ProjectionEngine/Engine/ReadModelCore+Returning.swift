internal import Dispatch
internal import EventCatalog
internal import Ledger
internal import Logging
internal import Synchronization

extension ReadModelCore {
    /// Goes back to the generation that served before: it catches up with the log, which takes as long as the events
    /// since the switch, and takes over; what serves now is kept in its place.
    func returnToPrevious() async throws {
        try beginReturn()
        try await awaitBuild()
    }

    private func beginReturn() throws {
        let kept = try state.withLock { state throws(ReadModelError) in
            if state.isClosed { throw .stopped(name: rule.name) }
            guard state.building == nil, state.preparing == nil else { throw .isBuilding(name: rule.name) }
            guard let kept = state.previous else { throw .nothingKept(name: rule.name) }
            state.preparing = Preparation()
            return kept
        }
        let follower = kept.generation.map { generation in
            self.follower(of: generation, at: generation.checkpoint.withLock(\.position))
        }
        var opened = follower
        if opened == nil, case .usable(let found) = reopen(kept.number, crashes: 0) { opened = found }
        guard let opened, try opened.generation.version(of: rule) == rule.version else {
            let waiters = state.withLock { $0.preparing.take()?.waiters ?? [] }
            for waiter in waiters { waiter.resume(throwing: ReadModelError.nothingKept(name: rule.name)) }
            throw ReadModelError.nothingKept(name: rule.name)
        }
        state.withLock { state in
            let waiters = state.preparing.take()?.waiters ?? []
            state.building = Build(follower: opened, startedAt: .now, isReturn: true, waiters: waiters)
            state.buildFailure = nil
        }
        startWorker(self, opened)
    }

    /// Removes the generation that served before.
    func dropPrevious() throws {
        let kept = try state.withLock { state throws(ReadModelError) in
            if state.isClosed { throw .stopped(name: rule.name) }
            guard state.building?.isReturn != true, state.preparing == nil else { throw .isBuilding(name: rule.name) }
            guard let kept = state.previous.take() else { throw .nothingKept(name: rule.name) }
            return kept
        }
        try directory.enter(ModelDirectory.Roles(current: try directory.roles().current, previous: nil))
        remove(kept)
    }

    /// Removes a generation's directory when its last reader is done.
    func remove(_ kept: Kept) {
        if let generation = kept.generation { return generation.retire() }
        let (directory, logger) = (directory, logger)
        DispatchQueue.global(qos: .utility).async {
            do {
                try directory.removeGeneration(kept.number)
            } catch {
                logger.warning("an old generation is removed at the next start", metadata: ["error": "\(error)"])
            }
        }
    }
}
