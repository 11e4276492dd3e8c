extension Environment {
    /// How an environment is opened.
    public struct Options: Sendable {
        /// The most the data file may grow to, in bytes. Only address space: choose it large, it never changes.
        public var mapSize: Int
        /// Reader slots of all processes together. Fixed by whoever opens the environment first.
        public var maxReaders: Int
        /// The named databases; all are opened, and made if need be, when the environment opens.
        public var databases: [String]
        /// Opens for reading only, beside a process that writes.
        public var isReadOnly: Bool
        /// What a commit waits for.
        public var durability: Durability

        /// Makes options.
        public init(
            mapSize: Int,
            maxReaders: Int = 512,
            databases: [String],
            isReadOnly: Bool = false,
            durability: Durability = .synced
        ) {
            self.mapSize = mapSize
            self.maxReaders = maxReaders
            self.databases = databases
            self.isReadOnly = isReadOnly
            self.durability = durability
        }
    }

    /// What a commit waits for.
    public enum Durability: Sendable {
        /// The disk: what is committed survives a power cut.
        case synced
        /// Nothing: what is committed survives the process, but a crash of the machine may leave a file that must not be
        /// opened again. For data that can be rebuilt.
        case unsynced
    }

    /// Facts about an environment.
    public struct Statistics: Hashable, Sendable {
        /// The most the data file may grow to, in bytes.
        public let mapSize: Int
        /// Bytes up to the last page ever used; pages that were freed are among them.
        public let usedBytes: Int
        /// Reader slots in use or pooled, by all processes.
        public let readerSlots: Int
        /// Reader slots there are.
        public let maxReaders: Int
        /// Read transactions that this process has open now.
        public let openReads: Int
        /// The number of the last commit.
        public let lastTransaction: Int
    }
}
