internal import LMDB

/// What came of comparing a read model with a replay of the log.
public struct VerificationReport: Sendable {
    /// The rows of one table on either side.
    public struct TableReport: Hashable, Sendable {
        /// The table.
        public let name: String
        /// What the stored rows come to: how many, and the sum of their checksums.
        public let stored: String
        /// What the replayed rows come to.
        public let replayed: String
        /// How many rows are stored.
        public let rows: UInt64
        /// Where they differ; empty where they agree.
        public internal(set) var differences = Differences()

        /// Whether both are the same rows.
        public var agrees: Bool { stored == replayed }
    }

    /// Rows that are not the same on both sides.
    public struct Differences: Hashable, Sendable {
        /// Rows that the replay has and the read model has not.
        public internal(set) var missing = 0
        /// Rows that the read model has and the replay has not.
        public internal(set) var unexpected = 0
        /// Rows that both have, with other contents.
        public internal(set) var changed = 0
        /// The first of them.
        public internal(set) var examples: [Example] = []
    }

    /// One row that is not the same on both sides.
    public struct Example: Hashable, Sendable {
        /// In which way.
        public enum Kind: String, Hashable, Sendable {
            /// The replay has it and the read model has not.
            case missing
            /// The read model has it and the replay has not.
            case unexpected
            /// Both have it, with other contents.
            case changed
        }

        /// In which way it differs.
        public let kind: Kind
        /// Its key. It may hold personal data: not for logs.
        public let key: [UInt8]
    }

    /// The read model.
    public let name: String
    /// The generation that serves, or would.
    public let generation: UInt64
    /// The position of both.
    public let position: UInt64
    /// Each table, in the order of the projection's declaration; empty if the file is damaged.
    public internal(set) var tables: [TableReport]
    /// What is damaged in the file; `nil` if every page and row is what was stored.
    public let damage: String?
    /// Records that the read model has parked: a difference may come from them.
    public let parkedRecords: Int

    init(of rule: ProjectionRule, _ stored: StoredModel.Facts, _ replayed: StoredModel.Facts) {
        self.init(
            name: rule.name,
            generation: stored.generation,
            position: stored.checkpoint.position,
            tables: zip(rule.tables, zip(stored.checkpoint.digests, replayed.checkpoint.digests)).map {
                TableReport(name: $0.name, stored: "\($1.0)", replayed: "\($1.1)", rows: $1.0.rows)
            },
            damage: nil,
            parkedRecords: stored.parkedRecords
        )
    }

    init(
        name: String,
        generation: UInt64,
        position: UInt64,
        tables: [TableReport],
        damage: String?,
        parkedRecords: Int
    ) {
        (self.name, self.generation, self.position) = (name, generation, position)
        (self.tables, self.damage, self.parkedRecords) = (tables, damage, parkedRecords)
    }

    /// Whether the read model is what a replay of the log makes of it.
    public var isVerified: Bool { damage == nil && tables.allSatisfy(\.agrees) }
}
