import ActivePrescriptions
import Dashboard
import DiagnosisIndex
import PatientRecord
import PatientSearch
import PrescriptionHistory
import ProjectionEngine
import SafetyReview
import Server
import Worklists

/// The one list of read models that run.
enum ProjectionRegistry {
    /// The rule of each.
    static let all: [any Projection.Type] = [
        PatientRecordProjection.self, PatientSearchProjection.self, ActivePrescriptionsProjection.self,
        PrescriptionHistoryProjection.self, DiagnosisIndexProjection.self, DashboardProjection.self,
        WorklistsProjection.self, SafetyReviewProjection.self,
    ]

    /// Opens every read model.
    static func register(with host: ProjectionHost) throws -> ReadModels { try register { _ in host } }

    /// Opens every read model, each with the host that is its own.
    static func register(with host: (any Projection.Type) -> ProjectionHost) throws -> ReadModels {
        func open<Rule: Projection>(_ rule: Rule.Type) throws -> ReadModel<Rule> { try host(rule).register(rule) }
        return ReadModels(
            patientRecord: try open(PatientRecordProjection.self),
            patientSearch: try open(PatientSearchProjection.self),
            activePrescriptions: try open(ActivePrescriptionsProjection.self),
            prescriptionHistory: try open(PrescriptionHistoryProjection.self),
            diagnosisIndex: try open(DiagnosisIndexProjection.self),
            dashboard: try open(DashboardProjection.self),
            worklists: try open(WorklistsProjection.self),
            safetyReview: try open(SafetyReviewProjection.self)
        )
    }
}
