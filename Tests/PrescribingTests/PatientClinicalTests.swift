import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct PatientClinicalTests {
    /// The history after some commands on a new patient.
    private func history(_ commands: PatientCommand...) throws -> [PatientEvent] {
        var events = try Sample.patientEvents()
        for command in commands { events += try Patient.when(command, given: events, in: Sample.facts()) }
        return events
    }

    private func refusal(_ command: PatientCommand, _ history: [PatientEvent]) -> PatientRejection? {
        #expect(throws: PatientRejection.self) { try Patient.when(command, given: history, in: Sample.facts()) }
    }

    @Test func `never asked is not the same as none known (I-47)`() throws {
        #expect(Patient.fold(try history())?.allergyStatus == .neverAsked)
        let asked = try history(.assertNoKnownAllergies)
        #expect(Patient.fold(asked)?.allergyStatus == .noneKnown)
        #expect(try Patient.when(.assertNoKnownAllergies, given: asked, in: Sample.facts()).isEmpty)
    }

    @Test func `an allergy withdraws "none known", which does not come back by itself (I-47)`() throws {
        let listed = try history(.assertNoKnownAllergies, .recordAllergy(Sample.allergy()))
        #expect(Patient.fold(listed)?.allergyStatus == .listed)
        #expect(refusal(.assertNoKnownAllergies, listed) == .activeAllergiesOnRecord)
        let refuted = try history(
            .assertNoKnownAllergies,
            .recordAllergy(Sample.allergy()),
            .refuteAllergy(RefuteAllergy(allergyID: AllergyID(.test(1)), reason: "tolerated amoxicillin"))
        )
        #expect(Patient.fold(refuted)?.allergyStatus == .neverAsked)
    }

    @Test func `a substance has one active entry at most (I-47)`() throws {
        let listed = try history(.recordAllergy(Sample.allergy(1)))
        #expect(refusal(.recordAllergy(Sample.allergy(2)), listed) == .allergyAlreadyActive)
        let resolved = try history(
            .recordAllergy(Sample.allergy(1)),
            .resolveAllergy(ResolveAllergy(allergyID: AllergyID(.test(1)))),
            .recordAllergy(Sample.allergy(2))
        )
        #expect(Patient.fold(resolved)?.allergies.map(\.status) == [.resolved, .active])
    }

    @Test func `an allergy entry is recorded and ended once`() throws {
        let id = AllergyID(.test(1))
        let listed = try history(.recordAllergy(Sample.allergy(1)))
        #expect(
            refusal(.recordAllergy(Sample.allergy(1, Coding(system: "s", code: "other"))), listed)
                == .entryIDInUse(field: "allergy_id")
        )
        let ended = try history(.recordAllergy(Sample.allergy(1)), .resolveAllergy(ResolveAllergy(allergyID: id)))
        #expect(refusal(.resolveAllergy(ResolveAllergy(allergyID: id)), ended) == .allergyNotActive)
        #expect(refusal(.refuteAllergy(RefuteAllergy(allergyID: id, reason: "x")), ended) == .allergyNotActive)
    }

    @Test func `an entry of another patient is not found here (I-55)`() throws {
        let none = try history()
        #expect(refusal(.resolveAllergy(ResolveAllergy(allergyID: AllergyID(.test(9)))), none) == .allergyNotFound)
        let condition = ConditionID(.test(9))
        #expect(refusal(.resolveCondition(ResolveCondition(conditionID: condition)), none) == .conditionNotFound)
        let marked = MarkConditionEnteredInError(conditionID: condition, reason: "x")
        #expect(refusal(.markConditionEnteredInError(marked), none) == .conditionNotFound)
    }

    @Test(arguments: [
        ("E11.9", "E11.9"), ("e119", "E11.9"), ("I10", "I10"), ("S72.001A", "S72.001A"), ("C4A.0", "C4A.0"),
    ])
    func `a diagnosis has one spelling`(_ given: String, _ kept: String) throws {
        let events = try history(.recordCondition(Sample.condition(code: given)))
        #expect(Patient.fold(events)?.conditions.first?.recorded.codes.first?.code == kept)
    }

    @Test(arguments: ["11.9", "E1", "E11.99999", "E11 9", "EE1.1", "diabetes"])
    func `what is no ICD-10 code is refused`(_ code: String) throws {
        let refused = refusal(.recordCondition(Sample.condition(code: code)), try history())
        #expect(refused?.field == "codes[0].code")
    }

    @Test func `codes of other systems stay as they are`() throws {
        let code = Coding(system: CodeSystem.snomedCT, code: "44054006")
        let command = RecordCondition(conditionID: ConditionID(.test(1)), codes: [code])
        #expect(Patient.fold(try history(.recordCondition(command)))?.conditions.first?.recorded.codes == [code])
    }

    @Test func `a condition ends once, and not before it began (I-48)`() throws {
        let id = ConditionID(.test(1))
        let active = try history(.recordCondition(Sample.condition(onset: "2020-05")))
        let early = ResolveCondition(conditionID: id, abatement: Sample.date("2020-04-30"))
        #expect(refusal(.resolveCondition(early), active) == .abatementBeforeOnset)
        let resolve = PatientCommand.resolveCondition(
            ResolveCondition(conditionID: id, abatement: Sample.date("2020-05"))
        )
        let resolved = try active + Patient.when(resolve, given: active, in: Sample.facts())
        #expect(Patient.fold(resolved)?.conditions.first?.status == .resolved(abatement: Sample.date("2020-05")))
        #expect(refusal(resolve, resolved) == .conditionNotActive)
        let mark = PatientCommand.markConditionEnteredInError(
            MarkConditionEnteredInError(conditionID: id, reason: "wrong patient")
        )
        let marked = try resolved + Patient.when(mark, given: resolved, in: Sample.facts())
        #expect(Patient.fold(marked)?.conditions.first?.status == .enteredInError)
        #expect(refusal(mark, marked) == .conditionNotActive)
    }

    @Test func `an onset that has not come is refused`() throws {
        let refused = refusal(.recordCondition(Sample.condition(onset: "2027")), try history())
        #expect(refused == .input(.inFuture(field: "onset")))
    }

    @Test(arguments: [
        (ObservationValue.bodyWeight(kilograms: Sample.number("70.5")), true),
        (.bodyWeight(kilograms: Sample.number("0.1")), false),
        (.bodyWeight(kilograms: Sample.number("701")), false),
        (.bodyHeight(centimetres: Sample.number("1.80")), false),
        (.bodyHeight(centimetres: Sample.number("180")), true),
        (.serumCreatinine(micromolesPerLitre: Sample.number("0.9")), false),
        (.estimatedGFR(millilitresPerMinute: Sample.number("-1")), false),
        (.pregnancy(.yes), true),
    ])
    func `a measurement that can't be right is refused`(_ value: ObservationValue, _ isPlausible: Bool) throws {
        let command = PatientCommand.recordObservation(
            RecordObservation(observationID: ObservationID(.test(1)), value: value)
        )
        guard isPlausible else {
            #expect(refusal(command, try history())?.code == "observation-implausible")
            return
        }
        let recorded = try history(command)
        #expect(Patient.fold(recorded)?.observations.map(\.value) == [value])
        #expect(refusal(command, recorded) == .entryIDInUse(field: "observation_id"))
    }

    @Test func `the record of someone who died can still be completed`() throws {
        let dead = try history(.recordDeath(RecordPatientDeath(date: nil)), .recordAllergy(Sample.allergy()))
        #expect(Patient.fold(dead)?.allergyStatus == .listed)
    }
}

@Suite struct PractitionerTests {
    private let registration = RegisterPractitioner(name: HumanName(family: "Okafor", given: ["Ada"]))

    @Test func `a practitioner may prescribe until that is revoked (I-03)`() throws {
        let registered = try Practitioner.when(.register(registration), given: [], in: Sample.facts())
        #expect(Practitioner.fold(registered)?.mayPrescribe == true)
        let grant = PractitionerCommand.grantPrescribingAuthority(GrantPrescribingAuthority())
        #expect(try Practitioner.when(grant, given: registered, in: Sample.facts()).isEmpty)
        let revoke = PractitionerCommand.revokePrescribingAuthority(RevokePrescribingAuthority(reason: "retired"))
        let revoked = try registered + Practitioner.when(revoke, given: registered, in: Sample.facts())
        #expect(Practitioner.fold(revoked)?.mayPrescribe == false)
        #expect(try Practitioner.when(revoke, given: revoked, in: Sample.facts()).isEmpty)
        #expect(throws: PractitionerRejection.alreadyRegistered) {
            try Practitioner.when(.register(registration), given: revoked, in: Sample.facts())
        }
    }

    @Test func `nothing can be asked of a practitioner who is not registered`() {
        #expect(throws: PractitionerRejection.notRegistered) {
            try Practitioner.when(.grantPrescribingAuthority(.init()), given: [], in: Sample.facts())
        }
    }
}
