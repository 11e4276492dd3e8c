/// The random numbers of the demonstration clinic (SplitMix64): the same on every machine and in every release of Swift,
/// which the standard library's own methods do not promise.
struct DemonstrationRandom {
    /// What numbers are drawn for. Each purpose has numbers of its own, so that a change in one leaves the others alone.
    enum Purpose: UInt64 {
        case identity = 1
        case relation
        case allotment
        case diagnoses
        case care
        case practitioners
        case ids
    }

    private var state: UInt64

    /// The numbers for one purpose of one person.
    init(seed: UInt64, _ purpose: Purpose, _ index: Int) {
        state = Self.mixed(seed ^ Self.mixed(purpose.rawValue << 56 | UInt64(truncatingIfNeeded: index)))
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number from 0 to `bound` − 1; 0 for a bound under 1.
    mutating func below(_ bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number in a range.
    mutating func within(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// Whether something happens that happens in so many of 1,000 cases.
    mutating func happens(in thousandths: Int) -> Bool { below(1000) < thousandths }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
