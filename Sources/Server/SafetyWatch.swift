internal import CommandHandling
internal import EventCatalog
internal import Logging
internal import Metrics
internal import Prescribing
internal import ServiceLifecycle
internal import Synchronization

/// Tries the safety checks on made-up patients, at the start and every hour: a rule set that was not loaded, or a lookup
/// that finds nothing, would let everything pass without a sound. Readiness turns red when a check does not fire.
final class SafetyWatch: Service {
    private let clinic: Clinic
    private let interval: Duration
    private let logger: Logger
    private let failing: Mutex<[SafetySelfTest.Failure]>
    private let gauge = Gauge(label: "rxledger_safety_self_test_failures")

    /// Makes a watch and tries the checks at once.
    init(clinic: Clinic, interval: Duration, logger: Logger) {
        self.clinic = clinic
        self.interval = interval
        self.logger = logger
        failing = Mutex([])
        check()
    }

    /// The kinds of check that did not fire when they were tried last; empty if all is well.
    var failures: [SafetySelfTest.Failure] { failing.withLock { $0 } }

    /// Tries the checks again and again until the service is shut down.
    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                try? await Task.sleep(for: self.interval)
                self.check()
            }
        }
    }

    /// Tries the checks on the rules in force today.
    func check() {
        let failures = SafetySelfTest.run(clinic.formulary.inForce(on: Timestamp.now.date))
        failing.withLock { $0 = failures }
        gauge.record(failures.count)
        for failure in failures {
            logger.error(
                "a safety check does not fire: nobody should prescribe until it does",
                metadata: ["kind": "\(failure.kind)", "reason": "\(failure.message)"]
            )
        }
    }
}
