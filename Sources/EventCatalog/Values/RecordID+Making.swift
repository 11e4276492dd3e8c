internal import Synchronization

/// Makes UUIDv7 ids that increase from one to the next, whatever the clock does (RFC 9562, section 6.2, method 2).
public struct RecordIDSource: Sendable {
    /// 0 before the first.
    private var last = RecordID(high: 0, low: 0)

    /// Makes a source that has made no id yet.
    public init() {}

    /// The next id: of the clock's reading if that moved on, else one a random step after the last.
    ///
    /// - Parameters:
    ///   - milliseconds: The clock's reading, since 1970-01-01T00:00:00Z.
    ///   - random: The source of the random bits.
    public mutating func next(milliseconds: UInt64, using random: inout some RandomNumberGenerator) -> RecordID {
        let fresh = RecordID(milliseconds: milliseconds, using: &random)
        last =
            fresh.high >> 16 > last.high >> 16
            ? fresh : last.advanced(by: UInt32.random(in: 1...(.max), using: &random))
        return last
    }
}

extension RecordID {
    private static let source = Mutex(RecordIDSource())

    /// Makes a UUIDv7 with the system's clock and random numbers. Ids made by one process increase.
    public static func make() -> RecordID {
        let milliseconds = UInt64(max(Timestamp.now.microseconds / 1_000, 0))
        var random = SystemRandomNumberGenerator()
        return source.withLock { $0.next(milliseconds: milliseconds, using: &random) }
    }

    /// A later UUIDv7: `step` is added to its 74 random bits, and what they can't hold is carried into the time.
    fileprivate func advanced(by step: UInt32) -> RecordID {
        let variant: UInt64 = 0x8000_0000_0000_0000
        let sum = (low & 0x3FFF_FFFF_FFFF_FFFF) + UInt64(step)
        let low = variant | (sum & 0x3FFF_FFFF_FFFF_FFFF)
        guard sum >> 62 != 0 else { return RecordID(high: high, low: low) }
        let count = (high & 0x0FFF) + 1
        let time = (high >> 16) &+ (count >> 12)
        return RecordID(high: time << 16 | 0x7000 | (count & 0x0FFF), low: low)
    }
}

extension ID {
    /// Makes an id as ``RecordID/make()`` does.
    public static func make() -> ID { ID(.make()) }
}
