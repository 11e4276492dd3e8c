internal import EventCatalog
internal import ProjectionEngine

extension PatientRecordProjection {
    /// Patients by id.
    static let patients = Table("patient")
    /// Practitioners by id.
    static let practitioners = Table("practitioner")

    /// The key of a patient or a practitioner.
    static func key<Subject>(of id: ID<Subject>) -> [UInt8] { KeyEncoder(id.record).bytes }
}
