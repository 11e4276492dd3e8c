public import EventCatalog

/// All releases of the formulary, folded from its stream, and which is in force on which day.
///
/// The shipped demonstration set is the first release: it is in force until another is.
public struct FormularyBook: Sendable {
    /// The releases in the order in which they were completed.
    public private(set) var releases: [FormularyRelease]
    /// The version of the stream that it was folded up to.
    public private(set) var version: UInt64 = 0
    /// What is told of releases that are not complete yet.
    private var unfinished: [FormularyReleaseID: UnfinishedRelease] = [:]

    /// A book that has the release that comes with the program alone.
    public init(builtIn: Formulary = .demonstration, codes: CodeTable = .demonstration) {
        releases = [.builtIn(builtIn, codes: codes)]
    }

    /// A book that has only what comes with the program, as another had it.
    public init(startingAgain book: FormularyBook) { releases = [book.releases[0]] }

    /// Folds the next event of the stream.
    public mutating func apply(_ event: FormularyEvent) {
        version += 1
        switch event {
        case .productAdded(let event): unfinished[event.releaseID, default: .init()].put(event.product)
        case .productChanged(let event): unfinished[event.releaseID, default: .init()].put(event.product)
        case .productWithdrawn(let event): unfinished[event.releaseID, default: .init()].withdraw(event.product)
        case .interactionRulesReleased(let event): unfinished[event.releaseID, default: .init()].add(event)
        case .doseRulesReleased(let event): unfinished[event.releaseID, default: .init()].add(event)
        case .codesReleased(let event): unfinished[event.releaseID, default: .init()].add(event)
        case .released(let event): complete(event)
        }
    }

    private mutating func complete(_ event: FormularyReleased) {
        guard release(event.releaseID) == nil else { return }
        let told = unfinished.removeValue(forKey: event.releaseID) ?? UnfinishedRelease()
        let base = event.basedOn.flatMap { release($0)?.formulary }
        let formulary = event.counts.products > 0 ? told.formulary(version: event.version, changing: base) : nil
        releases.append(FormularyRelease(event, formulary: formulary, codes: told.tables.map(CodeIndex.init)))
    }
}

extension FormularyBook {
    /// The products and rules in force on a day.
    public func inForce(on day: CalendarDate) -> Formulary {
        releaseInForce(on: day).formulary ?? .demonstration
    }

    /// The release whose products and rules are in force on a day: that which took effect last; of several that did on
    /// one day, the one that was completed last.
    public func releaseInForce(on day: CalendarDate) -> FormularyRelease {
        var found = releases[0]
        for release in releases where release.formulary != nil && release.effectiveFrom <= day {
            if release.effectiveFrom >= found.effectiveFrom { found = release }
        }
        return found
    }

    /// The tables of codes in force on a day, by system.
    public func codes(on day: CalendarDate) -> [CodeIndex] {
        var found: [String: (effectiveFrom: CalendarDate, index: CodeIndex)] = [:]
        for release in releases where release.effectiveFrom <= day {
            for index in release.codes {
                if let other = found[index.system], other.effectiveFrom > release.effectiveFrom { continue }
                found[index.system] = (release.effectiveFrom, index)
            }
        }
        return found.values.map(\.index).sorted { $0.system < $1.system }
    }

    /// The release of that name; `nil` if there is none.
    public func release(version: String) -> FormularyRelease? { releases.last { $0.version == version } }

    /// The release with that id; `nil` if it is not complete.
    public func release(_ id: FormularyReleaseID) -> FormularyRelease? { releases.first { $0.id == id } }

    /// The release that a new one's products are told as changes of: the last with products that is in the log.
    var lastRecorded: FormularyRelease? { releases.last { $0.formulary != nil && !$0.isBuiltIn } }
}

/// What was told of a release that is not complete.
private struct UnfinishedRelease: Sendable {
    private var products: [ProductKey: FormularyProduct] = [:]
    private var withdrawn: Set<ProductKey> = []
    private var rules = RuleSet(version: "")
    private(set) var tables: [CodeTable] = []

    mutating func put(_ product: FormularyProduct) { products[ProductKey(product.coding)] = product }

    mutating func withdraw(_ product: Coding) { withdrawn.insert(ProductKey(product)) }

    mutating func add(_ event: InteractionRulesReleased) {
        rules = RuleSet(
            version: event.version,
            allergyGroups: rules.allergyGroups + event.allergyGroups,
            interactions: rules.interactions + event.interactions,
            doses: rules.doses,
            renal: rules.renal,
            reproduction: rules.reproduction + event.reproduction,
            ages: rules.ages + event.ages,
            conditions: rules.conditions + event.conditions
        )
    }

    mutating func add(_ event: DoseRulesReleased) {
        rules = RuleSet(
            version: event.version,
            allergyGroups: rules.allergyGroups,
            interactions: rules.interactions,
            doses: rules.doses + event.doses,
            renal: rules.renal + event.renal,
            reproduction: rules.reproduction,
            ages: rules.ages,
            conditions: rules.conditions
        )
    }

    mutating func add(_ event: CodesReleased) {
        if let last = tables.indices.last(where: { tables[$0].system == event.system }) {
            let table = tables[last]
            tables[last] = CodeTable(system: table.system, version: event.version, codes: table.codes + event.codes)
        } else {
            tables.append(CodeTable(system: event.system, version: event.version, codes: event.codes))
        }
    }

    /// The products, as told or as they were in the release before, and the rules.
    func formulary(version: String, changing base: Formulary?) -> Formulary {
        var all: [ProductKey: FormularyProduct] = [:]
        for product in base?.products ?? [] { all[ProductKey(product.coding)] = product.definition }
        for (key, product) in products { all[key] = product }
        for key in withdrawn { all[key] = all[key]?.withdrawn }
        // By code first: products of one name come in one order.
        let sorted = all.values.sorted { ($0.coding.system, $0.coding.code) < ($1.coding.system, $1.coding.code) }
        return Formulary(version: version, products: sorted.map { Product($0) }, rules: rules.named(version))
    }
}
