import EventCatalog
import TestKit
import Testing

@testable import Prescribing

@Suite struct SafetyIdentityTests {
    private let paracetamol = SafetySample.item("paracetamol-500-tablet", dose: "2", times: 5, quantity: "280")

    private func id(_ item: PrescriptionItem, _ patient: SafetyPatient = SafetyPatient()) throws -> SafetyAlertID {
        try patient.check(item).alert(.dose).alertID
    }

    @Test func `the same facts give the same id, whatever the draft and the day (I-15)`() throws {
        let known = try id(paracetamol)
        #expect(try id(paracetamol) == known)
        let again = SafetySample.item("paracetamol-500-tablet", 7, dose: "2", times: 5, quantity: "100", days: 10)
        #expect(try id(again) == known)
        var weighed = SafetyPatient()
        weighed.observe(.bodyWeight(kilograms: DecimalNumber(80)))
        #expect(try id(paracetamol, weighed) == known)
        #expect(try id(paracetamol, SafetyPatient(day: Sample.date("2026-05-01"))) == known)
        #expect(known.description == "d5f7ea02-1191-8aa5-a57e-7ac3948b0d61", "stored ids must be found again")
    }

    @Test func `other facts give another id (I-15)`() throws {
        let known = try id(paracetamol)
        let more = SafetySample.item("paracetamol-500-tablet", dose: "2", times: 6, quantity: "336")
        #expect(try id(more) != known)
        let product = SafetySample.item("paracetamol-250-5ml-susp", dose: "20", times: 5, quantity: "2800")
        #expect(try id(product) != known)
        #expect(try id(paracetamol, SafetyPatient(id: PatientID(.test(77)))) != known)
    }

    @Test func `an allergy that turned out graver is another alert (I-15)`() throws {
        let amoxicillin = SafetySample.item("amoxicillin-500-capsule", times: 3, quantity: "84")
        func id(_ criticality: AllergyCriticality) throws -> SafetyAlertID {
            try SafetyPatient(allergies: [(SafetySample.substance("penicillins"), criticality)])
                .check(amoxicillin).alert(.drugAllergy).alertID
        }
        #expect(try id(.high) != id(.low))
        #expect(try id(.unableToAssess) == id(.low))
    }

    @Test func `ids are UUIDs of version 8`() throws {
        let digits = Array(try id(paracetamol).description)
        #expect(digits[14] == "8" && "89ab".contains(digits[19]))
    }

    @Test func `a check that could not run has an id of its own, by kind, product and cause`() throws {
        var ids: Set<SafetyAlertID> = []
        var count = 0
        for code in ["paracetamol-500-tablet", "warfarin-1-tablet"] {
            for patient in [SafetyPatient(hasBeenAskedAboutAllergies: false), SafetyPatient(born: "2027")] {
                let item = SafetySample.item(code, dose: nil)
                for entry in try patient.check(item).notPerformed {
                    ids.insert(entry.alertID)
                    count += 1
                }
            }
        }
        // The quantity can't be checked for either patient of either product: one id for each product.
        #expect(count > 6 && ids.count == count - 2)
    }

    @Test func `another record that can't be read is another gap (I-15)`() throws {
        let warfarin = SafetySample.item("warfarin-1-tablet")
        let known = try SafetyPatient(allergies: [(SafetySample.substance("unheard of"), .low)]).check(warfarin)
        let more = try SafetyPatient(
            allergies: [(SafetySample.substance("unheard of"), .low), (SafetySample.substance("unknown"), .low)]
        ).check(warfarin)
        let entries = [known, more].map { $0.notPerformed.filter { $0.kind == .drugAllergy } }
        #expect(entries.allSatisfy { $0.count == 1 })
        #expect(entries[0].map(\.alertID) != entries[1].map(\.alertID))
    }

    @Test func `two products without codes are told apart by their words`() throws {
        let first = SafetySample.item(SafetySample.freeText.code)
        let second = PrescriptionItem(
            itemID: SafetySample.itemID(2),
            product: Coding(system: SafetySample.freeText.system, code: "x1", display: "Something else"),
            quantity: first.quantity,
            repeatsAllowed: 0,
            expectedSupplyDays: 28,
            dosage: first.dosage
        )
        let findings = try SafetyPatient().check(first, second)
        #expect(Set(findings.notPerformed.map(\.alertID)).count == findings.notPerformed.count)
    }
}
