public import EventCatalog

/// One release of the formulary, complete and ready to read. Never changes.
public final class FormularyRelease: Sendable {
    /// Its id: the entity tag of everything that is read from it.
    public let id: FormularyReleaseID
    /// Its name, recorded with every decision that read it.
    public let version: String
    /// The first day on which it is in force.
    public let effectiveFrom: CalendarDate
    /// SHA-256 over what it holds.
    public let contentHash: [UInt8]
    /// How much it holds.
    public let counts: FormularyCounts
    /// Where it comes from.
    public let source: String?
    /// Under which licence it may be used.
    public let licence: String?
    /// What whoever uses it must be told.
    public let notice: String?
    /// Whether it comes with the program and is in no log.
    public let isBuiltIn: Bool
    /// Its products and rules; `nil` for a release of codes alone.
    public let formulary: Formulary?
    /// Its tables of codes.
    public let codes: [CodeIndex]

    init(_ event: FormularyReleased, formulary: Formulary?, codes: [CodeIndex], isBuiltIn: Bool = false) {
        id = event.releaseID
        version = event.version
        effectiveFrom = event.effectiveFrom
        contentHash = event.contentHash
        counts = event.counts
        source = event.source
        licence = event.licence
        notice = event.notice
        self.isBuiltIn = isBuiltIn
        self.formulary = formulary
        self.codes = codes
    }

    /// What it holds, as it was released.
    public var content: ReleaseContent {
        ReleaseContent(
            products: formulary?.products.map(\.definition) ?? [],
            rules: formulary?.rules ?? RuleSet(version: version),
            codes: codes.map(\.table)
        )
    }

    /// The release that comes with the program: some products and codes.
    static func builtIn(_ formulary: Formulary, codes: CodeTable) -> FormularyRelease {
        let content = ReleaseContent(
            products: formulary.products.map(\.definition),
            rules: formulary.rules,
            codes: [codes]
        )
        let event = FormularyReleased(
            releaseID: FormularyReleaseID(RecordID(high: 0x8000, low: 0x8000_0000_0000_0002)),
            version: formulary.version,
            effectiveFrom: .earliest,
            contentHash: content.hash,
            counts: content.counts,
            source: "RxLedger, written by hand",
            licence: "Apache-2.0",
            notice: "A demonstration: not for clinical use."
        )
        return FormularyRelease(event, formulary: formulary, codes: [CodeIndex(codes)], isBuiltIn: true)
    }
}
