import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

/// Pharmacies that act at the same time, over the real log.
@Suite struct PharmacyRaceTests {
    private func supply(_ quantity: Int32, _ number: Int, by pharmacy: String, _ fixture: ClinicFixture) throws
        -> PrescriptionCommand
    {
        .dispense(
            DispenseMedication(
                dispenseID: DispenseID(.test(number)),
                itemID: PrescriptionItemID(.test(100)),
                quantity: Quantity(DecimalNumber(quantity), unit: try fixture.product.unit),
                pharmacy: pharmacy
            )
        )
    }

    /// The refusals of commands that are given at the same time.
    private func refusals(
        of commands: [PrescriptionCommand],
        on number: Int,
        _ fixture: ClinicFixture
    ) async throws -> [PrescriptionRejection] {
        try await withThrowingTaskGroup(of: PrescriptionRejection?.self) { group in
            for command in commands {
                group.addTask {
                    do {
                        _ = try await fixture.carryOut(command, on: number)
                        return nil
                    } catch CommandFailure.rejected(.prescription(let rejection)) {
                        return rejection
                    }
                }
            }
            var refusals: [PrescriptionRejection] = []
            for try await refusal in group { if let refusal { refusals.append(refusal) } }
            return refusals
        }
    }

    @Test(arguments: Backend.all)
    func `of pharmacies that supply the last pack at once, one wins (I-25)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            let commands = try (0..<8).map { try supply(21, 200 + $0, by: "Pharmacy \($0)", fixture) }
            let refusals = try await refusals(of: commands, on: 10, fixture)
            #expect(refusals.count == 7)
            #expect(refusals.allSatisfy { $0.invariant == "I-25" })
            let state = try #require(try fixture.clinic.prescription(PrescriptionID(.test(10)))).state
            #expect(state.signedItems.first?.dispenses.count == 1)
            #expect(state.fulfilment == .full)
        }
    }

    @Test(arguments: Backend.all)
    func `of pharmacies that take a prescription at once, one holds it (I-29)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            let names = (0..<8).map { "Pharmacy \($0)" }
            let commands = names.map { PrescriptionCommand.release(ReleaseToPharmacy(pharmacy: $0)) }
            let refusals = try await refusals(of: commands, on: 10, fixture)
            #expect(refusals == Array(repeating: .heldByAnotherPharmacy, count: 7))
            let holder = try #require(try fixture.clinic.prescription(PrescriptionID(.test(10)))?.state.holder)
            let supplies = try names.enumerated().map { try supply(1, 300 + $0.offset, by: $0.element, fixture) }
            let others = try await self.refusals(of: supplies, on: 10, fixture)
            #expect(others.count == 7)
            let state = try #require(try fixture.clinic.prescription(PrescriptionID(.test(10)))).state
            #expect(state.signedItems.first?.dispenses.map(\.pharmacy) == [holder])
        }
    }

    @Test(arguments: Backend.all)
    func `a supply and a cancellation at once: one of them happens (I-33, I-36)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            for number in 0..<20 {
                try await fixture.prescribe(10 + number, isParallel: number > 0)
                let supply = PrescriptionCommand.dispense(
                    DispenseMedication(
                        dispenseID: DispenseID(.test(500 + number)),
                        itemID: PrescriptionItemID(.test((10 + number) * 10)),
                        quantity: Quantity(DecimalNumber(21), unit: try fixture.product.unit)
                    )
                )
                let cancel = PrescriptionCommand.cancel(CancelPrescription(reason: .patientRequest))
                let refusals = try await refusals(of: [supply, cancel], on: 10 + number, fixture)
                #expect(refusals.count == 1)
                let rule = try #require(refusals.first?.invariant)
                #expect(["I-33", "I-36"].contains(rule))
            }
        }
    }

    @Test(arguments: Backend.all)
    func `a revision changes both prescriptions in one commit, or none (I-38)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            let head = fixture.clinic.log.head
            let content = try fixture.item(777, quantity: 42)
            func revise(_ content: PrescriptionItem, as number: Int) -> PrescriptionCommand {
                .revise(
                    RevisePrescription(
                        newPrescriptionID: PrescriptionID(.test(number)),
                        items: [RevisePrescription.Item(content: content)],
                        reason: "weight"
                    )
                )
            }
            let wrong = PrescriptionItem(
                itemID: content.itemID,
                product: content.product,
                quantity: Quantity(DecimalNumber(42), unit: "barrel"),
                repeatsAllowed: 0,
                expectedSupplyDays: 7,
                dosage: content.dosage
            )
            let refusal = await fixture.refusal { try await fixture.carryOut(revise(wrong, as: 11), on: 10) }
            #expect(refusal == .prescription(.unitNotAllowed(field: "items[0].quantity.unit")))
            #expect(fixture.clinic.log.head == head)
            let outcome = try await fixture.carryOut(revise(content, as: 12), on: 10)
            #expect(outcome.stream == .prescription(12))
            #expect(outcome.state.header.priorPrescription == PrescriptionID(.test(10)))
            let old = try #require(try fixture.clinic.prescription(PrescriptionID(.test(10)))).state
            #expect(old.supersededBy == PrescriptionID(.test(12)) && !old.hasOpenItems)
            let commands = try fixture.clinic.log.read(.log, from: head, direction: .forward, limit: 20)
            #expect(Set(commands.map(\.entry.origin.commandID)).count == 1)
            let replay = try DecisionReplay(of: PrescriptionID(.test(12)), in: fixture.clinic.log) { _ in .demonstration
            }
            #expect(replay.isEqual == true)
            // The new order is the patient's only one of the product.
            let second = await fixture.refusal { try await fixture.prescribe(13) }
            #expect(second == .prescription(.duplicateActiveProduct(field: "items[0].product")))
        }
    }

    @Test(arguments: Backend.all)
    func `what is open again after a supply was taken back is an order again (I-20, I-32)`(_ backend: Backend)
        async throws
    {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            _ = try await fixture.carryOut(supply(21, 200, by: "A", fixture), on: 10)
            let reverse = ReverseDispense(dispenseID: DispenseID(.test(200)), reason: "not collected")
            let reversed = try await fixture.carryOut(.reverse(reverse), on: 10)
            #expect(reversed.state.hasOpenItems)
            let refusal = await fixture.refusal { try await fixture.prescribe(11) }
            #expect(refusal == .prescription(.duplicateActiveProduct(field: "items[0].product")))
            _ = try await fixture.carryOut(.stop(StopPrescription(reason: "x")), on: 10)
            try await fixture.prescribe(12)
        }
    }

    @Test(arguments: Backend.all)
    func `a wrong supply is taken back after the next order began, and ends with it (I-20, I-32)`(_ backend: Backend)
        async throws
    {
        try await backend.withClinic { fixture in
            try await fixture.prescribe(10)
            _ = try await fixture.carryOut(supply(21, 200, by: "A", fixture), on: 10)
            try await fixture.prescribe(11)
            let reverse = ReverseDispense(dispenseID: DispenseID(.test(200)), reason: "not collected")
            let reversed = try await fixture.carryOut(.reverse(reverse), on: 10)
            #expect(!reversed.state.hasOpenItems && reversed.state.signedItems.first?.status == .stopped)
            #expect(reversed.state.signedItems.first?.reversed == [DispenseID(.test(200))])
            // The next order holds the product still, and gives it back when it ends.
            let refusal = await fixture.refusal { try await fixture.prescribe(12) }
            #expect(refusal == .prescription(.duplicateActiveProduct(field: "items[0].product")))
            _ = try await fixture.carryOut(.stop(StopPrescription(reason: "x")), on: 11)
            try await fixture.prescribe(13)
        }
    }

    @Test(arguments: Backend.all)
    func `the interval counts from the hand-over in the log (I-26)`(_ backend: Backend) async throws {
        try await backend.withClinic { fixture in
            let plain = try fixture.item(100, repeats: 1)
            let item = PrescriptionItem(
                itemID: plain.itemID,
                product: plain.product,
                quantity: plain.quantity,
                repeatsAllowed: 1,
                expectedSupplyDays: 7,
                dosage: plain.dosage,
                dispenseIntervalDays: 7
            )
            _ = try await fixture.carryOut(fixture.prescribing([item]), on: 10)
            _ = try await fixture.carryOut(supply(21, 200, by: "A", fixture), on: 10)
            let early = await fixture.refusal { try await fixture.carryOut(supply(21, 201, by: "A", fixture), on: 10) }
            guard case .prescription(.issueNotOpen(number: 2, opensOn: _))? = early else {
                Issue.record("not refused for its day: \(String(describing: early))")
                return
            }
            fixture.clock.advance(by: .seconds(7 * 86_400))
            let outcome = try await fixture.carryOut(supply(21, 202, by: "A", fixture), on: 10)
            #expect(outcome.state.fulfilment == .full)
        }
    }
}
