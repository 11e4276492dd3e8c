internal import Crypto
public import EventCatalog
internal import Ledger
public import Prescribing

/// What became of a release that was to be recorded.
public struct ReleaseOutcome: Sendable {
    /// The release.
    public let release: FormularyRelease
    /// How many products are new, others than before, and not to be prescribed any more.
    public let changes: (added: Int, changed: Int, withdrawn: Int)
    /// Whether it was there already.
    public let wasThere: Bool
}

extension Clinic {
    /// All releases of the formulary that this process knows of.
    public var formulary: FormularyBook { shelf.book }

    /// The products and rules whose rule set has a version, whenever they were in force; `nil` if there are none.
    public func formulary(ruleSetVersion version: String) -> Formulary? {
        formulary.releases.lazy.reversed().compactMap(\.formulary).first { $0.rules.version == version }
    }

    /// Reads the releases in the log. To be called once before a clinic is used; after that, releases recorded through
    /// it are known at once.
    ///
    /// - Complexity: O(events of the formulary recorded since the last time).
    public func readFormulary() throws(CommandFailure) { try shelf.catchUp(log) }

    /// Says what recording a release would change, and records nothing.
    ///
    /// - Throws: ``CommandFailure`` with the reason why it would be refused.
    public func plan(_ release: NewRelease) throws(CommandFailure) -> ReleasePlan {
        do throws(FormularyRejection) {
            return try formulary.decide(release)
        } catch {
            throw .rejected(.formulary(error))
        }
    }

    /// Records a release of the formulary: all of it or, as far as anybody can see, nothing.
    ///
    /// A large release is recorded by several commands, one after the other; only the last puts it in force. Asked for
    /// again after it was interrupted, it goes on where it stopped. What is there already is not recorded again.
    ///
    /// - Parameters:
    ///   - new: The release.
    ///   - origin: Who asks; the command ids are made from the release.
    ///   - progress: Is told how many events are recorded, of how many.
    /// - Throws: ``CommandFailure``, with ``EventLogError/overloaded`` if another release is being recorded.
    public func record(
        _ new: NewRelease,
        as origin: EventOrigin,
        progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws(CommandFailure) -> ReleaseOutcome {
        guard shelf.beginRelease() else { throw .log(.overloaded) }
        defer { shelf.endRelease() }
        try readFormulary()
        let plan = try plan(new)
        if plan.events.isEmpty {
            guard let release = formulary.release(plan.id) else { throw .log(Self.unreadable) }
            return ReleaseOutcome(release: release, changes: plan.changes, wasThere: true)
        }
        let batches = ReleaseBatches(plan.events).batches
        var done = 0
        for (number, batch) in batches.enumerated() {
            progress(done, plan.events.count)
            let envelope = Self.envelope(plan.id, number, batch, as: origin)
            // Only the last command puts anything in force: it must find the stream as the decision saw it.
            let isLast = number == batches.count - 1
            let expected = isLast ? try streamVersion() : nil
            _ = try await append(batch, as: envelope, expecting: expected)
            done += batch.count
        }
        progress(done, plan.events.count)
        try readFormulary()
        guard let release = formulary.release(plan.id) else { throw .log(Self.unreadable) }
        return ReleaseOutcome(release: release, changes: plan.changes, wasThere: false)
    }

    private static let unreadable = EventLogError.storage(detail: "a release that is recorded can't be read back")

    private func streamVersion() throws(CommandFailure) -> UInt64 {
        try readFormulary()
        return formulary.version
    }

    private func append(
        _ events: [NewEvent],
        as envelope: CommandEnvelope,
        expecting expected: UInt64?
    ) async throws(CommandFailure) -> CommandReceipt {
        do {
            return try await log.transact(envelope) { transaction in
                try transaction.append(events, to: FormularyID.formulary.stream, expecting: expected)
            }
        } catch let error as EventLogError {
            throw .log(error)
        } catch {
            throw .aborted(error)
        }
    }

    /// The command that records one batch of a release: the same batch is the same command.
    private static func envelope(
        _ id: FormularyReleaseID,
        _ number: Int,
        _ batch: [NewEvent],
        as origin: EventOrigin
    ) -> CommandEnvelope {
        var name = SHA256()
        name.update(data: Array("rxledger formulary batch \(id) \(number)".utf8))
        var content = SHA256()
        for event in batch {
            content.update(data: Array("\(event.type) \(event.payload.count)\n".utf8))
            content.update(data: event.payload)
        }
        return CommandEnvelope(
            origin: EventOrigin(
                actor: origin.actor,
                role: origin.role,
                client: origin.client,
                commandID: RecordID(bytes: Array(name.finalize()).prefix(16)) ?? .make(),
                correlationID: id.record,
                causationID: origin.causationID
            ),
            digest: Array(content.finalize())
        )
    }
}

/// A release's events as the log takes them, in batches that one command may append.
private struct ReleaseBatches {
    private static let eventsPerBatch = 1_000
    private static let bytesPerBatch = 3 << 20

    private(set) var batches: [[NewEvent]] = []

    init(_ events: [FormularyEvent]) {
        var batch: [NewEvent] = []
        var bytes = 0
        for event in events {
            let published = CatalogEvent.formulary(.formulary, event)
            let payload = published.encodedPayload()
            if batch.count == Self.eventsPerBatch || bytes + payload.count > Self.bytesPerBatch, !batch.isEmpty {
                batches.append(batch)
                batch = []
                bytes = 0
            }
            batch.append(
                NewEvent(
                    type: published.typeName,
                    schemaVersion: published.schemaVersion,
                    payload: payload,
                    occurredAt: nil,
                    subjects: []
                )
            )
            bytes += payload.count
        }
        if !batch.isEmpty { batches.append(batch) }
    }
}
