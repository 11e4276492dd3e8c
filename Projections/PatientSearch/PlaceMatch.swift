internal import ProjectionEngine

/// The parts of addresses that a token of a query is or begins.
struct PlaceMatch {
    /// At most so many words of streets are looked at for one token.
    private static let streetLimit = 1000

    private var postcodes: [(range: ClosedRange<UInt32>, points: UInt16)] = []
    /// By number of a word of a street, plus one: the points.
    private var streets: [UInt16] = []

    /// Whether no address matches.
    var isEmpty: Bool { postcodes.isEmpty && streets.isEmpty }

    /// Takes in postcodes that begin with a text.
    mutating func addPostcode(_ text: [UInt8]) {
        let range = PackedAddress.code(text)...PackedAddress.code(text, filling: 36)
        let isWhole = text.count >= PackedAddress.postcodeLength
        postcodes.append((range, isWhole ? Scoring.postcode : Scoring.postcodeBeginning))
        if !isWhole { postcodes.append((range.lowerBound...range.lowerBound, Scoring.postcode)) }
    }

    /// Takes in words of streets that begin with a text.
    ///
    /// - Returns: How many.
    mutating func addStreets(_ text: [UInt8], in rows: borrowing RowReader) throws -> Int {
        let prefix = SearchKeys.street(text)
        var count = 0
        try rows.scan(.words, prefix: prefix) { key, row in
            let number = Int(try WordEntry(row).number) + 1
            if number >= streets.count { streets += Array(repeating: 0, count: number + 1 - streets.count) }
            streets[number] = key.count == prefix.count ? Scoring.street : Scoring.streetBeginning
            count += 1
            return count < Self.streetLimit ? .next : .stop
        }
        return count
    }

    /// What an address is worth.
    @inline(__always)
    func points(of address: PackedAddress) -> UInt16 {
        guard address.bits != 0 else { return 0 }
        var best: UInt16 = 0
        for (range, points) in postcodes where range.contains(address.postcode) { best = max(best, points) }
        guard !streets.isEmpty else { return best }
        for place in 0..<2 {
            let number = address.street(place)
            if number != 0, number < streets.count { best = max(best, streets[number]) }
        }
        return best
    }
}
