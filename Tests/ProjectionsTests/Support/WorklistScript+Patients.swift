import EventCatalog
import TestKit

extension WorklistScript {
    mutating func die() {
        let patient = patients.randomElement(using: &generator) ?? patients[0]
        let time = now()
        if deaths[patient] == nil {
            note(.patient(patient, .deceasedRecorded(PatientDeceasedRecorded(date: nil))), at: time)
            deaths[patient] = time
        } else {
            note(.patient(patient, .deceasedRetracted(PatientDeceasedRetracted(reason: "test"))), at: time)
            deaths[patient] = nil
        }
    }

    /// Joins two records that stand for themselves; the event is in both streams.
    mutating func merge() {
        let free = patients.filter { mergedInto[$0] == nil }.shuffled(using: &generator)
        guard free.count > 2 else { return }
        let (source, survivor, time) = (free[0], free[1], now())
        var found: [MergeConflict] = []
        for order in orders where order.stage == "signed" && order.patient == source {
            for other in orders where other.stage == "signed" && other.patient == survivor {
                for item in order.items where item.isOpen {
                    guard other.items.contains(where: { $0.isOpen && $0.product == item.product }) else { continue }
                    let product = Coding(system: "demo", code: "P\(item.product)")
                    found.append(
                        MergeConflict(
                            product: product,
                            sourcePrescription: order.id,
                            survivorPrescription: other.id
                        )
                    )
                    conflicts.insert(
                        Conflict(
                            source: source,
                            survivor: survivor,
                            product: item.product,
                            sourceOrder: order.id,
                            survivorOrder: other.id,
                            mergedAt: time
                        )
                    )
                }
            }
        }
        let merged = PatientsMerged(source: source, survivor: survivor, reason: "test", conflicts: found)
        note(.patient(source, .merged(merged)), at: time)
        note(.patient(survivor, .merged(merged)), at: time)
        mergedInto[source] = survivor
    }

    mutating func unmerge() {
        guard let source = patients.filter({ mergedInto[$0] != nil }).randomElement(using: &generator),
            let survivor = mergedInto[source]
        else { return }
        let time = now()
        let unmerged = PatientsUnmerged(source: source, survivor: survivor, reason: "test")
        note(.patient(source, .unmerged(unmerged)), at: time)
        note(.patient(survivor, .unmerged(unmerged)), at: time)
        mergedInto[source] = nil
        conflicts = conflicts.filter { $0.source != source || $0.survivor != survivor }
    }

    mutating func suspect() {
        let two = patients.shuffled(using: &generator)
        let score = Int32.random(in: 75...100, using: &generator)
        let suspected = PatientDuplicateSuspected(
            other: two[1],
            score: DecimalNumber(mantissa: Int64(score), scale: 2) ?? .zero,
            matched: ["birth_date"],
            algorithm: "test"
        )
        note(.patient(two[0], .duplicateSuspected(suspected)), at: now())
        suspicions[pair(two[0], two[1])] = score
    }

    mutating func reject() {
        let two = patients.shuffled(using: &generator)
        guard Int.random(in: 0..<3, using: &generator) == 0 else { return }
        note(.patient(two[0], .duplicateRejected(PatientDuplicateRejected(other: two[1], reason: "test"))), at: now())
        rejections.insert(pair(two[0], two[1]))
    }

    private func pair(_ one: PatientID, _ other: PatientID) -> Pair {
        one.record.low < other.record.low ? Pair(first: one, second: other) : Pair(first: other, second: one)
    }

    // MARK: What the lists must show

    func shown(on today: CalendarDate) -> [Order] {
        orders.filter { $0.stage == "signed" && $0.validUntil >= today && $0.items.contains(where: \.isOpen) }
    }

    func isDead(_ patient: PatientID) -> Bool {
        patients.contains { deaths[$0] != nil && root($0) == root(patient) }
    }

    func pendingConflicts(on today: CalendarDate) -> Set<Conflict> {
        let shown = shown(on: today)
        return conflicts.filter { conflict in
            [conflict.sourceOrder, conflict.survivorOrder].allSatisfy { side in
                shown.contains { order in
                    order.id == side && order.items.contains { $0.isOpen && $0.product == conflict.product }
                }
            }
        }
    }

    var candidates: [Pair: Int32] {
        suspicions.filter { !rejections.contains($0.key) && root($0.key.first) != root($0.key.second) }
    }
}
