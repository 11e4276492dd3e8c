/// A key of a change that waits to be written. An array of bytes hashes them one by one, which a bulk build feels; this
/// folds eight at a time into one number, and has that hashed.
struct RowKey: Hashable {
    let bytes: [UInt8]

    /// Odd, with as many ones as zeros: Knuth's 2^64 divided by the golden ratio.
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    /// Nobody who chooses names can choose two that fold alike.
    private static let seed = UInt64.random(in: .min ... .max)

    func hash(into hasher: inout Hasher) {
        let bytes = bytes.span
        var folded = Self.seed
        var index = 0
        while index &+ 8 <= bytes.count {
            var word: UInt64 = 0
            for offset in 0..<8 { word = word &<< 8 | UInt64(bytes[index &+ offset]) }
            folded = Self.fold(word, folded)
            index &+= 8
        }
        var rest = UInt64(bytes.count)
        while index < bytes.count {
            rest = rest &<< 8 | UInt64(bytes[index])
            index &+= 1
        }
        hasher.combine(Self.fold(rest, folded))
    }

    @inline(__always)
    private static func fold(_ word: UInt64, _ folded: UInt64) -> UInt64 {
        let product = (word ^ folded).multipliedFullWidth(by: factor)
        return product.high ^ product.low
    }
}
