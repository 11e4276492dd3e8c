import EventCatalog
import TestKit
import Testing

@testable import Prescribing

/// Which orders of other prescriptions the checks read.
@Suite struct SafetyOrderTests {
    private let id = PrescriptionID(.test(70))

    private func orders(
        _ history: [PrescriptionEvent],
        on day: String = "2026-03-12",
        ended: String? = nil,
        excluding products: Set<ProductKey> = []
    ) throws -> [ConcurrentOrder] {
        ConcurrentOrder.orders(
            of: try history.state(),
            id: id,
            on: Sample.date(day),
            ended: ended.map { [Sample.itemID: Sample.date($0)] } ?? [:],
            excluding: products
        )
    }

    @Test func `an open item goes on, held or not, until its validity ends`() throws {
        let signed = try Sample.prescription([Sample.item()])
        let order = try #require(try orders(signed).first)
        #expect(order.isActive && order.prescriptionID == id && order.itemID == Sample.itemID)
        #expect(order.issueDate == Sample.today && order.supplyEnds == Sample.date("2026-03-16"))
        let hold = HoldPrescription(itemIDs: [], reason: "interaction to be looked at")
        #expect(try orders(try signed.then(.hold(hold))).map(\.isActive) == [true])
        #expect(try orders(signed, on: "2026-09-06").map(\.isActive) == [true])
        #expect(try orders(signed, on: "2026-09-30").isEmpty)
    }

    @Test func `all issues together last as long as their number`() throws {
        let signed = try Sample.prescription([Sample.item(repeats: 3)])
        #expect(try orders(signed).first?.supplyEnds == Sample.date("2026-04-06"))
    }

    @Test func `what was supplied in full is no open order, and matters for 14 days after it lasted`() throws {
        let supplied = try Sample.prescription([Sample.item()]).then(Sample.dispense("21"))
        #expect(try orders(supplied, on: "2026-03-16").map(\.isActive) == [false])
        #expect(try orders(supplied, on: "2026-03-17").map(\.isActive) == [false])
        #expect(try orders(supplied, on: "2026-03-30").map(\.isActive) == [false])
        #expect(try orders(supplied, on: "2026-03-31").isEmpty)
    }

    @Test func `a stopped item ended when it was stopped, if that is known (I-21)`() throws {
        let stop = StopPrescription(itemIDs: [], reason: "side effects")
        let stopped = try Sample.prescription([Sample.item()]).then(.stop(stop))
        #expect(try orders(stopped, on: "2026-03-12", ended: "2026-03-10").map(\.isActive) == [false])
        #expect(try orders(stopped, on: "2026-03-25", ended: "2026-03-10").isEmpty)
        #expect(try orders(stopped, on: "2026-03-25").map(\.isActive) == [false])
    }

    @Test func `what was never taken is left out (I-39)`() throws {
        #expect(try orders(Sample.draft([Sample.item()])).isEmpty)
        let signed = try Sample.prescription([Sample.item()])
        let cancel = CancelPrescription(itemIDs: [], reason: .prescribingError)
        #expect(try orders(try signed.then(.cancel(cancel))).isEmpty)
        let mark = MarkPrescriptionEnteredInError(reason: "wrong patient")
        #expect(try orders(try signed.then(.markEnteredInError(mark))).isEmpty)
    }

    @Test func `a product that is carried on can be left out`() throws {
        let signed = try Sample.prescription([Sample.item(), Sample.item(Sample.secondItemID, product: 1)])
        #expect(try orders(signed).count == 2)
        let carriedOn = ProductKey(try Sample.product().coding)
        #expect(try orders(signed, excluding: [carriedOn]).map(\.itemID) == [Sample.secondItemID])
    }
}
