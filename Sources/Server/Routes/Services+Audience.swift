internal import CommandHandling
internal import EventCatalog
internal import Prescribing
internal import PrescriptionHistory

extension Services {
    /// Who is told what can be done with a prescription, by the records in the log: read models may be a moment behind.
    ///
    /// - Parameter isKnownDeceased: Whether the patient died, where the caller has read it already.
    func audience(
        of prescription: PrescriptionRow,
        for role: Role,
        isKnownDeceased: Bool? = nil
    ) throws(CommandFailure) -> ActionAudience {
        let isDraft = prescription.recordedStatus == .draft
        guard isDraft || isKnownDeceased == nil else {
            return ActionAudience(role: role, isPatientDeceased: isKnownDeceased == true)
        }
        let patient = try clinic.patient(prescription.header.patientID)?.state
        var audience = ActionAudience(role: role, isPatientDeceased: isKnownDeceased ?? (patient?.isDeceased == true))
        if isDraft {
            let prescriber = try clinic.practitioner(prescription.header.prescriberID)?.state
            audience.maySign = patient?.mergedInto == nil && prescriber?.mayPrescribe(on: today) == true
        }
        return audience
    }
}
