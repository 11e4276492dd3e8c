internal import EventCatalog
internal import LMDB
internal import Ledger
internal import Synchronization

extension ReadModelCore {
    /// How it is now.
    ///
    /// - Parameter patience: After this long in one step a worker is taken for stuck (a disk that hangs, a projector that
    ///   does not come to an end): that is a failure too, however well everything looks.
    func status(patience: Duration) throws -> ProjectionStatus {
        let (serving, build, previous, buildFailure) = state.withLock {
            ($0.serving, $0.building, $0.previous, $0.buildFailure)
        }
        let head = log.head
        let shown = serving ?? build?.follower
        let position = shown?.progress.position ?? 0
        let failure = serving?.progress.failure ?? (serving == nil ? buildFailure : nil)
        let stuck = [serving, build?.follower].compactMap { Self.stuck($0, patience) }.first
        let rebuild = build.map { build in
            RebuildProgress(
                generation: build.follower.generation.number,
                position: build.follower.progress.position,
                head: head,
                eventsPerSecond: build.follower.progress.eventsPerSecond,
                startedAt: build.startedAt
            )
        }
        return ProjectionStatus(
            name: rule.name,
            version: rule.version,
            generation: serving?.number,
            isStale: serving?.isStale ?? false,
            previousGeneration: previous?.number,
            state: Self.state(
                of: serving,
                isBuilding: build != nil,
                isFailed: failure != nil,
                isStuck: stuck != nil,
                head: head
            ),
            position: position,
            head: head,
            digest: (serving?.generation.checkpoint.withLock(\.digests)).map { "\($0.reduce(RowDigest(), +))" },
            lagSeconds: lagSeconds(at: position, head: head),
            eventsPerSecond: shown?.progress.eventsPerSecond ?? 0,
            bytesUsed: try shown?.generation.bytesUsed() ?? 0,
            lastError: stuck ?? buildFailure?.detail ?? build?.follower.progress.lastError ?? shown?.progress.lastError,
            failedAt: failure?.position,
            parkedKeys: shown?.generation.parkedKeys.withLock(\.count) ?? 0,
            rebuild: rebuild
        )
    }

    /// That a worker is stuck, in words; `nil` if it is not.
    private static func stuck(_ follower: Follower?, _ patience: Duration) -> String? {
        guard let progress = follower?.progress, let silence = progress.silence, silence > patience else { return nil }
        return "no progress for \(silence.components.seconds) s behind position \(progress.position)"
    }

    /// Live workers are always a few events behind while events come in.
    private static let liveLag: UInt64 = 4096

    private static func state(
        of serving: Follower?,
        isBuilding: Bool,
        isFailed: Bool,
        isStuck: Bool,
        head: Position
    ) -> ProjectionStatus.State {
        if isStuck { return .failed }
        if isBuilding { return .rebuilding }
        if isFailed { return .failed }
        guard let progress = serving?.progress else { return .catchingUp }
        // Where no worker runs, as in a command beside a stopped server, what is at the head is current all the same.
        guard progress.hasBeenAtHead || progress.position >= head else { return .catchingUp }
        return head <= progress.position + liveLag ? .live : .catchingUp
    }

    private func lagSeconds(at position: Position, head: Position) -> Double {
        guard position < head else { return 0 }
        let next: RecordedEvent?
        do throws(EventLogError) {
            next = try log.read(.log, from: position, direction: .forward, limit: 1).first
        } catch {
            return 0  // the worker reads the same event: its error is in the status
        }
        guard let next else { return 0 }
        let microseconds = Timestamp.now.microseconds - next.entry.recordedAt.microseconds
        return max(0, Double(microseconds) / 1_000_000)
    }
}
