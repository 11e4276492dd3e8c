internal import CommandHandling
internal import EventCatalog
internal import Ledger
internal import Prescribing
internal import Synchronization

/// Carries out items: what was imported before is left alone, what belongs to one record goes into the log together.
///
/// Each part of a resource that was imported is remembered by a command without events, whose digest is the resource's:
/// the log tells by it whether the resource is new, known, or has changed.
struct ItemCarrier: Sendable {
    /// Items of one record that go into one transaction: their events stay far below what a command may append.
    static let itemsPerUnit = 200

    let clinic: Clinic
    let origin: ImportOrigin
    let book: ReportBook

    /// Carries out items; those of one record in their order.
    ///
    /// - Throws: ``ImportFailure`` if the log fails.
    func carry(_ items: [ImportItem]) async throws {
        let news = try await withThrowingTaskGroup(of: (Int, Bool).self) { group in
            for (place, item) in items.enumerated() { group.addTask { (place, try await isNew(item)) } }
            // The log answers in any order; what belongs to one record stays in that of the source.
            return try await group.reduce(into: Array(repeating: false, count: items.count)) { $0[$1.0] = $1.1 }
        }
        let fresh = zip(items, news).filter(\.1).map(\.0)
        let groups = Dictionary(grouping: fresh, by: \.body.group)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for items in groups.values { group.addTask { try await carryOfOneRecord(items) } }
            try await group.waitForAll()
        }
    }

    // MARK: What was imported before

    /// Asks the log for the item's marker; what is known is counted.
    private func isNew(_ item: ImportItem) async throws -> Bool {
        do {
            _ = try await clinic.transact(origin.envelope(item.marker, item.digest)) { _ in throw NotThere() }
        } catch .aborted(is NotThere) {
            return true
        } catch .log(.commandConflict) {
            if item.isFirstPart { book.conflict(item.problem(Self.changed)) }
            return false
        } catch {
            throw ImportFailure(error)
        }
        if item.isFirstPart { book.alreadyThere(item.type.rawValue) }
        return false
    }

    private static let changed = MappingFailure(
        "changed-since-imported",
        "",
        "The resource has changed since it was imported; the change was not applied."
    )

    private struct NotThere: Error {}

    // MARK: One record

    private func carryOfOneRecord(_ items: [ImportItem]) async throws {
        let sorted = items.enumerated().sorted {
            ($0.element.body.order, $0.offset) < ($1.element.body.order, $1.offset)
        }
        .map(\.element)
        let newest = Self.newestOpen(sorted)
        var start = 0
        while start < sorted.count {
            let end = min(start + Self.itemsPerUnit, sorted.count)
            try await carryTogether(Array(sorted[start..<end]), newest)
            start = end
        }
    }

    /// The markers of the newest open orders of each product: no more can be open at a time.
    private static func newestOpen(_ items: [ImportItem]) -> Set<RecordID> {
        var counts: [ProductKey: Int] = [:]
        var newest: Set<RecordID> = []
        for item in items.reversed() {
            guard let product = item.body.openProduct else { continue }
            counts[product, default: 0] += 1
            if counts[product, default: 0] <= openOrdersPerProduct { newest.insert(item.marker) }
        }
        return newest
    }

    private static let openOrdersPerProduct = 7

    /// One transaction for all; if one of them can't be carried out wholly, one for each.
    private func carryTogether(_ items: [ImportItem], _ newest: Set<RecordID>) async throws {
        do {
            try await settle(items, try await attempt(items, newest))
        } catch is HalfDone {
            for item in items {
                do {
                    try await settle([item], try await attempt([item], newest))
                } catch let half as HalfDone {
                    let problem = item.problem(half.failure)
                    if item.isFirstPart { book.failed(problem) } else { book.failedInTheEnd(problem) }
                }
            }
        }
    }

    /// What became of an item.
    private enum Result: Sendable {
        case imported([String])
        case wasThere
        case missing
        case refused(CommandFailure)
    }

    /// A command of an item was refused after another one of it was carried out.
    private struct HalfDone: Error {
        let failure: CommandFailure
    }

    /// Nothing was carried out: the transaction shall leave no trace.
    private struct NothingDone: Error {}

    private func attempt(_ items: [ImportItem], _ newest: Set<RecordID>) async throws -> [Result] {
        let results = Mutex<[Result]>([])
        do {
            let envelope = origin.envelope(.make(), ContentDigest.none)
            _ = try await clinic.transact(envelope) { unit in
                var all: [Result] = []
                for item in items {
                    let context = ImportItem.StepContext(isAmongNewestOpen: newest.contains(item.marker))
                    all.append(try Self.carry(item, context, &unit))
                }
                results.withLock { $0 = all }
                guard all.contains(where: { if case .imported = $0 { true } else { false } }) else {
                    throw NothingDone()
                }
            }
        } catch .aborted(let error) where !(error is NothingDone) {
            throw error
        } catch .aborted {
            return results.withLock { $0 }
        } catch .log(.tooLarge) where items.count > 1 {
            throw HalfDone(failure: .log(.tooLarge(detail: "")))
        } catch {
            throw ImportFailure(error)
        }
        return results.withLock { $0 }
    }

    private static func carry(
        _ item: ImportItem,
        _ context: ImportItem.StepContext,
        _ unit: inout UnitOfWork
    ) throws -> Result {
        var notes: [String] = []
        for (index, step) in item.body.steps.enumerated() {
            do {
                let result = try step(&unit, context)
                if result.isMissing { return .missing }
                if result.wasThere { return .wasThere }
                notes += result.notes
            } catch let failure as CommandFailure {
                if case .log = failure { throw failure }
                guard index == 0 else { throw HalfDone(failure: failure) }
                return .refused(failure)
            }
        }
        return .imported(notes)
    }

    // MARK: What is remembered

    private func settle(_ items: [ImportItem], _ results: [Result]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (item, result) in zip(items, results) {
                switch result {
                case .imported(let notes):
                    for note in notes { book.noted(note) }
                    group.addTask {
                        if try await remember(item), item.isFirstPart { book.imported(item.type.rawValue) }
                    }
                case .wasThere:
                    group.addTask {
                        if try await remember(item), item.isFirstPart { book.alreadyThere(item.type.rawValue) }
                    }
                case .missing: break
                case .refused(let failure):
                    let problem = item.problem(failure)
                    if item.isFirstPart { book.failed(problem) } else { book.failedInTheEnd(problem) }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Remembers that an item was imported.
    ///
    /// - Returns: `false` if another copy of it, with other content, was imported meanwhile.
    private func remember(_ item: ImportItem) async throws -> Bool {
        let record = item.body.record.bytes
        do {
            _ = try await clinic.transact(origin.envelope(item.marker, item.digest)) { $0.reply(record) }
            for alias in item.body.aliases {
                _ = try await clinic.transact(origin.envelope(alias, ContentDigest.none)) { $0.reply(record) }
            }
            return true
        } catch .log(.commandConflict) {
            if item.isFirstPart { book.conflict(item.problem(Self.changed)) }
            return false
        } catch {
            throw ImportFailure(error)
        }
    }
}

extension ItemCarrier {
    /// Whom an identifier names by an earlier import; `nil` if nobody.
    func record(knownAs alias: RecordID) async throws -> RecordID? {
        do {
            let receipt = try await clinic.transact(origin.envelope(alias, ContentDigest.none)) { _ in throw NotThere()
            }
            return RecordID(bytes: receipt.reply)
        } catch .aborted {
            return nil
        } catch {
            throw ImportFailure(error)
        }
    }

    /// Registers someone who is only known from references, once.
    func register(_ registration: RegisterPractitioner, as id: PractitionerID, _ marker: RecordID) async throws {
        do {
            _ = try await clinic.transact(origin.envelope(marker, ContentDigest.none)) { unit in
                guard try unit.practitioner(id) == nil else { return }
                try unit.execute(.register(registration), on: id)
            }
        } catch .aborted(let error as CommandFailure) {
            throw ImportFailure(error)
        } catch {
            throw ImportFailure(error)
        }
    }
}

/// Who imports, through what.
struct ImportOrigin: Sendable {
    let actor: RecordID
    let client: String
    /// One run.
    let correlationID: RecordID

    func envelope(_ commandID: RecordID, _ digest: [UInt8]) -> CommandEnvelope {
        let origin = EventOrigin(
            actor: actor,
            role: "importer",
            client: client,
            commandID: commandID,
            correlationID: correlationID
        )
        return CommandEnvelope(origin: origin, digest: digest)
    }
}
