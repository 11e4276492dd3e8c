/// The published names of all events and the newest schema version of each.
public enum EventType {
    /// Name → newest schema version.
    private static let versions: [String: UInt32] = [
        "PatientRegistered": 1,
        "PatientDemographicsCorrected": 1,
        "PatientNameChanged": 1,
        "PatientContactChanged": 1,
        "PatientAddressChanged": 1,
        "PatientIdentifierAssigned": 1,
        "PatientIdentifierEnded": 1,
        "PatientDeceasedRecorded": 1,
        "PatientDeceasedRetracted": 1,
        "AllergyRecorded": 1,
        "AllergyRefuted": 1,
        "AllergyResolved": 1,
        "NoKnownAllergiesAsserted": 1,
        "ConditionRecorded": 1,
        "ConditionResolved": 1,
        "ConditionMarkedEnteredInError": 1,
        "ObservationRecorded": 1,
        "PrescriptionDrafted": 1,
        "PrescriptionItemAdded": 1,
        "PrescriptionItemChanged": 1,
        "PrescriptionItemRemoved": 1,
        "PrescriptionDraftDiscarded": 1,
        "PrescriptionSigned": 1,
        "MedicationDispensed": 1,
        "PrescriptionHeld": 1,
        "PrescriptionResumed": 1,
        "PrescriptionStopped": 1,
        "PrescriptionCancelled": 1,
        "PrescriptionRenewed": 1,
        "PrescriptionExpired": 1,
        "PrescriptionMarkedEnteredInError": 1,
        "PractitionerRegistered": 1,
        "PrescribingAuthorityGranted": 1,
        "PrescribingAuthorityRevoked": 1,
    ]

    /// The published names of all events that this program knows, in no order.
    public static var names: some Collection<String> { versions.keys }

    /// The newest schema version of an event, `nil` if no event has that name.
    public static func schemaVersion(of name: String) -> UInt32? { versions[name] }
}
