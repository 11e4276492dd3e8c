public import ActivePrescriptions
public import Dashboard
public import DiagnosisIndex
public import PatientRecord
public import PatientSearch
public import PrescriptionHistory
public import ProjectionEngine
public import SafetyReview
public import Worklists

/// The read models that the query endpoints answer from.
public struct ReadModels: Sendable {
    /// One patient's whole record, and practitioners.
    public let patientRecord: ReadModel<PatientRecordProjection>
    /// Patients by name, birth date, identifier and phone.
    public let patientSearch: ReadModel<PatientSearchProjection>
    /// Open prescriptions.
    public let activePrescriptions: ReadModel<ActivePrescriptionsProjection>
    /// Every prescription.
    public let prescriptionHistory: ReadModel<PrescriptionHistoryProjection>
    /// Patients by diagnosis.
    public let diagnosisIndex: ReadModel<DiagnosisIndexProjection>
    /// Counts by day.
    public let dashboard: ReadModel<DashboardProjection>
    /// What waits for somebody.
    public let worklists: ReadModel<WorklistsProjection>
    /// What became of safety alerts.
    public let safetyReview: ReadModel<SafetyReviewProjection>

    /// Puts registered read models together.
    public init(
        patientRecord: ReadModel<PatientRecordProjection>,
        patientSearch: ReadModel<PatientSearchProjection>,
        activePrescriptions: ReadModel<ActivePrescriptionsProjection>,
        prescriptionHistory: ReadModel<PrescriptionHistoryProjection>,
        diagnosisIndex: ReadModel<DiagnosisIndexProjection>,
        dashboard: ReadModel<DashboardProjection>,
        worklists: ReadModel<WorklistsProjection>,
        safetyReview: ReadModel<SafetyReviewProjection>
    ) {
        self.patientRecord = patientRecord
        self.patientSearch = patientSearch
        self.activePrescriptions = activePrescriptions
        self.prescriptionHistory = prescriptionHistory
        self.diagnosisIndex = diagnosisIndex
        self.dashboard = dashboard
        self.worklists = worklists
        self.safetyReview = safetyReview
    }

    /// Registers all read models with a host.
    ///
    /// - Throws: If a read model's directory can't be used.
    public init(registeringWith host: ProjectionHost) throws {
        self.init(
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
