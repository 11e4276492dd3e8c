import EventCatalog
import TestKit
import Testing

@testable import Prescribing

@Suite struct SafetyAllergyTests {
    private let amoxicillin = SafetySample.item("amoxicillin-500-capsule", dose: "1", times: 3, quantity: "84")

    private func result(
        _ item: PrescriptionItem,
        allergicTo substance: Coding,
        _ criticality: AllergyCriticality = .low
    ) throws -> SafetyFindings {
        try SafetyPatient(allergies: [(substance, criticality)]).check(item)
    }

    @Test func `the same ingredient is high, and critical where a reaction could be grave (I-17)`() throws {
        let substance = SafetySample.substance("amoxicillin")
        let low = try result(amoxicillin, allergicTo: substance).alert(.drugAllergy)
        #expect(low.severity == .high)
        #expect(low.message.hasPrefix("Amoxicillin 500 mg capsules contains amoxicillin; an allergy to amoxicillin"))
        #expect(try result(amoxicillin, allergicTo: substance, .high).alert(.drugAllergy).severity == .critical)
        #expect(try result(amoxicillin, allergicTo: substance, .unableToAssess).alert(.drugAllergy).severity == .high)
    }

    @Test func `a severe reaction is as grave as a high criticality (I-17)`() throws {
        var context = try SafetyPatient().context()
        let recorded = AllergyRecorded(
            allergyID: AllergyID(.test(1)),
            substance: SafetySample.substance("amoxicillin"),
            criticality: .unableToAssess,
            reactions: ["Anaphylaxis"],
            onset: nil,
            severity: .severe
        )
        context.patient = try #require(folding(.allergyRecorded(recorded), into: context.patient))
        #expect(try SafetyChecks.run([amoxicillin], in: context).alert(.drugAllergy).severity == .critical)
    }

    @Test func `an allergy to a product is one to its ingredients, in whatever product they are`() throws {
        let suspension = SafetySample.coding("amoxicillin-250-5ml-susp")
        let alert = try result(amoxicillin, allergicTo: suspension, .high).alert(.drugAllergy)
        #expect(alert.severity == .critical)
        let combined = SafetySample.item("co-amoxiclav-500-125-tablet", times: 3, quantity: "84")
        #expect(try result(combined, allergicTo: suspension).alert(.drugAllergy).severity == .high)
    }

    @Test func `the allergy's own group is high`() throws {
        let alert = try result(amoxicillin, allergicTo: SafetySample.substance("penicillins")).alert(.drugAllergy)
        #expect(alert.severity == .high && alert.ruleID == "g-pen")
        let other = try result(amoxicillin, allergicTo: SafetySample.substance("flucloxacillin"))
        #expect(try other.alert(.drugAllergy).severity == .high)
    }

    @Test func `a group that cross-reacts is a warning, in either direction`() throws {
        let cefalexin = SafetySample.item("cefalexin-500-capsule", times: 3, quantity: "84")
        let alert = try result(cefalexin, allergicTo: SafetySample.substance("penicillins"), .high).alert(.drugAllergy)
        #expect(alert.severity == .warning && alert.ruleID == "g-pen/cross")
        let back = try result(amoxicillin, allergicTo: SafetySample.substance("cefalexin")).alert(.drugAllergy)
        #expect(back.severity == .warning)
    }

    @Test func `an allergy to something else passes`() throws {
        let aspirin = SafetySample.item("aspirin-75-tablet")
        #expect(try result(aspirin, allergicTo: SafetySample.substance("amoxicillin")).result(.drugAllergy) == .passed)
        #expect(try SafetyPatient().check(amoxicillin).result(.drugAllergy) == .passed)
    }

    @Test func `what no longer stands does not count`() throws {
        var context = try SafetyPatient(allergies: [(SafetySample.substance("amoxicillin"), .high)]).context()
        let id = AllergyID(.test(0))
        let refuted = AllergyRefuted(allergyID: id, reason: "tolerated")
        context.patient = try #require(folding(.allergyRefuted(refuted), into: context.patient))
        let asked = PatientEvent.noKnownAllergiesAsserted(NoKnownAllergiesAsserted())
        context.patient = try #require(folding(asked, into: context.patient))
        #expect(SafetyChecks.run([amoxicillin], in: context).result(.drugAllergy) == .passed)
    }

    private func folding(_ event: PatientEvent, into patient: Patient.State) -> Patient.State? {
        var state: Patient.State? = patient
        Patient.evolve(&state, with: event)
        return state
    }

    @Test func `who was never asked is not checked (I-19)`() throws {
        let findings = try SafetyPatient(hasBeenAskedAboutAllergies: false).check(amoxicillin)
        #expect(findings.result(.drugAllergy) == .notPerformed(.allergiesNeverAsked))
    }

    @Test func `an unknown substance keeps the check from passing, food and pollen do not (I-18)`() throws {
        let unknown = SafetySample.substance("something in the ward's cupboard")
        #expect(try result(amoxicillin, allergicTo: unknown).result(.drugAllergy) == .notPerformed(.recordNotCoded))
        for name in ["Peanut (substance)", "tree-nut", "Allergy to grass pollen", "House dust mite", "Cow's milk"] {
            let findings = try result(amoxicillin, allergicTo: SafetySample.substance(name))
            #expect(findings.result(.drugAllergy) == .passed, "\(name)")
        }
        for name in ["soya oil emulsion", "milk of magnesia", "fish oil", "to"] {
            let findings = try result(amoxicillin, allergicTo: SafetySample.substance(name))
            #expect(findings.result(.drugAllergy) == .notPerformed(.recordNotCoded), "\(name)")
        }
    }

    @Test func `what is found stands beside what could not be looked at (I-18)`() throws {
        let patient = SafetyPatient(
            allergies: [(SafetySample.substance("unheard of"), .high), (SafetySample.substance("amoxicillin"), .low)]
        )
        let findings = try patient.check(amoxicillin)
        #expect(findings.result(.drugAllergy) == .alert(findings.alerts(.drugAllergy)))
        #expect(findings.notPerformed.contains { $0.kind == .drugAllergy && $0.cause == .recordNotCoded })
    }
}
