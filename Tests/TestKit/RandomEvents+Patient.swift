public import EventCatalog

extension RandomEvents {
    /// The next patient's event.
    public mutating func patientEvent() -> PatientEvent {
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: personalEvent()
        case 1: clinicalEvent()
        default: linkEvent()
        }
    }

    private mutating func personalEvent() -> PatientEvent {
        switch Int.random(in: 0..<9, using: &generator) {
        case 0: .registered(registration())
        case 1:
            .demographicsCorrected(
                PatientDemographicsCorrected(
                    name: maybe { $0.name() },
                    birthDate: maybe { $0.date() },
                    gender: maybe { $0.one(of: Gender.self) },
                    reason: maybe { $0.text() }
                )
            )
        case 2: .nameChanged(PatientNameChanged(name: name(), reason: maybe { $0.text() }))
        case 3: .contactChanged(PatientContactChanged(contacts: list { $0.contact() }))
        case 4: .addressChanged(PatientAddressChanged(address: maybe { $0.address() }))
        case 5: .identifierAssigned(PatientIdentifierAssigned(identifier: identifier()))
        case 6:
            .identifierEnded(PatientIdentifierEnded(identifier: identifier(), reason: maybe { $0.text() }))
        case 7: .deceasedRecorded(PatientDeceasedRecorded(date: maybe { $0.date() }, source: maybe { $0.text() }))
        default: .deceasedRetracted(PatientDeceasedRetracted(reason: text()))
        }
    }

    private mutating func registration() -> PatientRegistered {
        PatientRegistered(
            name: name(),
            birthDate: date(),
            gender: one(of: Gender.self),
            identifiers: list { $0.identifier() },
            contacts: list { $0.contact() },
            address: maybe { $0.address() },
            duplicateCheck: maybe { $0.duplicateCheck() },
            isBirthDateEstimated: flip()
        )
    }

    private mutating func clinicalEvent() -> PatientEvent {
        switch Int.random(in: 0..<8, using: &generator) {
        case 0:
            .allergyRecorded(
                AllergyRecorded(
                    allergyID: id(),
                    substance: coding(),
                    criticality: one(of: AllergyCriticality.self),
                    reactions: list { $0.text() },
                    onset: maybe { $0.date() },
                    severity: maybe { $0.one(of: ReactionSeverity.self) },
                    verification: maybe { $0.one(of: AllergyVerification.self) },
                    kind: maybe { $0.one(of: AllergyKind.self) }
                )
            )
        case 1: .allergyRefuted(AllergyRefuted(allergyID: id(), reason: text()))
        case 2: .allergyResolved(AllergyResolved(allergyID: id()))
        case 3: .noKnownAllergiesAsserted(NoKnownAllergiesAsserted())
        case 4:
            .conditionRecorded(
                ConditionRecorded(
                    conditionID: id(),
                    codes: list { $0.coding() },
                    onset: maybe { $0.date() },
                    note: maybe { $0.text() }
                )
            )
        case 5: .conditionResolved(ConditionResolved(conditionID: id(), abatement: maybe { $0.date() }))
        case 6:
            .conditionMarkedEnteredInError(ConditionMarkedEnteredInError(conditionID: id(), reason: text()))
        default: .observationRecorded(ObservationRecorded(observationID: id(), value: observation()))
        }
    }

    private mutating func observation() -> ObservationValue {
        switch one(of: ObservationKind.self) {
        case .bodyWeight: .bodyWeight(kilograms: decimal())
        case .bodyHeight: .bodyHeight(centimetres: decimal())
        case .serumCreatinine: .serumCreatinine(micromolesPerLitre: decimal())
        case .estimatedGFR: .estimatedGFR(millilitresPerMinute: decimal())
        case .pregnancy: .pregnancy(one(of: KnownStatus.self))
        case .breastfeeding: .breastfeeding(one(of: KnownStatus.self))
        }
    }
}
