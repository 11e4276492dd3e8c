public import EventCatalog
public import Transparency

/// Something that a check of a log came across.
public struct LogFinding: Hashable, Sendable {
    /// How grave it is.
    public enum Grade: String, Sendable, Comparable, CaseIterable {
        /// Worth knowing; the log is as it should be.
        case notice
        /// Something is missing or can't be read: what was there can't be told.
        case gap
        /// What is there contradicts what was committed or signed.
        case manipulation

        /// By gravity.
        public static func < (one: Grade, other: Grade) -> Bool { one.rank < other.rank }

        private var rank: Int {
            switch self {
            case .notice: 0
            case .gap: 1
            case .manipulation: 2
            }
        }
    }

    /// How grave it is.
    public let grade: Grade
    /// What kind of thing it is, in kebab-case: the same for the same.
    public let kind: String
    /// Where in the log; `nil` for what concerns all of it.
    public let position: Position?
    /// In a sentence, without anything personal.
    public let detail: String

    init(_ grade: Grade, _ kind: String, at position: Position? = nil, _ detail: String) {
        self.grade = grade
        self.kind = kind
        self.position = position
        self.detail = detail
    }
}

/// What a check of a log came to.
public struct LogVerdict: Sendable {
    /// The log's name in its checkpoints; `nil` if it has none.
    public internal(set) var origin: String?
    /// How many events were read.
    public internal(set) var events: UInt64 = 0
    /// When the last of them was recorded.
    public internal(set) var lastRecordedAt: Timestamp?
    /// The tree made from the entries alone.
    public internal(set) var tree = GrowingTree()
    /// The events whose payload was removed after an erasure.
    public internal(set) var erasedPayloads = 0
    /// How many events a signed checkpoint that holds covers.
    public internal(set) var signedEvents: UInt64 = 0
    /// The first findings of each kind.
    public private(set) var findings: [LogFinding] = []
    /// How many findings there are of each kind, also those that are not listed.
    public private(set) var counts: [String: Int] = [:]
    /// At most so many findings of a kind are listed.
    public static let listedOfAKind = 100

    /// The gravest there is; `nil` if there is none.
    public var gravest: LogFinding.Grade? { findings.map(\.grade).max() }

    mutating func add(_ finding: LogFinding) {
        counts[finding.kind, default: 0] += 1
        if counts[finding.kind, default: 0] <= Self.listedOfAKind { findings.append(finding) }
    }
}
