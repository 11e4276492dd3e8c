/// A key of a change that waits to be written. An array of bytes hashes them one by one, which a bulk build feels; this
/// hashes eight at a time.
struct RowKey: Hashable {
    let bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
        let bytes = bytes.span
        var index = 0
        while index &+ 8 <= bytes.count {
            var word: UInt64 = 0
            for offset in 0..<8 { word = word &<< 8 | UInt64(bytes[index &+ offset]) }
            hasher.combine(word)
            index &+= 8
        }
        var rest = UInt64(bytes.count)
        while index < bytes.count {
            rest = rest &<< 8 | UInt64(bytes[index])
            index &+= 1
        }
        hasher.combine(rest)
    }
}
