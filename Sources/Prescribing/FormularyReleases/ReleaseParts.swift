internal import EventCatalog

/// How the products of a release differ from those of the one before.
struct ProductDifferences {
    private var added: [FormularyProduct] = []
    private var changed: [FormularyProduct] = []
    private var withdrawn: [(product: FormularyProduct, reason: String)] = []
    /// What the new release does not name but still holds, withdrawn.
    private(set) var leftOut: [FormularyProduct] = []

    init() {}

    init(from base: Formulary?, to products: [FormularyProduct]) {
        var before: [ProductKey: FormularyProduct] = [:]
        for product in base?.products ?? [] { before[ProductKey(product.coding)] = product.definition }
        for product in products {
            guard let old = before.removeValue(forKey: ProductKey(product.coding)) else {
                added.append(product)
                continue
            }
            if product == old { continue }
            if product == old.withdrawn {
                withdrawn.append((product, "Withdrawn."))
            } else {
                changed.append(product)
            }
        }
        let missing = before.values.sorted { ($0.coding.system, $0.coding.code) < ($1.coding.system, $1.coding.code) }
        for product in missing {
            leftOut.append(product.withdrawn)
            if product.status != .withdrawn { withdrawn.append((product, "Not in this release.")) }
        }
    }

    /// How many products each is true of.
    var counts: (added: Int, changed: Int, withdrawn: Int) { (added.count, changed.count, withdrawn.count) }

    func events(of id: FormularyReleaseID, version: String) -> [FormularyEvent] {
        added.map { .productAdded(ProductAdded(releaseID: id, product: $0)) }
            + changed.map { .productChanged(ProductChanged(releaseID: id, product: $0)) }
            + withdrawn.map {
                .productWithdrawn(ProductWithdrawn(releaseID: id, product: $0.product.coding, reason: $0.reason))
            }
    }
}

/// Rules in events that the log takes.
enum RuleParts {
    /// Kinds one after the other, so that the order within each stays as it is.
    static func events(of rules: RuleSet, _ id: FormularyReleaseID) -> [FormularyEvent] {
        let version = rules.version
        let interactions =
            parts(rules.allergyGroups) { InteractionRulesReleased(releaseID: id, version: version, allergyGroups: $0) }
            + parts(rules.interactions) { InteractionRulesReleased(releaseID: id, version: version, interactions: $0) }
            + parts(rules.reproduction) { InteractionRulesReleased(releaseID: id, version: version, reproduction: $0) }
            + parts(rules.ages) { InteractionRulesReleased(releaseID: id, version: version, ages: $0) }
            + parts(rules.conditions) { InteractionRulesReleased(releaseID: id, version: version, conditions: $0) }
        let doses =
            parts(rules.doses) { DoseRulesReleased(releaseID: id, version: version, doses: $0) }
            + parts(rules.renal) { DoseRulesReleased(releaseID: id, version: version, renal: $0) }
        return interactions.map { .interactionRulesReleased($0) } + doses.map { .doseRulesReleased($0) }
    }

    private static func parts<Record: ReleaseRecord, Event>(
        _ records: [Record],
        _ event: ([Record]) -> Event
    ) -> [Event] {
        ReleaseParts.cut(records).map { event(Array($0)) }
    }
}

/// A table of codes in events that the log takes.
enum CodeParts {
    static func events(of table: CodeTable, _ id: FormularyReleaseID) -> [FormularyEvent] {
        ReleaseParts.cut(table.codes).enumerated().map { index, codes in
            .codesReleased(
                CodesReleased(
                    releaseID: id,
                    system: table.system,
                    version: table.version,
                    part: index + 1,
                    codes: Array(codes)
                )
            )
        }
    }
}

/// Cuts lists of records into parts that fit the payload of one event.
enum ReleaseParts {
    /// Of at most this many bytes, by a guess that is never too low: a payload has at most 256 KiB.
    private static let bytesPerPart = 160 << 10

    static func cut<Record: ReleaseRecord>(_ records: [Record]) -> [ArraySlice<Record>] {
        var parts: [ArraySlice<Record>] = []
        var start = 0
        var bytes = 0
        for (index, record) in records.enumerated() {
            let size = record.fields.reduce(16) { $0 + $1.utf8.count + 8 }
            if bytes + size > bytesPerPart, index > start {
                parts.append(records[start..<index])
                start = index
                bytes = 0
            }
            bytes += size
        }
        if start < records.count { parts.append(records[start...]) }
        return parts
    }
}
