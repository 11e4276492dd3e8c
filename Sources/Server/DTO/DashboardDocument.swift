internal import Dashboard
internal import EventCatalog
internal import StrictJSON

/// By what the counts of a range are told apart.
enum DashboardInterval: String {
    case day, month
}

/// How many items of a therapeutic class were signed.
struct DashboardClass {
    let code: String
    let name: String
    var items = 0
}

/// A report as it is shown.
struct DashboardDocument {
    let report: DashboardReport
    let classes: [DashboardClass]
    let interval: DashboardInterval
    /// How many products, classes and prescribers to show, the most first.
    let top: Int

    /// The counts by calendar month, `2026-03`, oldest first.
    var months: [(month: String, counts: DashboardCounts)] {
        var months: [(month: String, counts: DashboardCounts)] = []
        for day in report.days {
            let month = String(day.day.description.prefix(7))
            if months.last?.month != month { months.append((month, DashboardCounts())) }
            months[months.count - 1].counts.add(day.counts)
        }
        return months
    }
}

extension DashboardCounts {
    fileprivate mutating func add(_ other: DashboardCounts) {
        patients += other.patients
        practitioners += other.practitioners
        prescriptions += other.prescriptions
        items += other.items
        dispenses += other.dispenses
        heldItems += other.heldItems
        resumedItems += other.resumedItems
        stoppedItems += other.stoppedItems
        cancelledItems += other.cancelledItems
        expiredItems += other.expiredItems
        renewals += other.renewals
        enteredInError += other.enteredInError
    }
}

extension JSONWriter {
    /// The members of a report.
    mutating func dashboard(_ document: DashboardDocument) {
        let report = document.report
        member("from", report.from)
        member("to", report.to)
        member("interval", document.interval.rawValue)
        object("totals") { $0.counts(report.totals) }
        object("all_time") { $0.counts(report.allTime) }
        periods(document)
        array("by_product", of: report.products.prefix(document.top)) { writer, entry in
            writer.object {
                $0.member("product", entry.product)
                $0.member("items", entry.items)
            }
        }
        array("by_class", of: document.classes.prefix(document.top)) { writer, entry in
            writer.object {
                $0.member("code", entry.code)
                $0.member("name", entry.name)
                $0.member("items", entry.items)
            }
        }
        array("by_prescriber", of: report.prescribers.prefix(document.top)) { writer, entry in
            writer.object {
                $0.member("prescriber_id", entry.prescriber)
                $0.member("prescriptions", entry.prescriptions)
            }
        }
    }

    private mutating func periods(_ document: DashboardDocument) {
        switch document.interval {
        case .day:
            array("by_day", of: document.report.days) { writer, day in
                writer.object {
                    $0.member("date", day.day)
                    $0.counts(day.counts)
                }
            }
        case .month:
            array("by_month", of: document.months) { writer, month in
                writer.object {
                    $0.member("month", month.month)
                    $0.counts(month.counts)
                }
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
