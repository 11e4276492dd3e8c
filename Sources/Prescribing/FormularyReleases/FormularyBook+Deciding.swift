internal import Crypto
public import EventCatalog

/// What has to be recorded so that a release is in force.
public struct ReleasePlan: Sendable {
    /// The release's id: the same for the same release on the same history, so that an interrupted load can go on.
    public let id: FormularyReleaseID
    /// The events in order; the last completes the release. None if it is there already.
    public let events: [FormularyEvent]
    /// The products that are new, that are others than before, and that can't be prescribed any more.
    public let changes: (added: Int, changed: Int, withdrawn: Int)
}

extension FormularyBook {
    /// Decides what a new release makes happen: nothing if it is there already.
    ///
    /// Products are told as changes of the last recorded release. Those which that one has and the new one does not are
    /// withdrawn, and stay readable.
    ///
    /// - Throws: Why the release is refused.
    public func decide(_ new: NewRelease) throws(FormularyRejection) -> ReleasePlan {
        try new.check()
        let known = release(version: new.version)
        let base = known ?? lastRecorded
        let differences =
            new.content.products.isEmpty
            ? ProductDifferences() : ProductDifferences(from: base?.formulary, to: new.content.products)
        var content = new.content
        content.products += differences.leftOut
        content.rules = content.rules.named(new.version)
        let hash = content.hash
        if let known {
            guard known.contentHash == hash, known.effectiveFrom == new.effectiveFrom || known.isBuiltIn else {
                throw .versionTaken(new.version)
            }
            return ReleasePlan(id: known.id, events: [], changes: (0, 0, 0))
        }
        let id = new.id(hash: hash, after: base?.id)
        var events = differences.events(of: id, version: new.version)
        events += RuleParts.events(of: content.rules, id)
        for table in content.codes { events += CodeParts.events(of: table, id) }
        events.append(
            .released(
                FormularyReleased(
                    releaseID: id,
                    version: new.version,
                    effectiveFrom: new.effectiveFrom,
                    contentHash: hash,
                    counts: content.counts,
                    source: new.source,
                    licence: new.licence,
                    notice: new.notice,
                    basedOn: content.products.isEmpty ? nil : base?.id
                )
            )
        )
        return ReleasePlan(id: id, events: events, changes: differences.counts)
    }
}

extension NewRelease {
    /// An id made from everything that a release is.
    fileprivate func id(hash: [UInt8], after base: FormularyReleaseID?) -> FormularyReleaseID {
        var digest = SHA256()
        digest.update(data: Array("rxledger formulary release 1".utf8))
        digest.update(data: hash)
        let texts = [
            version, effectiveFrom.description, source ?? "", licence ?? "", notice ?? "", base?.description ?? "",
        ]
        for text in texts {
            digest.update(data: Array(text.utf8))
            digest.update(data: [0])
        }
        let bytes = Array(digest.finalize())
        let high = bytes[..<8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let low = bytes[8..<16].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let id = RecordID(
            high: high & 0xFFFF_FFFF_FFFF_0FFF | 0x8000,
            low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        )
        return FormularyReleaseID(id)
    }

    fileprivate func check() throws(FormularyRejection) {
        guard (1...64).contains(version.utf8.count), version.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .versionMalformed
        }
        guard effectiveFrom.day != nil else { throw .dateIncomplete }
        guard !content.products.isEmpty || !content.codes.allSatisfy({ $0.codes.isEmpty }) else { throw .empty }
        guard !content.products.isEmpty || content.rules.count == 0 else { throw .empty }
        try Self.checkUnique(content.products.map { "The product \($0.coding.code) of \($0.coding.system)" })
        let rules = content.rules
        try Self.checkUnique(rules.allergyGroups.map { "The allergy group \($0.id)" })
        try Self.checkUnique(rules.interactions.map { "The interaction \($0.id)" })
        try Self.checkUnique(rules.doses.map { "The dose rule \($0.id)" })
        try Self.checkUnique(rules.renal.map { "The renal rule \($0.id)" })
        try Self.checkUnique(rules.reproduction.map { "The reproduction rule \($0.id)" })
        try Self.checkUnique(rules.ages.map { "The age rule \($0.id)" })
        try Self.checkUnique(rules.conditions.map { "The condition rule \($0.id)" })
        try Self.checkUnique(content.codes.map { "The table of \($0.system)" })
        for table in content.codes { try Self.checkUnique(table.codes.map { "The code \($0.code)" }) }
        try checkLengths()
    }

    private func checkLengths() throws(FormularyRejection) {
        let rules = content.rules
        for product in content.products {
            try Self.checkLength(product.fields + product.ingredients, "The product \(product.coding.code)")
        }
        for rule in rules.allergyGroups { try Self.checkLength(rule.fields, "The allergy group \(rule.id)") }
        for rule in rules.interactions { try Self.checkLength(rule.fields, "The interaction \(rule.id)") }
        for rule in rules.doses { try Self.checkLength(rule.fields, "The dose rule \(rule.id)") }
        for rule in rules.renal { try Self.checkLength(rule.fields, "The renal rule \(rule.id)") }
        for rule in rules.reproduction { try Self.checkLength(rule.fields, "The reproduction rule \(rule.id)") }
        for rule in rules.ages { try Self.checkLength(rule.fields, "The age rule \(rule.id)") }
        for rule in rules.conditions { try Self.checkLength(rule.fields, "The condition rule \(rule.id)") }
        for table in content.codes {
            for code in table.codes { try Self.checkLength([code.code, code.display], "The code \(code.code)") }
        }
        try Self.checkLength([source ?? "", licence ?? "", notice ?? ""], "The release")
    }

    private static func checkLength(
        _ texts: [String],
        _ what: @autoclosure () -> String
    ) throws(FormularyRejection) {
        guard texts.allSatisfy({ $0.utf8.count <= 4_096 }), texts.count <= 64 else { throw .tooLong(what()) }
    }

    private static func checkUnique(_ names: [String]) throws(FormularyRejection) {
        var seen: Set<String> = []
        for name in names where !seen.insert(name).inserted { throw .notUnique(name) }
    }
}
