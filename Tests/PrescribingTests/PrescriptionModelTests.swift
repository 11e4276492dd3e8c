import EventCatalog
import Prescribing
import TestKit
import Testing

/// Random histories against a model that knows nothing of events: a few numbers and names per item.
@Suite struct PrescriptionModelTests {
    private struct Model {
        struct Item {
            let authorised: Int
            var dispensed = 0
            var status = "active"
        }
        var items: [Item]
        var isInError = false

        /// Whether the rules of 1.4 and 1.8 allow it; changes the model if so.
        mutating func take(_ step: Step, isOverdue: Bool) -> Bool {
            guard !isInError else { return false }
            if case .mark = step {
                isInError = true
                return true
            }
            if case .expire = step { return expire(isOverdue: isOverdue) }
            guard items.indices.contains(step.item) else { return false }
            let status = isOverdue && isOpen(step.item) ? "expired" : items[step.item].status
            return take(step, status)
        }

        private mutating func take(_ step: Step, _ status: String) -> Bool {
            let index = step.item
            switch step {
            case .dispense(_, let amount):
                guard status == "active", items[index].dispensed + amount <= items[index].authorised else {
                    return false
                }
                items[index].dispensed += amount
                if items[index].dispensed == items[index].authorised { items[index].status = "completed" }
                return true
            case .hold: return move(index, from: ["active"], status, to: "on-hold")
            case .resume: return move(index, from: ["on-hold"], status, to: "active")
            case .stop: return move(index, from: ["active", "on-hold"], status, to: "stopped")
            case .cancel:
                guard items[index].dispensed == 0 else { return false }
                return move(index, from: ["active", "on-hold"], status, to: "cancelled")
            case .expire, .mark: return false
            }
        }

        private mutating func expire(isOverdue: Bool) -> Bool {
            guard isOverdue else { return false }
            for index in items.indices where isOpen(index) { items[index].status = "expired" }
            return true
        }

        private func isOpen(_ index: Int) -> Bool { ["active", "on-hold"].contains(items[index].status) }

        private mutating func move(_ index: Int, from: [String], _ status: String, to: String) -> Bool {
            guard from.contains(status) else { return false }
            items[index].status = to
            return true
        }
    }

    private enum Step {
        case dispense(Int, Int), hold(Int), resume(Int), stop(Int), cancel(Int), expire, mark

        var item: Int {
            switch self {
            case .dispense(let item, _), .hold(let item), .resume(let item), .stop(let item), .cancel(let item): item
            case .expire, .mark: 0
            }
        }

        static func random(_ items: Int, _ generator: inout SeededGenerator) -> Step {
            let item = Int.random(in: 0...items, using: &generator)  // one past the end: no such item
            switch Int.random(in: 0..<40, using: &generator) {
            case 0..<20: return .dispense(item, Int.random(in: 1...15, using: &generator))
            case 20..<25: return .hold(item)
            case 25..<32: return .resume(item)
            case 32..<34: return .stop(item)
            case 34..<37: return .cancel(item)
            case 37..<39: return .expire
            default: return .mark
            }
        }

        func command(_ number: Int) throws -> PrescriptionCommand {
            let id = PrescriptionItemID(.test(11 + item))
            return switch self {
            case .dispense(_, let amount): try Sample.dispense("\(amount)", of: id, 1000 + number)
            case .hold: .hold(HoldPrescription(itemIDs: [id], reason: "r"))
            case .resume: .resume(ResumePrescription(itemIDs: [id]))
            case .stop: .stop(StopPrescription(itemIDs: [id], reason: "r"))
            case .cancel: .cancel(CancelPrescription(itemIDs: [id], reason: .clinicalGrounds))
            case .expire: .expire
            case .mark: .markEnteredInError(MarkPrescriptionEnteredInError(reason: "r"))
            }
        }
    }

    @Test func `random histories agree with the model (I-25, I-28, I-33, I-35, I-36, I-37)`() throws {
        let seed = PropertyRun.seed
        var generator = SeededGenerator(seed: seed)
        for sequence in 0..<PropertyRun.sequences(2000) {
            let isOverdue = sequence % 4 == 3
            try check(isOverdue: isOverdue, &generator, "seed \(seed), sequence \(sequence)")
        }
    }

    private func check(isOverdue: Bool, _ generator: inout SeededGenerator, _ place: String) throws {
        let count = Int.random(in: 1...2, using: &generator)
        let quantities = (0..<count).map { _ in Int.random(in: 1...30, using: &generator) }
        let repeats = (0..<count).map { _ in Int.random(in: 0...2, using: &generator) }
        var model = Model(items: zip(quantities, repeats).map { .init(authorised: $0 * (1 + $1)) })
        let unit = try Sample.product().unit
        let items = try (0..<count).map { index in
            let item = try Sample.item(
                PrescriptionItemID(.test(11 + index)),
                quantity: "\(quantities[index])",
                repeats: repeats[index],
                isParallel: true
            )
            #expect(item.quantity.unit == unit)
            return item
        }
        // Sequences of the past are overdue from some step on: before it they happen within the validity.
        var state = Prescription.fold(try Sample.prescription(items, on: isOverdue ? "2025-01-01" : nil))
        let overdueFrom = isOverdue ? Int.random(in: 0...20, using: &generator) : 100
        for number in 0..<20 {
            let step = Step.random(count, &generator)
            let day = isOverdue && number < overdueFrom ? "2025-02-01" : nil
            let facts = try Sample.prescribing(on: day)
            let isTaken = model.take(step, isOverdue: number >= overdueFrom)
            let events = try? Prescription.decide(step.command(number), given: state, in: facts)
            for event in events ?? [] { Prescription.evolve(&state, with: event) }
            try #require((events != nil) == isTaken, "\(place), step \(number): \(step)")
            try compare(state, model, isOverdue: number >= overdueFrom, "\(place), step \(number): \(step)")
        }
    }

    private func compare(_ state: Prescription.State?, _ model: Model, isOverdue: Bool, _ place: String) throws {
        let day = isOverdue ? Sample.today : Sample.date("2025-02-01")
        let items = try #require(state).items(on: day)
        for (item, expected) in zip(items, model.items) {
            let open = ["active", "on-hold"].contains(expected.status)
            let status = model.isInError ? "entered-in-error" : isOverdue && open ? "expired" : expected.status
            try #require(item.status.wireName == status, "\(place)")
            let remaining = DecimalNumber(Int32(expected.authorised - expected.dispensed))
            try #require(item.remaining.value == remaining, "\(place)")
            try #require(item.allowedActions.contains(.dispense) == (status == "active"), "\(place)")
        }
    }
}
