import EventCatalog
import TestKit

/// Makes up what fills and empties worklists, and keeps beside it, in the plainest way, what they must show.
struct WorklistScript {
    /// A prescription with one item per product.
    struct Order {
        let id: PrescriptionID
        let patient: PatientID
        let prescriber: PractitionerID
        let draftedAt: Timestamp
        var stage = "draft"
        var validUntil = CalendarDate.latest
        var reviewOn: CalendarDate?
        var isReviewRecorded = false
        var holder: String?
        var items: [Item] = []
    }

    struct Item {
        let id: PrescriptionItemID
        let product: Int
        var supplies: [DispenseID: Int32] = [:]
        var status = "active"
        var requestedAt: Timestamp?

        var isOpen: Bool { status == "active" || status == "on-hold" }
    }

    struct Conflict: Hashable {
        let source: PatientID
        let survivor: PatientID
        let product: Int
        let sourceOrder: PrescriptionID
        let survivorOrder: PrescriptionID
        let mergedAt: Timestamp
    }

    struct Pair: Hashable {
        let first: PatientID
        let second: PatientID
    }

    var events: [PlannedEvent] = []
    var orders: [Order] = []
    var deaths: [PatientID: Timestamp] = [:]
    var mergedInto: [PatientID: PatientID] = [:]
    var conflicts: Set<Conflict> = []
    var suspicions: [Pair: Int32] = [:]
    var rejections: Set<Pair> = []
    let patients = (0..<8).map { PatientID(.test($0)) }
    let prescribers = (0..<3).map { PractitionerID(.test(500 + $0)) }
    let pharmacies = ["Castle", "Park\u{0}Road"]

    var generator: SeededGenerator
    private var nextID = 1000
    private var clock = Int64(1_700_000_000_000_000)

    init(seed: UInt64, steps: Int) {
        generator = SeededGenerator(seed: seed)
        for _ in 0..<steps { step() }
    }

    private mutating func step() {
        switch Int.random(in: 0..<20, using: &generator) {
        case 0..<5: draft()
        case 5..<8: supply()
        case 8: reverse()
        case 9..<11: pharmacy()
        case 11..<13: cancel()
        case 13..<15: end()
        case 15: die()
        case 16: merge()
        case 17: unmerge()
        case 18: suspect()
        default: reject()
        }
    }

    // MARK: Choices

    mutating func id<Subject>() -> ID<Subject> {
        nextID += 1
        return ID(.test(nextID))
    }

    /// Later each time, with now and then two things at one time.
    mutating func now() -> Timestamp {
        clock += Int64.random(in: 0...3, using: &generator) * 3_600_000_000
        return Timestamp(clamping: clock)
    }

    func day(_ offset: Int) -> CalendarDate {
        Timestamp(clamping: 1_700_000_000_000_000).date.adding(days: offset) ?? .earliest
    }

    mutating func note(_ event: CatalogEvent, at time: Timestamp) {
        events.append(PlannedEvent(event: event, occurredAt: ClinicalTime(time)))
    }

    func root(_ patient: PatientID) -> PatientID { mergedInto[patient].map(root) ?? patient }

    private mutating func place(_ isWanted: (Order, Item) -> Bool) -> (Int, Int)? {
        orders.indices.flatMap { order in
            orders[order].items.indices.filter { isWanted(orders[order], orders[order].items[$0]) }
                .map { (order, $0) }
        }.randomElement(using: &generator)
    }

    // MARK: Prescriptions

    private mutating func draft() {
        let time = now()
        var order = Order(
            id: id(),
            patient: patients.randomElement(using: &generator) ?? patients[0],
            prescriber: prescribers.randomElement(using: &generator) ?? prescribers[0],
            draftedAt: time
        )
        let header = PrescriptionDrafted(
            patientID: order.patient,
            prescriberID: order.prescriber,
            priorPrescription: nil,
            reasons: [],
            note: nil
        )
        note(.prescription(order.id, .drafted(header)), at: time)
        let products = [Int.random(in: 0..<3, using: &generator), Int.random(in: 0..<3, using: &generator)]
        for product in Set(products).sorted() {
            let item = PrescriptionItem(
                itemID: id(),
                product: Coding(system: "demo", code: "P\(product)"),
                quantity: Quantity(DecimalNumber(10), unit: "tablet"),
                repeatsAllowed: 1,
                expectedSupplyDays: nil,
                dosage: []
            )
            note(.prescription(order.id, .itemAdded(PrescriptionItemAdded(item: item))), at: time)
            order.items.append(Item(id: item.itemID, product: product))
        }
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: break
        case 1:
            note(.prescription(order.id, .draftDiscarded(PrescriptionDraftDiscarded(reason: nil))), at: time)
            order.stage = "gone"
        default: sign(&order, at: time)
        }
        orders.append(order)
    }

    private mutating func sign(_ order: inout Order, at time: Timestamp) {
        order.stage = "signed"
        order.validUntil = day(Int.random(in: 0...60, using: &generator))
        order.reviewOn = Bool.random(using: &generator) ? day(Int.random(in: -20...50, using: &generator)) : nil
        let signed = PrescriptionSigned(
            issueDate: day(0),
            validUntil: order.validUntil,
            contentHash: [],
            reviewOn: order.reviewOn
        )
        note(.prescription(order.id, .signed(signed)), at: time)
        guard let reviewOn = order.reviewOn, Int.random(in: 0..<3, using: &generator) == 0 else { return }
        note(.prescription(order.id, .reviewFellDue(PrescriptionReviewFellDue(reviewOn: reviewOn))), at: time)
        order.isReviewRecorded = true
    }

    private mutating func supply() {
        guard let (order, item) = place({ $0.stage == "signed" && $1.status == "active" }) else { return }
        let supplied = orders[order].items[item].supplies.values.reduce(0, +)
        let amount = Int32.random(in: 1...(20 - supplied), using: &generator)
        let dispense: DispenseID = id()
        let supply = MedicationDispensed(
            dispenseID: dispense,
            itemID: orders[order].items[item].id,
            quantity: Quantity(DecimalNumber(amount), unit: "tablet"),
            pharmacy: nil
        )
        note(.prescription(orders[order].id, .dispensed(supply)), at: now())
        orders[order].items[item].supplies[dispense] = amount
        if supplied + amount == 20 { orders[order].items[item].status = "completed" }
    }

    private mutating func reverse() {
        guard
            let (order, item) = place({
                $0.stage == "signed" && !$1.supplies.isEmpty && ["active", "completed"].contains($1.status)
            }),
            let dispense = orders[order].items[item].supplies.keys.min(by: { $0.record.low < $1.record.low })
        else { return }
        let itemID = orders[order].items[item].id
        let reversed = DispenseReversed(dispenseID: dispense, itemID: itemID, reason: "test")
        note(.prescription(orders[order].id, .dispenseReversed(reversed)), at: now())
        orders[order].items[item].supplies[dispense] = nil
        orders[order].items[item].status = "active"
    }

    private mutating func pharmacy() {
        guard let (order, _) = place({ $0.stage == "signed" && $1.isOpen }) else { return }
        if let holder = orders[order].holder {
            let back = PrescriptionReturnedByPharmacy(pharmacy: holder, reason: "test")
            note(.prescription(orders[order].id, .returnedByPharmacy(back)), at: now())
            orders[order].holder = nil
        } else {
            let holder = pharmacies.randomElement(using: &generator) ?? pharmacies[0]
            let taken = PrescriptionReleasedToPharmacy(pharmacy: holder)
            note(.prescription(orders[order].id, .releasedToPharmacy(taken)), at: now())
            orders[order].holder = holder
        }
    }

    private mutating func cancel() {
        guard let (order, item) = place({ $0.stage == "signed" && $1.isOpen }) else { return }
        let ids = [orders[order].items[item].id]
        let time = now()
        if orders[order].items[item].requestedAt == nil {
            let asked = CancellationRequested(itemIDs: ids, reason: .patientRequest)
            note(.prescription(orders[order].id, .cancellationRequested(asked)), at: time)
            orders[order].items[item].requestedAt = time
        } else if Bool.random(using: &generator) {
            let refused = CancellationRejected(itemIDs: ids, outcome: .withDispenser)
            note(.prescription(orders[order].id, .cancellationRejected(refused)), at: time)
            orders[order].items[item].requestedAt = nil
        } else {
            let cancelled = PrescriptionCancelled(itemIDs: ids, reason: .patientRequest, note: nil)
            note(.prescription(orders[order].id, .cancelled(cancelled)), at: time)
            orders[order].items[item].status = "cancelled"
        }
    }

    private mutating func end() {
        guard let (order, item) = place({ $0.stage == "signed" && $1.isOpen }) else { return }
        let ids = [orders[order].items[item].id]
        let (event, status): (PrescriptionEvent, String) =
            switch Int.random(in: 0..<7, using: &generator) {
            case 0: (.stopped(PrescriptionStopped(itemIDs: ids, reason: "test")), "stopped")
            case 1: (.expired(PrescriptionExpired(itemIDs: ids, validUntil: orders[order].validUntil)), "expired")
            case 2: (.superseded(PrescriptionSuperseded(itemIDs: ids, by: id(), kind: .revise)), "stopped")
            case 3: (.markedEnteredInError(PrescriptionMarkedEnteredInError(reason: "test")), "error")
            case 4 where orders[order].items[item].status == "active":
                (.notDispensed(MedicationNotDispensed(itemID: ids[0], reason: .outOfStock)), "stopped")
            case 5 where orders[order].items[item].status == "active":
                (.held(PrescriptionHeld(itemIDs: ids, reason: "test")), "on-hold")
            case _: (.resumed(PrescriptionResumed(itemIDs: ids, reason: nil)), "active")
            }
        note(.prescription(orders[order].id, event), at: now())
        if status == "error" { orders[order].stage = "gone" }
        orders[order].items[item].status = status
    }
}
