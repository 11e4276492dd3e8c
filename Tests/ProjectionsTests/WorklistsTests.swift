import EventCatalog
import ProjectionEngine
import TestKit
import Testing

@testable import Worklists

@Suite struct WorklistsTests {
    private static let seeds: [UInt64] = [1, 2]
    private static let days = [-30, 0, 10, 30, 61]

    /// All pages of a list, put together.
    private static func whole<Entry: Sendable>(
        _ limit: Int = 3,
        _ page: ([UInt8]?) throws -> Snapshot<Page<Entry>>
    ) throws -> [Entry] {
        var entries: [Entry] = []
        var after: [UInt8]?
        repeat {
            let next = try page(after).value
            entries += next.items
            after = next.next
        } while after != nil
        return entries
    }

    @Test(arguments: seeds)
    func `drafts and requests to cancel are listed until they are settled, the oldest first (I-36)`(
        _ seed: UInt64
    ) async throws {
        let script = WorklistScript(seed: seed, steps: 300)
        try await withModel(WorklistsProjection.self, of: script.events) { model in
            for prescriber in [nil] + script.prescribers.map(Optional.some) {
                func isOwn(_ order: WorklistScript.Order) -> Bool { prescriber.map { $0 == order.prescriber } ?? true }
                let drafts = try Self.whole { try model.drafts(prescriber: prescriber, after: $0, limit: 3) }
                let expected = script.orders.filter { $0.stage == "draft" && isOwn($0) }
                #expect(Set(drafts.map(\.prescriptionID)) == Set(expected.map(\.id)))
                #expect(drafts.count == expected.count)
                #expect(drafts.map(\.draftedAt) == drafts.map(\.draftedAt).sorted())
                for today in Self.days.map(script.day) {
                    let found = try Self.whole {
                        try model.cancellations(prescriber: prescriber, today: today, after: $0, limit: 3)
                    }
                    let pending = script.shown(on: today).filter { order in
                        isOwn(order) && order.items.contains { $0.isOpen && $0.requestedAt != nil }
                    }
                    #expect(Set(found.map(\.prescriptionID)) == Set(pending.map(\.id)))
                    #expect(found.count == pending.count)
                    for pharmacy in script.pharmacies {
                        let held = try model.cancellations(
                            pharmacy: pharmacy,
                            prescriber: prescriber,
                            today: today,
                            limit: 10_000
                        ).value.items
                        #expect(
                            Set(held.map(\.prescriptionID)) == Set(pending.filter { $0.holder == pharmacy }.map(\.id))
                        )
                        #expect(held.allSatisfy { $0.pharmacy == pharmacy && !$0.items.isEmpty })
                    }
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `open orders of the dead are listed until they end, whichever merged record says so (I-40)`(
        _ seed: UInt64
    ) async throws {
        let script = WorklistScript(seed: seed, steps: 300)
        try await withModel(WorklistsProjection.self, of: script.events) { model in
            for today in Self.days.map(script.day) {
                let found = try Self.whole { try model.deceased(today: today, after: $0, limit: 3) }
                let expected = script.shown(on: today).filter { script.isDead($0.patient) }
                #expect(Set(found.map(\.prescriptionID)) == Set(expected.map(\.id)))
                #expect(found.count == expected.count)
                #expect(found.map(\.recordedAt) == found.map(\.recordedAt).sorted())
                let own = try model.deceased(prescriber: script.prescribers[1], today: today, limit: 10_000).value.items
                #expect(own == found.filter { $0.prescriberID == script.prescribers[1] })
            }
        }
    }

    @Test(arguments: seeds)
    func `suspected pairs are listed until rejected or merged, the likeliest first (I-42)`(
        _ seed: UInt64
    ) async throws {
        let script = WorklistScript(seed: seed, steps: 300)
        try await withModel(WorklistsProjection.self, of: script.events) { model in
            let found = try Self.whole { try model.duplicates(after: $0, limit: 3) }
            let pairs = found.map { WorklistScript.Pair(first: $0.first, second: $0.second) }
            #expect(Set(pairs) == Set(script.candidates.keys))
            #expect(found.count == script.candidates.count)
            #expect(found.map(\.score) == found.map(\.score).sorted(by: >))
            for entry in found {
                let pair = WorklistScript.Pair(first: entry.first, second: entry.second)
                #expect(entry.score == DecimalNumber(mantissa: Int64(script.candidates[pair] ?? 0), scale: 2))
            }
        }
    }

    @Test(arguments: seeds)
    func `orders that a merge brought together are listed until one ends or the merge is undone (I-45)`(
        _ seed: UInt64
    ) async throws {
        let script = WorklistScript(seed: seed, steps: 1200)
        #expect(!script.conflicts.isEmpty)
        try await withModel(WorklistsProjection.self, of: script.events) { model in
            for today in Self.days.map(script.day) {
                let found = try Self.whole { try model.reconciliations(today: today, after: $0, limit: 50) }
                let pairs = found.map { "\($0.sourcePrescription) \($0.survivorPrescription) \($0.product.code)" }
                let expected = script.pendingConflicts(on: today).map {
                    "\($0.sourceOrder) \($0.survivorOrder) P\($0.product)"
                }
                #expect(pairs.sorted() == expected.sorted())
                #expect(found.map(\.mergedAt) == found.map(\.mergedAt).sorted())
            }
        }
    }

    @Test(arguments: seeds)
    func `reviews are listed from their day on, and the due index knows what is not recorded yet`(
        _ seed: UInt64
    ) async throws {
        let script = WorklistScript(seed: seed, steps: 300)
        try await withModel(WorklistsProjection.self, of: script.events) { model in
            for today in Self.days.map(script.day) {
                let reviews = try Self.whole { try model.reviews(today: today, after: $0, limit: 3) }
                let expected = script.shown(on: today).filter { $0.reviewOn.map { $0 <= today } ?? false }
                #expect(Set(reviews.map(\.prescriptionID)) == Set(expected.map(\.id)))
                #expect(reviews.count == expected.count)
                #expect(reviews.map(\.reviewOn) == reviews.map(\.reviewOn).sorted())
                let open = script.shown(on: .earliest)
                let expired = try Self.whole { try model.due(.expiry, on: today, after: $0, limit: 3) }
                #expect(Set(expired.map(\.prescriptionID)) == Set(open.filter { $0.validUntil < today }.map(\.id)))
                let due = try Self.whole { try model.due(.review, on: today, after: $0, limit: 3) }
                let unrecorded = open.filter { !$0.isReviewRecorded && ($0.reviewOn.map { $0 <= today } ?? false) }
                #expect(Set(due.map(\.prescriptionID)) == Set(unrecorded.map(\.id)))
                #expect(expired.map(\.day) == expired.map(\.day).sorted())
            }
        }
    }

    @Test(arguments: seeds)
    func `counts are those of the lists, up to a limit`(_ seed: UInt64) async throws {
        let script = WorklistScript(seed: seed, steps: 300)
        try await withModel(WorklistsProjection.self, of: script.events) { model in
            for today in Self.days.map(script.day) {
                for prescriber in [nil, script.prescribers[0]] {
                    let counts = try model.counts(prescriber: prescriber, today: today).value
                    let lists = [
                        try model.drafts(prescriber: prescriber, limit: 10_000).value.items.count,
                        try model.cancellations(prescriber: prescriber, today: today, limit: 10_000).value.items.count,
                        try model.deceased(prescriber: prescriber, today: today, limit: 10_000).value.items.count,
                        try model.duplicates(limit: 10_000).value.items.count,
                        try model.reconciliations(today: today, limit: 10_000).value.items.count,
                        try model.reviews(prescriber: prescriber, today: today, limit: 10_000).value.items.count,
                    ]
                    let all = [
                        counts.drafts, counts.cancellations, counts.deceased, counts.duplicates, counts.reconciliations,
                        counts.reviews,
                    ]
                    #expect(all.map(\.count) == lists)
                    #expect(all.allSatisfy { !$0.isCapped })
                    let capped = try model.counts(prescriber: prescriber, today: today, limit: 1).value
                    #expect(capped.drafts == WorklistCount(count: min(lists[0], 1), isCapped: lists[0] > 0))
                }
            }
        }
    }
}
