import ArgumentParser
import ClinicTimer
import Foundation
import Hummingbird
import Ledger
import Logging
import Metrics
import NIOCore
import Prescribing
import ProjectionEngine
import Server
import ServiceLifecycle
import UnixSignals

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve a clinic over HTTP.",
        discussion: """
            Prints the address on standard output once it answers, and logs one JSON object a line to standard error.

            EXAMPLES
              rxledger serve
              rxledger serve --data /var/lib/rxledger --port 9090 --log-level notice
            """
    )

    @OptionGroup var common: CommonOptions

    @Option(help: "The address to listen on (RXLEDGER_HOST; default 127.0.0.1, this machine only).")
    var host: String?

    @Option(help: "The port to listen on, 0 for any free one (RXLEDGER_PORT; default 8080).")
    var port: String?

    @Option(
        help: """
            The most seconds between two rounds of the timer that records what ran out and which reviews fell due \
            (RXLEDGER_TIMER_INTERVAL; default 300).
            """
    )
    var timerInterval: String?

    @Option(help: "Whose law prescriptions are written under: uk or us (RXLEDGER_JURISDICTION; default uk).")
    var jurisdiction: String?

    @Flag(help: "Print a development token and four requests to try.")
    var quickStart = false

    func run() async throws {
        let settings = try await common.settings([
            .host: host, .port: port, .timerInterval: timerInterval, .jurisdiction: jurisdiction,
        ])
        let directory = try DataDirectory(settings)
        LoggingSystem.bootstrap { JSONLogHandler(label: $0, level: settings.logLevel) }
        let metrics = PrometheusMetrics()
        MetricsSystem.bootstrap(metrics)
        let logger = Logger(label: "rxledger")
        let node = try Node(directory, policy: PrescribingPolicy(jurisdiction: settings.jurisdiction), logger: logger)
        let tokens = try await TokenIssuer(keys: node.keys)
        let server = ServerApplication(
            configuration: ServerConfiguration(
                tenant: settings.tenant,
                cursorSecret: node.keys.cursors,
                host: settings.host,
                port: settings.port
            ),
            clinic: node.clinic,
            audit: AuditDesk(log: node.log, notary: node.notary, logger: logger),
            readModels: node.readModels,
            host: node.host,
            tokens: tokens.policy,
            metrics: metrics,
            logger: logger
        )
        let timer = ClinicTimer(
            clinic: node.clinic,
            worklists: node.readModels.worklists,
            pace: TimerPace(interval: settings.timerInterval),
            logger: logger
        )
        let announcement = Announcement(node: node, tokens: tokens, host: settings.host, isQuickStart: quickStart)
        let group = ServiceGroup(
            configuration: .init(
                services: [
                    .init(service: node.host),
                    .init(service: timer),
                    .init(service: server.application { port in await announcement.make(port: port ?? settings.port) }),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger
            )
        )
        do {
            try await group.run()
        } catch let error as IOError {
            throw CommandError(
                .inUse,
                "Port \(settings.port) of \(settings.host) can't be listened on: \(error.description)"
            )
        }
        await node.log.close()
        try? FileManager.default.removeItem(at: directory.serverNote)
    }
}
