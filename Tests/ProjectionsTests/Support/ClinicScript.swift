import EventCatalog
import TestKit

/// Makes up what a clinic does: legal sequences of events, and beside them, kept in the plainest way, what the read models
/// must say about them.
struct ClinicScript {
    /// An item that was signed, as a worklist should know it.
    struct Item {
        let id: PrescriptionItemID
        let prescription: PrescriptionID
        let patient: PatientID
        let prescriber: PractitionerID
        let product: Coding
        let perIssue: Int32
        var remaining: Int32
        let supplyDays: Int?
        let issued: CalendarDate
        let validUntil: CalendarDate
        var lastSupplied: CalendarDate?
        var status = "active"

        var runsOutOn: CalendarDate? { supplyDays.flatMap { (lastSupplied ?? issued).adding(days: $0) } }
    }

    /// Something that a dashboard counts.
    struct Fact: Hashable {
        let what: String
        let day: CalendarDate
    }

    private(set) var events: [PlannedEvent] = []
    /// Every item ever signed; its status as the events say.
    private(set) var items: [Item] = []
    private(set) var facts: [Fact: Int] = [:]
    private(set) var signedItems: [(product: String, day: CalendarDate)] = []
    private(set) var signatures: [(prescriber: PractitionerID, day: CalendarDate)] = []
    let patients: [PatientID]
    let prescribers: [PractitionerID]
    let products: [Coding]

    private var generator: SeededGenerator
    private var nextID = 1000
    private static let firstDay = 19_000  // 2022-01-08

    init(seed: UInt64, patients: Int = 12, prescribers: Int = 4, products: Int = 300, steps: Int) {
        generator = SeededGenerator(seed: seed)
        self.patients = (0..<patients).map { PatientID(.test($0)) }
        self.prescribers = (0..<prescribers).map { PractitionerID(.test(500 + $0)) }
        self.products = (0..<products).map { Coding(system: "demo", code: "P\($0)", display: "Product \($0)") }
        for patient in self.patients { register(patient) }
        for _ in 0..<steps { step() }
    }

    private mutating func step() {
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<4: prescribe()
        case 4..<7: dispense()
        case 7: changeStatus()
        case 8: end()
        default: markInError()
        }
    }

    // MARK: Choices

    private mutating func id<Subject>() -> ID<Subject> {
        nextID += 1
        return ID(.test(nextID))
    }

    private mutating func time() -> ClinicalTime {
        let day = Self.firstDay + Int.random(in: 0..<900, using: &generator)
        let micros = Int64(day) * 86_400_000_000 + Int64.random(in: 0..<86_400_000_000, using: &generator)
        return ClinicalTime(Timestamp(clamping: micros), offsetMinutes: Int16.random(in: -720...720, using: &generator))
    }

    private mutating func note(_ event: CatalogEvent, at time: ClinicalTime, _ what: String?, _ amount: Int = 1) {
        events.append(PlannedEvent(event: event, occurredAt: time))
        if let what { facts[Fact(what: what, day: time.date.firstDay), default: 0] += amount }
    }

    /// The place of an item in a state, at random.
    private mutating func place(_ isWanted: (Item) -> Bool) -> Int? {
        items.indices.filter { isWanted(items[$0]) }.randomElement(using: &generator)
    }

    // MARK: Steps

    private mutating func register(_ patient: PatientID) {
        let birthDate = CalendarDate(year: 1980, month: 3, day: 12) ?? .earliest
        let registered = PatientRegistered(
            name: HumanName(family: "García", given: ["José"]),
            birthDate: birthDate,
            gender: .male,
            identifiers: [],
            contacts: [],
            address: nil
        )
        note(.patient(patient, .registered(registered)), at: time(), "patients")
    }

    private mutating func prescribe() {
        let prescription: PrescriptionID = id()
        let patient = patients.randomElement(using: &generator) ?? patients[0]
        let prescriber = prescribers.randomElement(using: &generator) ?? prescribers[0]
        let time = time()
        let header = PrescriptionDrafted(
            patientID: patient,
            prescriberID: prescriber,
            priorPrescription: nil,
            reasons: [],
            note: nil
        )
        note(.prescription(prescription, .drafted(header)), at: time, nil)
        let drafted = draftItems(of: prescription, at: time)
        guard Int.random(in: 0..<8, using: &generator) > 0 else {
            let discarded = PrescriptionDraftDiscarded(reason: nil)
            return note(.prescription(prescription, .draftDiscarded(discarded)), at: time, nil)
        }
        let day = time.date.firstDay
        let validUntil = day.adding(days: 180) ?? day
        let signed = PrescriptionSigned(issueDate: day, validUntil: validUntil, contentHash: [])
        note(.prescription(prescription, .signed(signed)), at: time, "prescriptions")
        facts[Fact(what: "items", day: day), default: 0] += drafted.count
        signatures.append((prescriber, day))
        for item in drafted {
            signedItems.append((item.product.code, day))
            let perIssue = Int32(item.quantity.value.mantissa)
            items.append(
                Item(
                    id: item.itemID,
                    prescription: prescription,
                    patient: patient,
                    prescriber: prescriber,
                    product: item.product,
                    perIssue: perIssue,
                    remaining: perIssue * Int32(1 + item.repeatsAllowed),
                    supplyDays: item.expectedSupplyDays,
                    issued: day,
                    validUntil: validUntil
                )
            )
        }
    }

    /// Adds items to a draft, changes one and removes one now and then; answers with those that stay.
    private mutating func draftItems(of prescription: PrescriptionID, at time: ClinicalTime) -> [PrescriptionItem] {
        var drafted: [PrescriptionItem] = []
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
            let item = item(id())
            drafted.append(item)
            note(.prescription(prescription, .itemAdded(PrescriptionItemAdded(item: item))), at: time, nil)
        }
        if Int.random(in: 0..<4, using: &generator) == 0 {
            drafted[0] = item(drafted[0].itemID)
            note(.prescription(prescription, .itemChanged(PrescriptionItemChanged(item: drafted[0]))), at: time, nil)
        }
        if drafted.count > 1, Bool.random(using: &generator) {
            let removed = PrescriptionItemRemoved(itemID: drafted.removeLast().itemID)
            note(.prescription(prescription, .itemRemoved(removed)), at: time, nil)
        }
        return drafted
    }

    private mutating func item(_ id: PrescriptionItemID) -> PrescriptionItem {
        PrescriptionItem(
            itemID: id,
            product: products.randomElement(using: &generator) ?? products[0],
            quantity: Quantity(DecimalNumber(Int32.random(in: 7...28, using: &generator)), unit: "tablet"),
            repeatsAllowed: Int.random(in: 0...3, using: &generator),
            expectedSupplyDays: Bool.random(using: &generator) ? Int.random(in: 7...90, using: &generator) : nil,
            dosage: []
        )
    }

    private mutating func dispense() {
        guard let place = place({ $0.status == "active" }) else { return }
        let amount = Int32.random(in: 1...min(items[place].remaining, items[place].perIssue), using: &generator)
        let time = time()
        let supply = MedicationDispensed(
            dispenseID: id(),
            itemID: items[place].id,
            quantity: Quantity(DecimalNumber(amount), unit: "tablet"),
            pharmacy: "High Street"
        )
        note(.prescription(items[place].prescription, .dispensed(supply)), at: time, "dispenses")
        items[place].remaining -= amount
        let day = time.date.firstDay
        items[place].lastSupplied = items[place].lastSupplied.map { max($0, day) } ?? day
        if items[place].remaining == 0 { items[place].status = "completed" }
    }

    private mutating func changeStatus() {
        guard let place = place({ $0.status == "active" || $0.status == "on-hold" }) else { return }
        let item = items[place]
        if item.status == "active" {
            let held = PrescriptionHeld(itemIDs: [item.id], reason: "test")
            note(.prescription(item.prescription, .held(held)), at: time(), "heldItems")
            items[place].status = "on-hold"
        } else {
            let resumed = PrescriptionResumed(itemIDs: [item.id], reason: nil)
            note(.prescription(item.prescription, .resumed(resumed)), at: time(), "resumedItems")
            items[place].status = "active"
        }
    }

    private mutating func end() {
        guard let place = place({ $0.status == "active" || $0.status == "on-hold" }) else { return }
        let item = items[place]
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
            let stopped = PrescriptionStopped(itemIDs: [item.id], reason: "test")
            note(.prescription(item.prescription, .stopped(stopped)), at: time(), "stoppedItems")
            items[place].status = "stopped"
        case 1:
            let cancelled = PrescriptionCancelled(itemIDs: [item.id], reason: .patientRequest, note: nil)
            note(.prescription(item.prescription, .cancelled(cancelled)), at: time(), "cancelledItems")
            items[place].status = "cancelled"
        case 2:
            let expired = PrescriptionExpired(itemIDs: [item.id], validUntil: item.validUntil)
            note(.prescription(item.prescription, .expired(expired)), at: time(), "expiredItems")
            items[place].status = "expired"
        default:
            let renewed = PrescriptionRenewed(renewedBy: id())
            note(.prescription(item.prescription, .renewed(renewed)), at: time(), "renewals")
        }
    }

    private mutating func markInError() {
        guard Int.random(in: 0..<5, using: &generator) == 0, let place = place({ $0.status != "entered-in-error" })
        else { return }
        let prescription = items[place].prescription
        let marked = PrescriptionMarkedEnteredInError(reason: "test")
        note(.prescription(prescription, .markedEnteredInError(marked)), at: time(), "enteredInError")
        for index in items.indices where items[index].prescription == prescription {
            items[index].status = "entered-in-error"
        }
    }
}
