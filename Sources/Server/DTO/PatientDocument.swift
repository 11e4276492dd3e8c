internal import EventCatalog
internal import Ledger
internal import PatientRecord
internal import StrictJSON

extension JSONWriter {
    /// A patient's whole current record, with what was merged into it.
    ///
    /// - Parameters:
    ///   - person: The record.
    ///   - position: The position of the log that the answer reflects.
    ///   - role: Who reads; some see demographics only.
    mutating func patient(_ person: Person, position: UInt64, isComplete: Bool = true, for role: Role) {
        object {
            $0.member("id", person.record.id)
            $0.member("version", person.record.version)
            $0.member("position", position)
            $0.member("complete", isComplete)
            $0.facts(of: person, for: role)
        }
    }

    /// A patient's whole record as it was at a position.
    ///
    /// - Parameter moment: How that position was asked for.
    mutating func patient(_ view: PersonView, position: UInt64, asOf moment: LogMoment, for role: Role) {
        object {
            $0.member("id", view.person.record.id)
            $0.member("version", view.person.record.version)
            $0.member("position", position)
            $0.member("as_of", moment.description)
            $0.member("complete", true)
            $0.facts(of: view.person, isRestrictedToday: view.isRestrictedToday, for: role)
        }
    }

    /// What is known of a person: the record without what tells which state of it this is.
    ///
    /// - Parameter isRestrictedToday: Withholds what is withheld now from a record as it was before.
    mutating func facts(of person: Person, isRestrictedToday: Bool = false, for role: Role) {
        let patient = person.record
        member("name", patient.name)
        array("former_names", of: patient.formerNames) { $0.humanName($1) }
        array("merged_from", of: person.mergedFrom) { $0.string($1.description) }
        member("birth_date", patient.birthDate)
        member("birth_date_estimated", patient.isBirthDateEstimated)
        member("gender", patient.gender.wireName)
        member("identifiers", patient.identifiers)
        member("ended_identifiers", patient.endedIdentifiers)
        let isShown = !(patient.isAccessRestricted || isRestrictedToday) || role.seesRestrictedPatients
        member("access_restricted", patient.isAccessRestricted)
        member("contacts", isShown ? patient.contacts : [])
        member("address", orNull: isShown ? patient.address : nil)
        member("deceased", patient.isDeceased)
        member("deceased_date", orNull: patient.deceasedOn)
        member("deceased_source", orNull: patient.deathSource)
        if role.seesClinicalFacts { clinicalFacts(of: patient) }
        member("registered_at", patient.registeredAt.description)
        member("changed_at", patient.changedAt.description)
    }

    private mutating func clinicalFacts(of patient: PatientRow) {
        member("allergy_status", patient.allergyStatus.rawValue)
        array("allergies", of: patient.allergies) { $0.allergy($1) }
        array("conditions", of: patient.conditions) { $0.condition($1) }
        array("observations", of: patient.observations) { $0.observation($1) }
    }

    private mutating func allergy(_ allergy: AllergyRow) {
        let status =
            switch allergy.status {
            case .active: "active"
            case .refuted: "refuted"
            case .resolved: "resolved"
            }
        object {
            $0.member("id", allergy.recorded.allergyID)
            $0.member("substance", allergy.recorded.substance)
            $0.member("criticality", allergy.recorded.criticality.wireName)
            $0.member("reactions", strings: allergy.recorded.reactions)
            $0.member("onset", orNull: allergy.recorded.onset)
            $0.member("severity", orNull: allergy.recorded.severity?.wireName)
            $0.member("verification", orNull: allergy.recorded.verification?.wireName)
            $0.member("kind", orNull: allergy.recorded.kind?.wireName)
            $0.member("status", status)
            $0.member("reason", orNull: allergy.reason)
            $0.member("recorded_at", allergy.recordedAt.description)
        }
    }

    private mutating func condition(_ condition: ConditionRow) {
        let status =
            switch condition.status {
            case .active: "active"
            case .resolved: "resolved"
            case .enteredInError: "entered-in-error"
            }
        object {
            $0.member("id", condition.recorded.conditionID)
            $0.array("codes", of: condition.recorded.codes) { $0.coding($1) }
            $0.member("onset", orNull: condition.recorded.onset)
            $0.member("abatement", orNull: condition.abatement)
            $0.member("note", orNull: condition.recorded.note)
            $0.member("status", status)
            $0.member("reason", orNull: condition.reason)
            $0.member("recorded_at", condition.recordedAt.description)
        }
    }

    private mutating func observation(_ observation: ObservationRow) {
        object {
            $0.member("id", observation.recorded.observationID)
            $0.observationValue(observation.recorded.value)
            $0.member("observed_at", observation.observedAt.description)
        }
    }

    /// A practitioner's record.
    mutating func practitioner(_ practitioner: PractitionerRow, position: UInt64? = nil) {
        object {
            $0.member("id", practitioner.id)
            $0.member("version", practitioner.version)
            if let position { $0.member("position", position) }
            $0.member("name", practitioner.name)
            $0.member("registrations", practitioner.registrations)
            $0.member("specialty", orNull: practitioner.specialty)
            $0.member("may_prescribe", practitioner.mayPrescribe)
            $0.authority(practitioner.authority)
            $0.array("roles", of: practitioner.roles) { writer, role in
                writer.object {
                    $0.member("role", role.role)
                    $0.member("organisation", orNull: role.organisation)
                }
            }
        }
    }

    /// What a practitioner may prescribe, and when.
    private mutating func authority(_ authority: PrescribingAuthorityGranted?) {
        guard let authority else { return null("authority") }
        object("authority") {
            if let schedules = authority.controlledSchedules {
                $0.member("controlled_schedules", strings: schedules)
            } else {
                $0.null("controlled_schedules")
            }
            $0.member("valid_from", orNull: authority.validFrom)
            $0.member("valid_until", orNull: authority.validUntil)
        }
    }
}
