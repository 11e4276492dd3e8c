internal import DequeModule
internal import Dispatch
internal import EventCatalog
internal import LMDB
internal import Logging
internal import Synchronization

/// The one writer of a log: decides waiting commands in turn and commits them together.
///
/// It works on a queue of its own, so that no thread of the cooperative pool ever waits for the disk. There is no
/// artificial delay: while one commit is under way the next commands gather.
final class LogWriter: Sendable {
    typealias Decide = @Sendable (inout LogTransaction) throws -> Void

    private struct WaitingCommand: Sendable {
        let envelope: CommandEnvelope
        let decide: Decide
        let answer: CheckedContinuation<CommandReceipt, any Error>
    }

    private struct Gate {
        var waiting = Deque<WaitingCommand>()
        var isDraining = false
        var refusal: EventLogError?
    }

    /// What only the queue's block touches.
    private struct Work {
        var state: LogState
        var space: DiskSpace
        var nextReaderCheck = ContinuousClock.now + .seconds(60)
    }

    private let store: LogStore
    private let options: LMDBEventLog.Options
    private let queue = DispatchQueue(label: "log writer", qos: .userInitiated)
    private let gate = Mutex(Gate())
    private let work: Mutex<Work>
    private let metrics = LogMetrics()
    private let committed: @Sendable (Position) -> Void

    /// - Parameter committed: Called on the writer's queue after each commit, before anyone is answered.
    init(
        _ store: LogStore,
        state: LogState,
        space: DiskSpace,
        options: LMDBEventLog.Options,
        committed: @escaping @Sendable (Position) -> Void
    ) {
        self.store = store
        self.options = options
        self.work = Mutex(Work(state: state, space: space))
        self.committed = committed
    }

    /// Queues a command and waits for its answer, even if the task is cancelled meanwhile: it may be carried out.
    func submit(_ envelope: CommandEnvelope, _ decide: @escaping Decide) async throws -> CommandReceipt {
        try await withCheckedThrowingContinuation { answer in
            let command = WaitingCommand(envelope: envelope, decide: decide, answer: answer)
            let (refusal, mustStart) = gate.withLock { gate -> (EventLogError?, Bool) in
                if let refusal = gate.refusal { return (refusal, false) }
                guard gate.waiting.count < options.limits.waitingCommands else { return (.overloaded, false) }
                gate.waiting.append(command)
                defer { gate.isDraining = true }
                return (nil, !gate.isDraining)
            }
            if let refusal { answer.resume(throwing: refusal) }
            if mustStart { queue.async { [self] in drain() } }
        }
    }

    /// Takes no further command and returns when those taken are answered.
    func close() async {
        gate.withLock { $0.refusal = $0.refusal ?? .unusable(detail: "the log is closed") }
        repeat {
            await withCheckedContinuation { done in queue.async { done.resume() } }
        } while gate.withLock { $0.isDraining }
    }

    private func next() -> WaitingCommand? {
        gate.withLock { gate in
            let command = gate.waiting.popFirst()
            if command == nil { gate.isDraining = false }
            return command
        }
    }

    private func drain() {
        work.withLock { work in
            while let command = next() { runBatch(from: command, &work) }
            checkReaders(&work)
        }
    }

    private func runBatch(from first: WaitingCommand, _ work: inout Work) {
        metrics.waiting(gate.withLock { $0.waiting.count })
        let batch = Batch(on: store, from: work.state, limits: options.limits)
        var answers:
            [(answer: CheckedContinuation<CommandReceipt, any Error>, result: Result<CommandReceipt, any Error>)] =
                []
        let refusal = spaceRefusal(&work)
        var command: WaitingCommand? = first
        while let current = command {
            let result: Result<CommandReceipt, any Error>
            if let refusal {
                result = .failure(refusal)
            } else {
                result = Result { try batch.run(current.envelope, now: options.clock(), current.decide) }
            }
            answers.append((current.answer, result))
            command = batch.isFull || answers.count >= options.limits.eventsPerBatch ? nil : takeMore()
        }
        let failure = batch.hasChanges ? commit(batch, &work) : nil
        for (answer, result) in answers { answer.resume(with: failure.map { .failure($0) } ?? result) }
        switch failure {
        case .outcomeUnknown(let detail), .unusable(let detail): options.onFatal(detail)
        default: break
        }
    }

    /// The next waiting command, if there is one; the queue stays marked as being drained.
    private func takeMore() -> WaitingCommand? { gate.withLock { $0.waiting.popFirst() } }

    private func spaceRefusal(_ work: inout Work) -> EventLogError? {
        let wasLow = work.space.isLow
        do {
            try work.space.check()
            if wasLow { options.logger.notice("there is room on the disk again: commands are taken") }
            return nil
        } catch {
            if !wasLow { options.logger.error("the disk is nearly full: commands are refused") }
            return error
        }
    }

    /// Commits a batch.
    ///
    /// - Returns: Why nothing of it took effect, or why that is unknown; `nil` if it is on the disk.
    private func commit(_ batch: Batch, _ work: inout Work) -> EventLogError? {
        let start = ContinuousClock.now
        do throws(EventLogError) { try store.watch.willWrite(store.environment) } catch { return stopped(error) }
        do {
            try store.environment.write { (transaction) throws(LMDBError) in try batch.write(to: &transaction) }
        } catch {
            store.watch.didWrite(store.environment)
            return failed(error, &work)
        }
        store.watch.didWrite(store.environment)
        work.state = batch.state
        metrics.committed(events: batch.eventCount, head: batch.state.count, in: .now - start)
        committed(batch.state.count)
        return nil
    }

    private func failed(_ error: TransactionError<LMDBError>, _ work: inout Work) -> EventLogError {
        metrics.failed()
        options.logger.error("a commit failed", metadata: ["reason": "\(error.underlying)"])
        switch error {
        case .commit(.panic), .storage(.panic), .body(.panic):
            return stopped(EventLogError.outcomeUnknown(detail: error.underlying.description))
        case .commit(.noSpace) where hasPanicked():
            return stopped(EventLogError.outcomeUnknown(detail: error.underlying.description))
        case .commit(.mapFull), .storage(.mapFull), .body(.mapFull):
            return EventLogError(error.underlying)
        case .commit(.noSpace), .storage(.noSpace), .body(.noSpace):
            work.space.commitFailed()
            return EventLogError(error.underlying)
        case .storage(let error), .body(let error):
            return EventLogError(error)
        case .commit(let error):
            return stopped(EventLogError.outcomeUnknown(detail: error.description))
        }
    }

    /// Whether the commit failed at the page that makes it take effect: LMDB then refuses everything to come.
    private func hasPanicked() -> Bool {
        do {
            try store.environment.read { (_) throws(LMDBError) in }
            return false
        } catch {
            return error.underlying == .panic
        }
    }

    /// Takes nothing more: the disk may or may not have the commit, which only a restart can tell, or somebody else writes.
    private func stopped(_ error: EventLogError) -> EventLogError {
        let abandoned = gate.withLock { gate in
            gate.refusal = .storage(detail: "the log stopped: \(error)")
            defer { gate.waiting.removeAll() }
            return gate.waiting
        }
        for command in abandoned {
            command.answer.resume(throwing: EventLogError.storage(detail: "the log stopped"))
        }
        return error
    }

    /// Frees the slots of dead readers now and then: one of them would keep every page it could see from being reused.
    private func checkReaders(_ work: inout Work) {
        guard ContinuousClock.now >= work.nextReaderCheck else { return }
        work.nextReaderCheck = ContinuousClock.now + .seconds(60)
        do {
            let freed = try store.environment.checkStaleReaders()
            if freed > 0 { options.logger.notice("freed slots of dead readers", metadata: ["count": "\(freed)"]) }
        } catch {
            options.logger.warning("checking for dead readers failed", metadata: ["reason": "\(error)"])
        }
    }
}
