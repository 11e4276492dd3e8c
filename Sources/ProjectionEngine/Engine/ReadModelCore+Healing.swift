internal import Dispatch
internal import LMDB
internal import Ledger
internal import Logging
internal import Synchronization

extension ReadModelCore {
    /// A disk that goes on damaging what is written needs a person, not another build.
    private static let mostHealings = 3

    /// The rows of a generation are not those that were stored: it answers nothing more, and is built anew.
    ///
    /// - Parameter detail: What was found; nothing personal.
    func damaged(_ follower: Follower, _ detail: String) {
        follower.stop()
        let found: (waiters: [CheckedContinuation<Void, any Error>], isLast: Bool)? = state.withLock { state in
            guard !state.isClosed else { return nil }
            var waiters: [CheckedContinuation<Void, any Error>] = []
            if state.serving === follower {
                state.serving = nil
            } else if state.building?.follower === follower {
                waiters = state.building.take()?.waiters ?? []
            } else {
                return nil
            }
            state.healings += 1
            let isLast = state.healings > Self.mostHealings
            if isLast { state.buildFailure = FollowFailure(position: follower.progress.position, detail: detail) }
            return (waiters, isLast)
        }
        guard let found else { return }
        follower.generation.distrust()
        follower.generation.retire()
        for waiter in found.waiters { waiter.resume(throwing: ReadModelError.storage(name: rule.name, detail: detail)) }
        let metadata: Logger.Metadata = ["generation": "\(follower.generation.number)", "error": "\(detail)"]
        guard !found.isLast else {
            return logger.critical("is damaged again and again: look after the disk, then rebuild", metadata: metadata)
        }
        logger.error("is damaged, and built anew", metadata: metadata)
        // A query may have found it: making the new environment waits for the disk.
        DispatchQueue.global(qos: .userInitiated).async { self.heal() }
    }

    private func heal() {
        do {
            try beginBuild()
        } catch {
            let failure = FollowFailure(position: 0, detail: "can't be built anew: \(RowError(error))")
            state.withLock { $0.buildFailure = failure }
            logger.critical("\(failure.detail)")
        }
    }

    /// Looks at every page and row of the generation that serves; damage is healed.
    ///
    /// - Parameter step: Called behind each megabyte; `false` gives it up.
    func audit(step: @escaping () -> Bool) throws {
        guard let serving = state.withLock({ $0.serving }) else { return }
        do {
            _ = try serving.generation.audit { !serving.hasBeenStopped && step() }
        } catch {
            guard case .corrupt(let detail) = RowError(error) else { throw error }
            damaged(serving, detail)
        }
    }
}
