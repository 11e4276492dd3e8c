/// What an import did: counts by type of resource, what went wrong and where.
public struct ImportReport: Hashable, Sendable {
    /// How many problems are kept with their place; all are counted.
    public static let keptProblems = 100

    /// What became of the resources of one type.
    public struct Tally: Hashable, Sendable {
        /// How many were found.
        public internal(set) var read = 0
        /// How many are new in the log.
        public internal(set) var imported = 0
        /// How many an earlier import, or an earlier place in this one, had brought.
        public internal(set) var alreadyThere = 0
        /// How many differ from what was imported under the same id; they were not applied.
        public internal(set) var conflicts = 0
        /// How many say nothing that is kept here, by reason.
        public internal(set) var skipped: [String: Int] = [:]
        /// How many could not be taken, by reason.
        public internal(set) var failed: [String: Int] = [:]

        /// The sum of ``skipped``.
        public var skippedCount: Int { skipped.values.reduce(0, +) }
        /// The sum of ``failed``.
        public var failedCount: Int { failed.values.reduce(0, +) }
    }

    /// How many files were read to their end.
    public internal(set) var files = 0
    /// How many files were refused as a whole: not JSON, cut off, not FHIR.
    public internal(set) var refusedFiles = 0
    /// Counts by type, such as `Patient`; every type that was seen is there.
    public internal(set) var types: [String: Tally] = [:]
    /// The first problems (at most ``keptProblems``), in the order in which they were found.
    public internal(set) var problems: [ImportProblem] = []
    /// How many problems there were.
    public internal(set) var problemCount = 0
    /// What was kept in another form than the source has it, by reason, with how often.
    public internal(set) var notes: [String: Int] = [:]

    /// An empty report.
    public init() {}

    /// How many resources are new in the log.
    public var imported: Int { types.values.reduce(0) { $0 + $1.imported } }
    /// How many resources could not be taken.
    public var failed: Int { types.values.reduce(0) { $0 + $1.failedCount } }
    /// How many resources differ from what was imported before.
    public var conflicts: Int { types.values.reduce(0) { $0 + $1.conflicts } }
    /// Whether everything was taken or knowingly left out.
    public var isClean: Bool { refusedFiles == 0 && problemCount == 0 }
}

/// Something that was not taken over, and where it stands. Holds nothing of the text itself.
public struct ImportProblem: Hashable, Sendable {
    /// Where it stands.
    public let place: ImportPlace
    /// The type of the resource, where it is known.
    public let resourceType: String?
    /// A stable name of the reason, such as `identifier-taken`.
    public let code: String
    /// The rule of the domain behind it, such as `I-41`; `nil` for the form of the input.
    public let invariant: String?
    /// The reason in one sentence.
    public let message: String
}

/// A place in what is imported.
public struct ImportPlace: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// The number of the bundle's entry, from 0.
    public let entry: Int?
    /// The number of the line in NDJSON, from 1.
    public let line: Int?
    /// Where the entry, the line or the fault begins, in bytes from the beginning of the file.
    public let byteOffset: Int
    /// The JSON Pointer to the value, from the resource; empty for the resource itself.
    public let pointer: String

    func at(_ pointer: String) -> ImportPlace {
        ImportPlace(path: path, entry: entry, line: line, byteOffset: byteOffset, pointer: pointer)
    }

    /// The place in words: `a.json, entry 7, byte 1234, at /code/coding/0`.
    public var description: String {
        var text = path
        if let line { text += ", line \(line)" }
        if let entry { text += ", entry \(entry)" }
        text += ", byte \(byteOffset)"
        if !pointer.isEmpty { text += ", at \(pointer)" }
        return text
    }
}

/// How far an import has come.
public struct ImportProgress: Hashable, Sendable {
    /// Bytes done: it reaches ``bytesTotal`` at the end, and never goes back.
    public let bytesDone: Int
    /// Bytes of all files.
    public let bytesTotal: Int
    /// Resources that are new in the log so far.
    public let imported: Int
}
