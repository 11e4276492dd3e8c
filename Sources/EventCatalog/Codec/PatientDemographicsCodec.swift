internal import SwiftProtobuf

// The events about who a patient is, to and from their stored form (`proto/patient.proto`).

extension PatientRegistered {
    init(stored: StoredPatientRegistered) throws(CatalogError) {
        self.init(
            name: try HumanName(stored: required(stored.hasName, stored.name, "PatientRegistered.name")),
            birthDate: try CalendarDate(stored: stored.birthDate, "PatientRegistered.birth_date"),
            gender: try known(stored.gender, "PatientRegistered.gender"),
            identifiers: stored.identifiers.map(Identifier.init(stored:)),
            contacts: try values(stored.contacts, ContactPoint.init(stored:)),
            address: stored.hasAddress ? PostalAddress(stored: stored.address) : nil,
            duplicateCheck: stored.hasDuplicateCheck ? try DuplicateCheck(stored: stored.duplicateCheck) : nil,
            isBirthDateEstimated: stored.birthDateEstimated
        )
    }

    var stored: StoredPatientRegistered {
        var result = StoredPatientRegistered()
        result.name = name.stored
        result.birthDate = birthDate.stored
        result.gender = EventCatalog.stored(gender)
        result.identifiers = identifiers.map(\.stored)
        result.contacts = contacts.map(\.stored)
        if let address { result.address = address.stored }
        if let duplicateCheck { result.duplicateCheck = duplicateCheck.stored }
        result.birthDateEstimated = isBirthDateEstimated
        return result
    }
}

extension PatientDemographicsCorrected {
    init(stored: StoredPatientDemographicsCorrected) throws(CatalogError) {
        let isGenderGiven = stored.gender != .unspecified
        self.init(
            name: stored.hasName ? try HumanName(stored: stored.name) : nil,
            birthDate: try .ifGiven(stored.birthDate, "PatientDemographicsCorrected.birth_date"),
            gender: isGenderGiven ? try known(stored.gender, "PatientDemographicsCorrected.gender") : nil,
            reason: stored.hasReason ? stored.reason : nil
        )
    }

    var stored: StoredPatientDemographicsCorrected {
        var result = StoredPatientDemographicsCorrected()
        if let name { result.name = name.stored }
        result.birthDate = birthDate?.stored ?? 0
        if let gender { result.gender = EventCatalog.stored(gender) }
        if let reason { result.reason = reason }
        return result
    }
}

extension PatientNameChanged {
    init(stored: StoredPatientNameChanged) throws(CatalogError) {
        self.init(
            name: try HumanName(stored: required(stored.hasName, stored.name, "PatientNameChanged.name")),
            reason: stored.hasReason ? stored.reason : nil
        )
    }

    var stored: StoredPatientNameChanged {
        var stored = StoredPatientNameChanged()
        stored.name = name.stored
        if let reason { stored.reason = reason }
        return stored
    }
}

extension PatientContactChanged {
    init(stored: StoredPatientContactChanged) throws(CatalogError) {
        self.init(contacts: try values(stored.contacts, ContactPoint.init(stored:)))
    }

    var stored: StoredPatientContactChanged { .with { $0.contacts = contacts.map(\.stored) } }
}

extension PatientAddressChanged {
    init(stored: StoredPatientAddressChanged) {
        self.init(address: stored.hasAddress ? PostalAddress(stored: stored.address) : nil)
    }

    var stored: StoredPatientAddressChanged {
        var stored = StoredPatientAddressChanged()
        if let address { stored.address = address.stored }
        return stored
    }
}

extension PatientIdentifierAssigned {
    init(stored: StoredPatientIdentifierAssigned) throws(CatalogError) {
        let field = "PatientIdentifierAssigned.identifier"
        self.init(identifier: Identifier(stored: try required(stored.hasIdentifier, stored.identifier, field)))
    }

    var stored: StoredPatientIdentifierAssigned { .with { $0.identifier = identifier.stored } }
}

extension PatientIdentifierEnded {
    init(stored: StoredPatientIdentifierEnded) throws(CatalogError) {
        let field = "PatientIdentifierEnded.identifier"
        self.init(
            identifier: Identifier(stored: try required(stored.hasIdentifier, stored.identifier, field)),
            reason: stored.hasReason ? stored.reason : nil
        )
    }

    var stored: StoredPatientIdentifierEnded {
        var stored = StoredPatientIdentifierEnded()
        stored.identifier = identifier.stored
        if let reason { stored.reason = reason }
        return stored
    }
}

extension PatientDeceasedRecorded {
    init(stored: StoredPatientDeceasedRecorded) throws(CatalogError) {
        self.init(
            date: try .ifGiven(stored.date, "PatientDeceasedRecorded.date"),
            source: stored.hasSource ? stored.source : nil
        )
    }

    var stored: StoredPatientDeceasedRecorded {
        var stored = StoredPatientDeceasedRecorded()
        stored.date = date?.stored ?? 0
        if let source { stored.source = source }
        return stored
    }
}
