import EventCatalog
import TestKit
import Testing

@testable import Prescribing

@Suite struct SafetyPairTests {
    private let warfarin = SafetySample.item("warfarin-1-tablet")
    private let ibuprofen = SafetySample.item("ibuprofen-400-tablet", 2, times: 3, quantity: "84")

    @Test func `two items of one draft interact, whichever comes first`() throws {
        let findings = try SafetyPatient().check(warfarin, ibuprofen)
        let alert = try findings.alert(.drugDrug)
        #expect(alert.severity == .high && alert.ruleID == "i-warfarin-nsaid")
        #expect(alert.itemID == ibuprofen.itemID && alert.otherItemID == warfarin.itemID)
        #expect(findings.result(.drugDrug, 1) == .alert([alert]) && findings.result(.drugDrug, 2) == .alert([alert]))
        let turned = try SafetyPatient().check(ibuprofen, warfarin).alert(.drugDrug)
        #expect(turned.alertID == alert.alertID && turned.itemID == warfarin.itemID)
    }

    @Test func `an order that goes on interacts, and one that ended lately`() throws {
        let order = SafetySample.order("ibuprofen-400-tablet")
        let going = try SafetyPatient(others: [order]).check(warfarin).alert(.drugDrug)
        #expect(going.otherItemID == order.itemID)
        #expect(!going.message.contains("until recently"))
        let ended = SafetySample.order("ibuprofen-400-tablet", supplyEnds: "2026-03-01", isActive: false)
        let past = try SafetyPatient(others: [ended]).check(warfarin).alert(.drugDrug)
        #expect(past.message.contains("taken until recently"))
        #expect(past.alertID == going.alertID)
    }

    @Test func `one product on two orders gives one alert, about the order that goes on`() throws {
        let ended = SafetySample.order(SafetySample.coding("ibuprofen-400-tablet"), 60, isActive: false)
        let order = SafetySample.order("ibuprofen-400-tablet")
        let alert = try SafetyPatient(others: [ended, order]).check(warfarin).alert(.drugDrug)
        #expect(alert.otherItemID == order.itemID)
    }

    @Test func `products without a rule pass`() throws {
        let amoxicillin = SafetySample.item("amoxicillin-500-capsule", 2, times: 3, quantity: "84")
        let findings = try SafetyPatient().check(warfarin, amoxicillin)
        #expect(findings.result(.drugDrug) == .passed && findings.result(.drugDrug, 2) == .passed)
    }

    @Test func `an order without a known product keeps pairs from passing (I-18)`() throws {
        let findings = try SafetyPatient(others: [SafetySample.order(SafetySample.freeText)]).check(warfarin)
        #expect(findings.result(.drugDrug) == .notPerformed(.recordNotCoded))
        #expect(findings.result(.duplicateTherapy) == .notPerformed(.recordNotCoded))
        let ended = SafetySample.order(SafetySample.freeText, isActive: false)
        #expect(try SafetyPatient(others: [ended]).check(warfarin).result(.duplicateTherapy) == .passed)
    }

    @Test func `an ingredient twice is high, and an info where it was meant so (I-20)`() throws {
        let order = SafetySample.order("warfarin-3-tablet")
        let alert = try SafetyPatient(others: [order]).check(warfarin).alert(.duplicateTherapy)
        #expect(alert.severity == .high)
        #expect(alert.message == "Warfarin 1 mg tablets and Warfarin 3 mg tablets both contain warfarin.")
        let parallel = SafetySample.item("warfarin-1-tablet", isParallel: true)
        #expect(try SafetyPatient(others: [order]).check(parallel).alert(.duplicateTherapy).severity == .info)
        let second = SafetySample.item("warfarin-3-tablet", 2)
        #expect(try SafetyPatient().check(parallel, second).alert(.duplicateTherapy).severity == .info)
        let codeine = SafetySample.item("codeine-30-tablet", 2, times: 4, quantity: "112")
        let both = SafetySample.item("co-codamol-30-500-tablet", times: 4, quantity: "112")
        #expect(try SafetyPatient().check(both, codeine).alert(.duplicateTherapy).severity == .high)
    }

    @Test func `a class twice is an info`() throws {
        let naproxen = SafetySample.order("naproxen-250-tablet")
        let alert = try SafetyPatient(others: [naproxen]).check(ibuprofen).alert(.duplicateTherapy)
        #expect(alert.severity == .info && alert.ruleID == "duplicate-class")
    }

    @Test func `what has ended or run out is no duplicate (I-21)`() throws {
        let ended = SafetySample.order("warfarin-3-tablet", isActive: false)
        let spent = SafetySample.order("warfarin-3-tablet", supplyEnds: "2026-03-09")
        let lastDay = SafetySample.order("warfarin-3-tablet", supplyEnds: "2026-03-10")
        for order in [ended, spent] {
            #expect(try SafetyPatient(others: [order]).check(warfarin).result(.duplicateTherapy) == .passed)
        }
        #expect(try !SafetyPatient(others: [lastDay]).check(warfarin).alerts(.duplicateTherapy).isEmpty)
    }
}
