/// Why a release of the formulary is refused.
public enum FormularyRejection: Rejection {
    /// There is a release of that version with other content or another date.
    case versionTaken(String)
    /// A version has 1 to 64 visible characters of ASCII.
    case versionMalformed
    /// The date is not known to the day.
    case dateIncomplete
    /// It holds neither products nor codes; rules alone are no release.
    case empty
    /// Two products have one code, two rules one id, or two codes of a system are the same.
    case notUnique(String)
    /// A text is longer than the log takes.
    case tooLong(String)

    /// The name of the problem.
    public var code: String {
        switch self {
        case .versionTaken: "formulary-version-taken"
        case .versionMalformed: "formulary-version-malformed"
        case .dateIncomplete: "formulary-date-incomplete"
        case .empty: "formulary-empty"
        case .notUnique: "formulary-not-unique"
        case .tooLong: "formulary-text-too-long"
        }
    }

    /// What is prescribed comes from the release in force.
    public var invariant: String? { "I-10" }

    /// The field at fault.
    public var field: String? {
        switch self {
        case .versionTaken, .versionMalformed: "version"
        case .dateIncomplete: "effective_from"
        case .empty, .notUnique, .tooLong: nil
        }
    }

    /// What is the matter, in one sentence.
    public var message: String {
        switch self {
        case .versionTaken(let version):
            "There is a release \(version) already with other content or another date; give this one another version."
        case .versionMalformed: "A version has 1 to 64 visible ASCII characters."
        case .dateIncomplete: "The day from which a release is in force has to be known."
        case .empty: "A release holds products, codes or both."
        case .notUnique(let what): "\(what) is there twice."
        case .tooLong(let what): "\(what) has a text of more than 4,096 bytes."
        }
    }

    /// What is at fault.
    public var kind: RejectionKind {
        switch self {
        case .versionTaken: .conflictsWithRecord
        case .versionMalformed, .dateIncomplete, .empty, .notUnique, .tooLong: .invalidInput
        }
    }
}
