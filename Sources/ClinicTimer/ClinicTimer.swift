public import CommandHandling
public import EventCatalog
internal import Ledger
public import Logging
public import ProjectionEngine
public import ServiceLifecycle
internal import Synchronization
public import Worklists

/// Records what the calendar makes happen: that the validity of prescriptions ran out, and that reviews fell due.
///
/// Nothing depends on it being on time: whatever shows or decides goes by the dates themselves. It only sees to it that
/// the log tells the same, once for each. It works in rounds: at the start, at every midnight in UTC, and every interval.
public final class ClinicTimer: Service {
    private let clinic: Clinic
    private let worklists: ReadModel<WorklistsProjection>
    private let pace: TimerPace
    private let now: @Sendable () -> Timestamp
    private let logger: Logger
    private let metrics = TimerMetrics()
    private let latest = Mutex<TimerRound?>(nil)

    /// Makes a timer.
    ///
    /// - Parameters:
    ///   - clinic: Carries out the commands.
    ///   - worklists: Knows what is due.
    ///   - pace: How often, and how much at a time.
    ///   - logger: Is told of what was recorded and of failures; never of anything personal.
    ///   - now: The clock; the same one that the log goes by.
    public init(
        clinic: Clinic,
        worklists: ReadModel<WorklistsProjection>,
        pace: TimerPace = TimerPace(),
        logger: Logger,
        now: @escaping @Sendable () -> Timestamp = { .now }
    ) {
        self.clinic = clinic
        self.worklists = worklists
        self.pace = pace
        self.logger = logger
        self.now = now
    }

    /// The round that ended last; `nil` before the first has.
    public var lastRound: TimerRound? { latest.withLock { $0 } }

    /// Does round after round until the service is shut down or the task cancelled.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let round = await self.runRound()
                let wait = self.pace.wait(from: self.now())
                try? await Task.sleep(for: round.isEarly ? min(wait, self.pace.patience) : wait)
            }
        }
    }

    /// Does one round: waits until the read model knows the whole log, then records all that is due by today.
    @discardableResult
    public func runRound() async -> TimerRound {
        var round = TimerRound(startedAt: now())
        do {
            let head = clinic.log.head
            guard await worklists.wait(for: head, timeout: pace.interval) >= head else { throw TimerProblem.isBehind }
            for kind in DueKind.allCases { try await recordAll(kind, in: &round) }
        } catch is CancellationError {
            return round
        } catch ReadModelError.rebuilding {
            round.isEarly = true
        } catch {
            round.problem = TimerProblem.name(of: error)
        }
        finish(round)
        return round
    }

    /// Records everything of one kind, a batch at a time.
    private func recordAll(_ kind: DueKind, in round: inout TimerRound) async throws {
        var after: [UInt8]?
        repeat {
            try Task.checkCancellation()
            let today = round.startedAt.date
            let page = try worklists.due(kind, on: today, after: after, limit: pace.batch).value
            let outcomes = await record(page.items, as: kind)
            for outcome in outcomes { round.count(outcome, of: kind) }
            if let problem = outcomes.lazy.compactMap(\.problem).first { throw problem }
            after = page.next
            if after != nil { try await Task.sleep(for: pace.pause) }
        } while after != nil
    }

    /// Records a batch: commands of their own, which the log commits together.
    private func record(_ batch: [DuePrescription], as kind: DueKind) async -> [TimerOutcome] {
        await withTaskGroup(of: TimerOutcome.self) { group in
            for due in batch {
                group.addTask { await self.record(due, as: kind) }
            }
            var outcomes: [TimerOutcome] = []
            for await outcome in group { outcomes.append(outcome) }
            return outcomes
        }
    }

    private func record(_ due: DuePrescription, as kind: DueKind) async -> TimerOutcome {
        let order = TimerCommand(due, kind)
        do throws(CommandFailure) {
            let outcome = try await clinic.execute(
                order.command,
                on: due.prescriptionID,
                as: order.envelope,
                occurredAt: order.time
            )
            return outcome.isRepeat || outcome.version == due.version ? .settled : .recorded
        } catch {
            return Self.outcome(of: error)
        }
    }

    private static func outcome(of failure: CommandFailure) -> TimerOutcome {
        switch failure {
        case .rejected(.recordFull), .aborted: .failed(.refused)
        case .rejected, .notFound: .settled  // something else ended it meanwhile
        case .log(let error): .failed(.log(error))
        }
    }

    private func finish(_ round: TimerRound) {
        latest.withLock { $0 = round }
        metrics.finished(round)
        let counts: Logger.Metadata = ["expired": "\(round.expired)", "reviews": "\(round.reviews)"]
        if round.isEarly {
            logger.info("the timer waits until the read model Worklists is built")
        } else if let problem = round.problem {
            logger.warning("the timer did not finish its round and goes on in the next: \(problem)", metadata: counts)
        } else if round.expired + round.reviews > 0 {
            logger.info("the timer recorded what the calendar made happen", metadata: counts)
        }
    }
}
