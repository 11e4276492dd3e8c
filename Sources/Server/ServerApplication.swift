public import CommandHandling
public import EventCatalog
public import Hummingbird
internal import HummingbirdCore
internal import Ledger
public import Logging
internal import NIOCore
public import ProjectionEngine

/// The HTTP server of one tenant.
///
/// ```swift
/// let server = ServerApplication(
///     configuration: configuration,
///     clinic: clinic,
///     audit: AuditDesk(log: log, notary: notary, logger: logger),
///     readModels: try ReadModels(registeringWith: host),
///     host: host,
///     tokens: policy,
///     metrics: metrics,
///     logger: logger
/// )
/// let group = ServiceGroup(services: [host, server.application()], gracefulShutdownSignals: [.sigterm], logger: logger)
/// ```
public struct ServerApplication: Sendable {
    private let configuration: ServerConfiguration
    let logger: Logger
    private let verifier: TokenVerifier
    let services: Services
    let table: EndpointTable

    /// Builds the server from what it works with.
    ///
    /// - Parameters:
    ///   - configuration: Where to listen, whom to serve.
    ///   - clinic: Carries out commands.
    ///   - audit: The same log with its tree, and who signs its checkpoints; `nil` for a server without `/v1/audit`.
    ///   - readModels: Answer queries.
    ///   - host: Runs the read models; the caller runs it as a service of its own.
    ///   - tokens: Which tokens are accepted.
    ///   - metrics: What `/metrics` shows; bootstrap swift-metrics with the same one to show all of the program.
    ///   - logger: Is told of failures; never of anything personal.
    ///   - now: The clock: what tokens are checked by, and whose day it is.
    public init(
        configuration: ServerConfiguration,
        clinic: Clinic,
        audit: AuditDesk? = nil,
        readModels: ReadModels,
        host: ProjectionHost,
        tokens: TokenPolicy,
        metrics: PrometheusMetrics,
        logger: Logger,
        now: @escaping @Sendable () -> Timestamp = { .now }
    ) {
        self.configuration = configuration
        self.logger = logger
        verifier = TokenVerifier(policy: tokens, now: now)
        services = Services(
            configuration: configuration,
            clinic: clinic,
            audit: audit,
            readModels: readModels,
            host: host,
            cursors: CursorSeal(secret: configuration.cursorSecret),
            answers: AnswerCache(maximumBytes: 32 << 20),
            answerMetrics: AnswerMetrics(factory: metrics),
            metrics: metrics,
            replay: EventReplay(log: clinic.log),
            safetyWatch: SafetyWatch(clinic: clinic, interval: configuration.safetyWatchInterval, logger: logger),
            now: now
        )
        table = EndpointTable(services.endpoints)
    }

    /// The server as a service: run it beside the projection host.
    ///
    /// - Parameter onRunning: Is called with the port once requests are taken.
    public func application(
        onRunning: @escaping @Sendable (Int?) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        var application = Application(
            router: router(),
            server: .http1(
                configuration: .init(
                    idleTimeout: .seconds(75),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 8 * 1_024,
                        maxHeaderListSize: 32 * 1_024,
                        maxHeaderFieldCount: 100
                    )
                )
            ),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                serverName: nil,
                backlog: 1_024,
                availableConnectionsDelegate: MaximumAvailableConnections(configuration.maximumConnections)
            ),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port) },
            logger: logger
        )
        application.addServices(services.safetyWatch)
        if let audit = services.audit { application.addServices(audit) }
        return application
    }

    func router() -> Router<ServerContext> {
        let router = Router(context: ServerContext.self, options: .autoGenerateHeadEndpoints)
        router.add(
            middleware: EdgeMiddleware(
                log: services.log,
                table: table,
                metrics: RequestMetrics(factory: services.metrics, routes: Set(table.endpoints.map(\.path)))
            )
        )
        for endpoint in table.endpoints {
            router.on(
                endpoint.routerPath,
                method: endpoint.method,
                responder: EndpointResponder(endpoint: endpoint, verifier: verifier, tenant: configuration.tenant)
            )
        }
        return router
    }

    /// Every method and path, as `GET /v1/patients/{id}`: for the comparison with the OpenAPI document.
    var routes: [String] { table.endpoints.map { "\($0.method.rawValue) \($0.path)" } }
}

extension Services {
    /// The whole API.
    var endpoints: [Endpoint] {
        patientEndpoints + patientHistoryEndpoints + searchEndpoints + prescriptionEndpoints + decisionEndpoints
            + prescriptionListEndpoints
            + worklistEndpoints
            + safetyReviewEndpoints
            + practitionerEndpoints + formularyEndpoints + diagnosisEndpoints + dashboardEndpoints + eventEndpoints
            + operationsEndpoints
            + (audit.map { AuditRoutes(audit: $0).endpoints } ?? [])
    }
}
