internal import CommandHandling
internal import Dashboard
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Prescribing
internal import ProjectionEngine
internal import StrictJSON

/// Counts for people who report.
extension Services {
    var dashboardEndpoints: [Endpoint] {
        [
            .get("/v1/dashboard", .readDashboard, parameters: ["from", "to", "interval", "top", "min_position"]) {
                try await readDashboard($0)
            }
        ]
    }

    /// `GET /v1/dashboard`: the last 30 days unless told.
    private func readDashboard(_ call: Call) async throws -> Response {
        let to = try call.query.date("to") ?? today
        let from = try call.query.date("from") ?? to.adding(days: -29) ?? to
        guard from <= to else { throw Problem.invalidParameter("from", "Must not be after to.") }
        guard from.days(until: to) <= 36_600 else {
            throw Problem.invalidParameter("from", "Must be at most 100 years before to.")
        }
        let interval = try interval(call, from: from, to: to)
        let top = Int(try call.query.integer("top", in: 1...500) ?? 100)
        let key = [call.route, from.description, to.description, interval.rawValue, String(top)]
        return try await answer(call, from: readModels.dashboard, keptAs: key) {
            try readModels.dashboard.dashboard(from: from, to: to)
        } _: { writer, snapshot in
            let classes = classes(of: snapshot.value.products)
            let document = DashboardDocument(report: snapshot.value, classes: classes, interval: interval, top: top)
            writer.object {
                $0.dashboard(document)
                $0.member("position", snapshot.position)
                $0.member("complete", snapshot.isComplete)
            }
        }
    }

    /// Days for up to a year and months for longer ranges, unless told.
    private func interval(_ call: Call, from: CalendarDate, to: CalendarDate) throws(Problem) -> DashboardInterval {
        guard let text = call.query["interval"] else { return from.days(until: to) <= 366 ? .day : .month }
        guard let interval = DashboardInterval(rawValue: text) else {
            throw .invalidParameter("interval", "Must be day or month.")
        }
        return interval
    }

    /// Items by therapeutic class (ATC level 4), the most first. Products that the formulary does not have are not in any.
    private func classes(of products: [ProductCount]) -> [DashboardClass] {
        let formulary = clinic.formulary.inForce(on: today)
        var counts: [String: DashboardClass] = [:]
        for entry in products {
            guard let product = formulary.product(entry.product.system, entry.product.code) else { continue }
            let code = String(product.atc.prefix(5))
            counts[code, default: DashboardClass(code: code, name: product.atcClassName)].items += entry.items
        }
        return counts.values.sorted { ($1.items, $0.code) < ($0.items, $1.code) }
    }
}
