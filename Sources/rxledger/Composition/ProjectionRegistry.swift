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
    /// Opens every read model.
    static func register(with host: ProjectionHost) throws -> ReadModels {
        ReadModels(
            patientRecord: try host.register(PatientRecordProjection.self),
            patientSearch: try host.register(PatientSearchProjection.self),
            activePrescriptions: try host.register(ActivePrescriptionsProjection.self),
            prescriptionHistory: try host.register(PrescriptionHistoryProjection.self),
            diagnosisIndex: try host.register(DiagnosisIndexProjection.self),
            dashboard: try host.register(DashboardProjection.self),
            worklists: try host.register(WorklistsProjection.self),
            safetyReview: try host.register(SafetyReviewProjection.self)
        )
    }
}
