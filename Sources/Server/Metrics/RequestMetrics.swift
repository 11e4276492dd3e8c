internal import CoreMetrics
internal import HTTPTypes
internal import Synchronization

/// How long requests take, by method, route and class of status: all bounded, whatever clients send.
final class RequestMetrics: Sendable {
    private struct Key: Hashable {
        let method: String
        let route: String
        let statusClass: Int
    }

    private let factory: any MetricsFactory
    private let routes: Set<String>
    private let timers = Mutex<[Key: CoreMetrics.Timer]>([:])

    init(factory: any MetricsFactory, routes: Set<String>) {
        self.factory = factory
        self.routes = routes
    }

    func record(method: HTTPRequest.Method, route: String, status: HTTPResponse.Status, duration: Duration) {
        let route = routes.contains(route) ? route : "other"
        let key = Key(
            method: Self.known.contains(method) ? method.rawValue : "other",
            route: route,
            statusClass: status.code / 100
        )
        let timer = timers.withLock { timers in
            if let timer = timers[key] { return timer }
            let timer = CoreMetrics.Timer(
                label: "rxledger_http_request_duration",
                dimensions: [("method", key.method), ("route", route), ("status", "\(key.statusClass)xx")],
                factory: factory
            )
            timers[key] = timer
            return timer
        }
        let parts = duration.components
        timer.recordNanoseconds(parts.seconds &* 1_000_000_000 &+ parts.attoseconds / 1_000_000_000)
    }

    private static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .patch, .put, .delete, .options]
}
