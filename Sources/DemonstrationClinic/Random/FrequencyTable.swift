/// Draws from a list in which some entries are more frequent than others.
struct FrequencyTable: Sendable {
    private let sums: [Int]

    /// - Parameter weights: How frequent each entry is; none is negative.
    init(_ weights: some Sequence<Int>) {
        var sum = 0
        sums = weights.map { weight in
            sum += weight
            return sum
        }
    }

    /// Whether there is nothing to draw.
    var isEmpty: Bool { (sums.last ?? 0) == 0 }

    /// Draws the index of an entry.
    ///
    /// - Complexity: O(log n).
    func draw(_ random: inout DemonstrationRandom) -> Int {
        let wanted = random.below(sums.last ?? 0)
        var low = 0
        var high = max(sums.count - 1, 0)
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] > wanted { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Weights by rank: the second is half as frequent as the first, the tenth a tenth, as names are; `offset` flattens
    /// the top.
    static func ranked(_ count: Int, offset: Int, total: Int = 1_000_000) -> [Int] {
        let weights = (0..<count).map { 1_000_000 / ($0 + 1 + offset) }
        let sum = max(weights.reduce(0, +), 1)
        return weights.map { max($0 * total / sum, 1) }
    }
}
