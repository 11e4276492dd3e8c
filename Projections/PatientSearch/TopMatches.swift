/// A patient who matches, and the place that this gives them.
struct Ranked: Hashable, Sendable {
    let finding: Finding
    let sortKey: SortKey
    let ordinal: UInt32

    /// Whether this stands before `other`: by score, then name, then registration.
    @inline(__always)
    func precedes(_ other: Ranked) -> Bool {
        if finding.points != other.finding.points { return finding.points > other.finding.points }
        if sortKey != other.sortKey { return sortKey < other.sortKey }
        return ordinal < other.ordinal
    }
}

/// The best so many matches after a given one, in order, each once.
struct TopMatches {
    private let capacity: Int
    private let anchor: Ranked?
    /// The matches, best first.
    private(set) var matches: [Ranked] = []

    /// - Parameters:
    ///   - capacity: How many are kept, at least 1.
    ///   - anchor: Only matches after this one are kept.
    init(capacity: Int, after anchor: Ranked?) {
        self.capacity = capacity
        self.anchor = anchor
        matches.reserveCapacity(capacity + 1)
    }

    /// Whether no match of so many points can come in any more.
    func isSettled(above points: UInt16) -> Bool {
        guard matches.count == capacity, let worst = matches.last else { return false }
        return worst.finding.points > points
    }

    /// Takes a match in, if it is good enough and not there yet.
    ///
    /// - Complexity: O(1) for one that isn't good enough, else O(capacity).
    mutating func add(_ match: Ranked) {
        if let anchor, !anchor.precedes(match) { return }
        if matches.count == capacity, let worst = matches.last, !match.precedes(worst) { return }
        var low = 0
        var high = matches.count
        while low < high {
            let middle = (low + high) / 2
            if matches[middle].precedes(match) { low = middle + 1 } else { high = middle }
        }
        if low < matches.count, matches[low].ordinal == match.ordinal { return }
        matches.insert(match, at: low)
        if matches.count > capacity { matches.removeLast() }
    }
}
