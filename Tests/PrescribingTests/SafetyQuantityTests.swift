import EventCatalog
import TestKit
import Testing

@testable import Prescribing

/// The checks of the quantity and of the formulary.
@Suite struct SafetyQuantityTests {
    private func amoxicillin(_ quantity: String, days: Int? = 7, asNeeded: Bool = false) -> PrescriptionItem {
        SafetySample.item("amoxicillin-500-capsule", times: 3, asNeeded: asNeeded, quantity: quantity, days: days)
    }

    private func result(_ item: PrescriptionItem) throws -> SafetyResult {
        try SafetyPatient().check(item).result(.quantity)
    }

    @Test func `a quantity is within a quarter of dosage times duration, or a warning names both (I-24)`() throws {
        for quantity in ["21", "26", "16"] { #expect(try result(amoxicillin(quantity)) == .passed, "\(quantity)") }
        for quantity in ["27", "15", "210"] { #expect(try result(amoxicillin(quantity)) != .passed, "\(quantity)") }
        let alert = try SafetyPatient().check(amoxicillin("84")).alert(.quantity)
        #expect(alert.severity == .warning)
        #expect(alert.message == "The quantity is 84 capsule, but 3 capsule a day for 7 days are 21 capsule.")
    }

    @Test func `less than the most of what is taken when needed is fine`() throws {
        #expect(try result(amoxicillin("5", asNeeded: true)) == .passed)
        #expect(try result(amoxicillin("84", asNeeded: true)) != .passed)
    }

    @Test func `a dose in milligrams is counted in tablets`() throws {
        func tablets(_ quantity: String) -> PrescriptionItem {
            SafetySample.item(
                "warfarin-3-tablet",
                dose: "6",
                unit: "mg",
                quantity: quantity,
                quantityUnit: "tablet",
                days: 28
            )
        }
        #expect(try result(tablets("56")) == .passed)
        #expect(try result(tablets("28")) != .passed)
    }

    @Test func `one pack of what can't be divided is fine, two are not`() throws {
        func drops(_ quantity: String) -> PrescriptionItem {
            SafetySample.item("latanoprost-50-drops", dose: "0.05", quantity: quantity)
        }
        #expect(try result(drops("2.5")) == .passed)
        #expect(try result(drops("5")) != .passed)
    }

    @Test func `part of a tablet is rounded up`() throws {
        let half = SafetySample.item("diazepam-2-tablet", dose: "0.5", quantity: "1", days: 1)
        #expect(try result(half) == .passed)
    }

    @Test func `without a duration or a structured dose it can't be checked (I-18)`() throws {
        #expect(try result(amoxicillin("21", days: nil)) == .notPerformed(.durationUnknown))
        let text = SafetySample.item("amoxicillin-500-capsule", dose: nil)
        #expect(try result(text) == .notPerformed(.doseNotStructured))
        let packs = SafetySample.item("amoxicillin-500-capsule", quantity: "2", quantityUnit: "pack")
        #expect(try result(packs) == .notPerformed(.doseNotStructured))
    }

    @Test func `a product without a code passes no check that needs it (I-09, I-18)`() throws {
        let item = SafetySample.item(SafetySample.freeText.code)
        var patient = SafetyPatient(others: [SafetySample.order("warfarin-1-tablet")])
        patient.observe(.pregnancy(.no))
        let findings = try patient.check(item)
        for kind in SafetyChecks.kinds where kind != .quantity && kind != .formulary {
            #expect(findings.result(kind) == .notPerformed(.productNotCoded), "\(kind)")
        }
        // Its quantity is in the dose's own unit; that the formulary does not know it is a finding.
        #expect(findings.result(.quantity) == .passed)
        #expect(try findings.alert(.formulary).severity == .info)
        let packs = SafetySample.item(SafetySample.freeText.code, quantityUnit: "pack")
        #expect(try result(packs) == .notPerformed(.productNotCoded))
    }

    @Test func `how a product stands in the formulary decides what is asked (I-10)`() throws {
        let expected: [FormularyStatus: AlertSeverity] = [
            .restricted: .warning, .nonFormulary: .high, .withdrawn: .critical,
        ]
        var seen: Set<FormularyStatus> = []
        for product in SafetySample.formulary.products where seen.insert(product.status).inserted {
            let findings = try SafetyPatient().check(SafetySample.item(product.coding.code))
            #expect(findings.alerts(.formulary).first?.severity == expected[product.status], "\(product.name)")
        }
        #expect(seen.count >= 4)
    }
}
