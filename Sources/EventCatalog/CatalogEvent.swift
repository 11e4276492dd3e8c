/// Every event this system publishes, by aggregate.
///
/// Exhaustive `switch`es over it, without `default`, are how the compiler lists every place a new event must be handled.
public enum CatalogEvent: Hashable, Sendable {
    /// Something happened to a patient's record.
    case patient(PatientID, PatientEvent)
    /// Something happened to a prescription.
    case prescription(PrescriptionID, PrescriptionEvent)
    /// Something happened to a practitioner's record.
    case practitioner(PractitionerID, PractitionerEvent)
    /// Something happened to the formulary.
    case formulary(FormularyID, FormularyEvent)
}
