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
        "PatientsMerged": 1,
        "PatientsUnmerged": 1,
        "PatientDuplicateSuspected": 1,
        "PatientDuplicateRejected": 1,
        "PatientAccessRestricted": 1,
        "PatientAccessUnrestricted": 1,
        "AllergyAmended": 1,
        "ConditionAmended": 1,
        "SafetyChecksPerformed": 1,
        "SafetyAlertOverridden": 1,
        "PrescriptionReleasedToPharmacy": 1,
        "PrescriptionReturnedByPharmacy": 1,
        "MedicationNotDispensed": 1,
        "DispenseReversed": 1,
        "CancellationRequested": 1,
        "CancellationRejected": 1,
        "PrescriptionSuperseded": 1,
        "PrescriptionReviewFellDue": 1,
        "PractitionerRoleAssigned": 1,
        "PractitionerRoleEnded": 1,
        "ProductAdded": 1,
        "ProductChanged": 1,
        "ProductWithdrawn": 1,
        "InteractionRulesReleased": 1,
        "DoseRulesReleased": 1,
        "CodesReleased": 1,
        "FormularyReleased": 1,
    ]

    /// The published names of all events that this program knows, in no order.
    public static var names: some Collection<String> { versions.keys }

    /// The newest schema version of an event, `nil` if no event has that name.
    public static func schemaVersion(of name: String) -> UInt32? {
        let length = name.utf8.count
        if length < namesByLength.count {
            for known in namesByLength[length] where known.name == name { return known.version }
        }
        return versions[name]
    }

    /// The name in these bytes: for a known event the one string that all its entries share.
    static func name(_ bytes: Span<UInt8>) throws(CatalogError) -> String {
        if bytes.count < namesByLength.count {
            for known in namesByLength[bytes.count] where bytes.holds(known.name) { return known.name }
        }
        return try WireReader.text(bytes, "Entry.type")
    }

    /// The names of each length in bytes, with their versions: found without hashing, for every event that is read.
    private static let namesByLength: [[(name: String, version: UInt32)]] = {
        let longest = versions.keys.map(\.utf8.count).max() ?? 0
        var names = [[(name: String, version: UInt32)]](repeating: [], count: longest + 1)
        for (name, version) in versions { names[name.utf8.count].append((name, version)) }
        return names
    }()
}

extension Span<UInt8> {
    /// Whether these are the bytes of `text`. Compares from the end, where names that begin alike differ.
    func holds(_ text: String) -> Bool {
        let text = text.utf8.span
        guard count == text.count else { return false }
        var index = count
        while index > 0 {
            index -= 1
            guard self[index] == text[index] else { return false }
        }
        return true
    }
}
