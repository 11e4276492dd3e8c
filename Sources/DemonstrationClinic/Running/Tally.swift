public import EventCatalog
public import Ledger
internal import Synchronization

extension DemonstrationClinic {
    /// How far a run is.
    public struct Progress: Sendable, Hashable {
        /// Patients done, those that were there already among them.
        public let patients: Int
        /// Patients in all.
        public let patientsInAll: Int
        /// Events added so far.
        public let events: Int
    }

    /// What a run did.
    public struct Summary: Sendable, Hashable {
        /// Patients that it added.
        public let patientsAdded: Int
        /// Patients that were there already.
        public let patientsAlreadyThere: Int
        /// Prescriptions that it added, drafts among them.
        public let prescriptionsAdded: Int
        /// Events that it added.
        public let eventsAdded: Int
        /// The day after the clinic's last: that of the first run on this log.
        public let until: CalendarDate
        /// The log's last position afterwards.
        public let position: Position
    }
}

/// Counts what a run does, and tells how far it is.
final class Tally: Sendable {
    private struct Counts {
        var added = 0
        var alreadyThere = 0
        var prescriptions = 0
        var events = 0
    }

    private static let patientsPerReport = 500

    private let patients: Int
    private let report: @Sendable (DemonstrationClinic.Progress) -> Void
    private let counts = Mutex(Counts())

    init(patients: Int, _ report: @escaping @Sendable (DemonstrationClinic.Progress) -> Void) {
        self.patients = patients
        self.report = report
    }

    /// The clinic was opened.
    func opened(_ receipt: CommandReceipt) {
        guard !receipt.isRepeat else { return }
        counts.withLock { $0.events += receipt.eventCount }
    }

    /// A patient was added, or found.
    func added(_ receipt: CommandReceipt, prescriptions: Int) {
        let progress = counts.withLock { counts -> DemonstrationClinic.Progress? in
            if receipt.isRepeat {
                counts.alreadyThere += 1
            } else {
                counts.added += 1
                counts.prescriptions += prescriptions
                counts.events += receipt.eventCount
            }
            let done = counts.added + counts.alreadyThere
            guard done % Self.patientsPerReport == 0 || done == patients else { return nil }
            return .init(patients: done, patientsInAll: patients, events: counts.events)
        }
        if let progress { report(progress) }
    }

    /// What was done.
    func summary(until: CalendarDate, position: Position) -> DemonstrationClinic.Summary {
        counts.withLock { counts in
            DemonstrationClinic.Summary(
                patientsAdded: counts.added,
                patientsAlreadyThere: counts.alreadyThere,
                prescriptionsAdded: counts.prescriptions,
                eventsAdded: counts.events,
                until: until,
                position: position
            )
        }
    }
}
