internal import ActivePrescriptions
internal import CommandHandling
internal import Dashboard
internal import DiagnosisIndex
internal import EventCatalog
internal import Ledger
internal import PatientRecord
internal import PatientSearch
internal import Prescribing
internal import PrescriptionHistory
internal import ProjectionEngine

/// What the endpoints work with.
struct Services {
    let configuration: ServerConfiguration
    let clinic: Clinic
    /// `nil` where only a part of a log is looked at: there is nothing to sign then.
    let audit: AuditDesk?
    let readModels: ReadModels
    let host: ProjectionHost
    let cursors: CursorSeal
    let answers: AnswerCache
    let answerMetrics: AnswerMetrics
    let metrics: PrometheusMetrics
    let replay: EventReplay
    let safetyWatch: SafetyWatch
    /// The clock; what a request sees of it is today's date.
    let now: @Sendable () -> Timestamp

    var log: any EventLog { clinic.log }

    /// Today, in UTC.
    var today: CalendarDate { now().date }
}
