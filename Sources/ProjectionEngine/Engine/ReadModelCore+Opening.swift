internal import EventCatalog
internal import LMDB
internal import Ledger
internal import Logging
internal import Synchronization

extension ReadModelCore {
    /// Opens what can be trusted and fits: the generation that served last, or the one before (which is the last one's
    /// where the program was set back to an older version), and a build that was under way, which goes on. Where nothing
    /// of this version serves or is being built, a build is begun; meanwhile an older version whose rows can still be
    /// read serves what it has. What else is there is removed.
    func open() throws {
        let crashes = try directory.claim()
        let roles = try directory.roles()
        let (serving, previous) = try reopen(roles, crashes: crashes)
        let onDisk = try directory.generations()
        let unfinished = onDisk.filter { !roles.contains($0) && $0 > roles.current ?? 0 }.max()
        var building: Follower?
        if let unfinished, case .usable(let follower) = reopen(unfinished, crashes: crashes), !follower.isStale {
            building = follower
        }
        for number in onDisk where ![previous, serving?.number, building?.number].contains(number) {
            try directory.removeGeneration(number)
        }
        state.withLock { state in
            state.serving = serving
            state.building = building.map { Build(follower: $0, startedAt: .now) }
            state.previous = previous.map { Kept(number: $0, generation: nil) }
            state.highestNumber = onDisk.max() ?? 0
        }
        if let serving { gate.advance(to: serving.progress.position) }
        if let serving, !serving.isStale { startWorker(self, serving) }
        if let building { startWorker(self, building) }
        if building == nil, serving?.isStale ?? true { try beginBuild() }
    }

    /// What serves, and which generation is kept besides.
    private func reopen(
        _ roles: ModelDirectory.Roles,
        crashes: Int
    ) throws -> (serving: Follower?, previous: UInt64?) {
        let current = roles.current.map { reopen($0, crashes: crashes) } ?? .unusable
        if case .usable(let follower) = current, !follower.isStale {
            return (follower, try directory.holds(roles.previous) ? roles.previous : nil)
        }
        if let number = roles.previous, case .usable(let older) = reopen(number, crashes: crashes), !older.isStale {
            let kept = current.isUnusable ? nil : roles.current
            try directory.enter(ModelDirectory.Roles(current: number, previous: kept))
            return (older, kept)
        }
        switch current {
        case .usable(let stale): return (stale, nil)
        case .ofOtherVersion: return (nil, roles.current)
        case .unusable: return (nil, nil)
        }
    }

    /// What a generation on the disk is good for.
    enum Reopened {
        /// Its rows can be read, and followed unless they are stale.
        case usable(Follower)
        /// Nothing is wrong with it, but a program of another version made it.
        case ofOtherVersion
        /// It is not there, is damaged, or does not fit the log.
        case unusable

        fileprivate var isUnusable: Bool {
            if case .unusable = self { true } else { false }
        }
    }

    /// After this many processes in a row that did not stop, the file itself is suspected.
    private static let mostCrashes = 2

    /// A generation as it was left.
    func reopen(_ number: UInt64, crashes: Int) -> Reopened {
        let path = directory.generationPath(number)
        do {
            guard try FileSystem.exists(path + "/data.mdb") else { return .unusable }
            var found: [String: RowDigest]?
            if try crashes >= Self.mostCrashes || !Generation.isUntouched(path) {
                logger.notice("was not left as it was written: every page is looked at")
                found = try Environment.audit(directory: path)
            }
            let generation = try Generation(number: number, directory: path, rule: rule)
            let checkpoint = generation.checkpoint.withLock { $0 }
            guard let version = try generation.version(of: rule), try checkpoint.fits(log) else {
                logger.notice("does not fit the program or the log and is built anew")
                return .unusable
            }
            guard (rule.readableSince...rule.version).contains(version) else {
                logger.notice("was made by another version", metadata: ["version": "\(version)"])
                return .ofOtherVersion
            }
            if let found {
                try Generation.compare(found, with: checkpoint, rule.tables.map(\.name))
                generation.stamp()
            }
            return .usable(
                follower(
                    of: generation,
                    at: checkpoint.position,
                    wasInUse: crashes > 0,
                    isStale: version < rule.version
                )
            )
        } catch {
            logger.warning("can't be used and is built anew", metadata: ["error": "\(RowError(error))"])
            return .unusable
        }
    }
}
