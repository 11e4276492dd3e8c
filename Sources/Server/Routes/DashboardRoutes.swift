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
            .get("/v1/dashboard", .readDashboard, parameters: ["from", "to", "min_position"]) {
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
        return try await answer(call, from: readModels.dashboard) {
            try readModels.dashboard.dashboard(from: from, to: to)
        } _: { writer, snapshot in
            writer.object {
                $0.member("from", from)
                $0.member("to", to)
                $0.report(snapshot.value, classes: classes(of: snapshot.value.products))
                $0.member("position", snapshot.position)
                $0.member("complete", snapshot.isComplete)
            }
        }
    }

    /// Items by therapeutic class (ATC), the most first. Products that the formulary does not have are not in any.
    private func classes(of products: [ProductCount]) -> [DashboardClass] {
        var counts: [String: DashboardClass] = [:]
        for entry in products {
            guard let product = clinic.formulary.product(entry.product.system, entry.product.code) else { continue }
            counts[product.atc, default: DashboardClass(code: product.atc, name: product.atcClassName)].items +=
                entry.items
        }
        return counts.values.sorted { ($1.items, $0.code) < ($0.items, $1.code) }
    }
}

/// How many items of a therapeutic class were signed.
struct DashboardClass {
    let code: String
    let name: String
    var items = 0
}

extension JSONWriter {
    /// The members of a report.
    fileprivate mutating func report(_ report: DashboardReport, classes: [DashboardClass]) {
        object("totals") { $0.counts(report.totals) }
        object("all_time") { $0.counts(report.allTime) }
        array("by_day", of: report.days) { writer, day in
            writer.object {
                $0.member("date", day.day)
                $0.counts(day.counts)
            }
        }
        array("by_product", of: report.products.prefix(500)) { writer, entry in
            writer.object {
                $0.member("product", entry.product)
                $0.member("items", entry.items)
            }
        }
        array("by_class", of: classes) { writer, entry in
            writer.object {
                $0.member("code", entry.code)
                $0.member("name", entry.name)
                $0.member("items", entry.items)
            }
        }
        array("by_prescriber", of: report.prescribers.prefix(500)) { writer, entry in
            writer.object {
                $0.member("prescriber_id", entry.prescriber)
                $0.member("prescriptions", entry.prescriptions)
            }
        }
    }

    /// The members of counts, by what happened; the last ones make up the changes of status.
    private mutating func counts(_ counts: DashboardCounts) {
        member("new_patients", counts.patients)
        member("new_practitioners", counts.practitioners)
        member("prescriptions", counts.prescriptions)
        member("items", counts.items)
        member("dispenses", counts.dispenses)
        member("renewals", counts.renewals)
        object("by_status") {
            $0.member("held_items", counts.heldItems)
            $0.member("resumed_items", counts.resumedItems)
            $0.member("stopped_items", counts.stoppedItems)
            $0.member("cancelled_items", counts.cancelledItems)
            $0.member("expired_items", counts.expiredItems)
            $0.member("prescriptions_entered_in_error", counts.enteredInError)
        }
    }
}
