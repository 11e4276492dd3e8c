/// Codes of one code system: a part of its table.
public struct CodesReleased: Hashable, Sendable {
    /// The release.
    public let releaseID: FormularyReleaseID
    /// The code system, such as ``CodeSystem/icd10CM``.
    public let system: String
    /// The version of the table.
    public let version: String
    /// Which part of the table this is: 1, 2, 3 …
    public let part: Int
    /// The codes.
    public let codes: [ReleasedCode]

    /// Makes the event.
    public init(releaseID: FormularyReleaseID, system: String, version: String, part: Int, codes: [ReleasedCode]) {
        self.releaseID = releaseID
        self.system = system
        self.version = version
        self.part = part
        self.codes = codes
    }
}

/// One code with its words.
public struct ReleasedCode: Hashable, Sendable {
    /// The code as it is written: `E11.9`.
    public let code: String
    /// Its words.
    public let display: String
    /// Whether it is as exact as the system has it: no code under it.
    public let isLeaf: Bool

    /// Makes a code.
    public init(code: String, display: String, isLeaf: Bool) {
        self.code = code
        self.display = display
        self.isLeaf = isLeaf
    }
}

/// A release is complete: it is in force from its date on, until another is.
///
/// One that holds products stands for all products and all rules; one that holds codes of a system stands for that
/// system's table. What it does not hold stays as it was.
public struct FormularyReleased: Hashable, Sendable {
    /// The release.
    public let releaseID: FormularyReleaseID
    /// Its name, given by who made it.
    public let version: String
    /// The first day on which it is in force.
    public let effectiveFrom: CalendarDate
    /// SHA-256 over what it holds, whatever form it came in.
    public let contentHash: [UInt8]
    /// How much it holds.
    public let counts: FormularyCounts
    /// Where it comes from.
    public let source: String?
    /// Under which licence it may be used.
    public let licence: String?
    /// What whoever uses it must be told.
    public let notice: String?
    /// The release that its products are told as changes of; `nil` if all of them are told.
    public let basedOn: FormularyReleaseID?

    /// Makes the event.
    public init(
        releaseID: FormularyReleaseID,
        version: String,
        effectiveFrom: CalendarDate,
        contentHash: [UInt8],
        counts: FormularyCounts,
        source: String? = nil,
        licence: String? = nil,
        notice: String? = nil,
        basedOn: FormularyReleaseID? = nil
    ) {
        self.releaseID = releaseID
        self.version = version
        self.effectiveFrom = effectiveFrom
        self.contentHash = contentHash
        self.counts = counts
        self.source = source
        self.licence = licence
        self.notice = notice
        self.basedOn = basedOn
    }
}

/// How much a release holds.
public struct FormularyCounts: Hashable, Sendable {
    /// Products, withdrawn ones included.
    public let products: Int
    /// Rules of all kinds.
    public let rules: Int
    /// Codes of all systems.
    public let codes: Int

    /// Puts the numbers together.
    public init(products: Int, rules: Int, codes: Int) {
        self.products = products
        self.rules = rules
        self.codes = codes
    }
}
