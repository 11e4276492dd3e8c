/// The findings of an interpretation's tokens, taken together.
struct Tally {
    /// How many tokens may be missing.
    private let allowedMisses: Int
    /// Whether tokens may be there otherwise than typed.
    private let mayBeRespelled: Bool
    private var points = 0
    private var weightedPoints = 0
    private var weights = 0
    private var count = 0
    private var missing = 0
    private var least: UInt16 = .max
    private var most: UInt16 = 0
    private var fields: MatchedFields = []
    private var isFailed = false
    private var isOpen = false

    init(allowedMisses: Int, mayBeRespelled: Bool) {
        self.allowedMisses = allowedMisses
        self.mayBeRespelled = mayBeRespelled
    }

    /// Takes a token's finding in.
    ///
    /// - Parameter isCertain: Whether the row can't add to what was found.
    /// - Returns: Whether the interpretation can still match.
    @inline(__always)
    mutating func add(_ finding: Finding, weight: Int, isCertain: Bool) -> Bool {
        let found = mayBeRespelled || finding.points >= Scoring.asTyped ? finding.points : 0
        if !isCertain { isOpen = true }
        count += 1
        weights += weight
        if found == 0 {
            if isCertain { missing += 1 }
            if missing > allowedMisses {
                isFailed = true
                return false
            }
            if isCertain { return true }
        }
        points += Int(found)
        weightedPoints += Int(found) * weight
        least = min(least, found)
        most = max(most, found)
        if found > 0 { fields.formUnion(finding.fields) }
        return true
    }

    /// Whether only the row can tell.
    @inline(__always) var isUncertain: Bool { isOpen && !isFailed }

    /// The score of the interpretation.
    @inline(__always) var finding: Finding {
        guard !isFailed, count > missing else { return .none }
        if missing > 0 {
            guard count > 2 || most >= Scoring.leastAlone else { return .none }
            return Finding(points: UInt16(truncatingIfNeeded: weightedPoints * 24 / (weights * 100)), fields: fields)
        }
        if least < Scoring.asTyped {
            return Finding(points: UInt16(truncatingIfNeeded: weightedPoints * 6 / (weights * 10)), fields: fields)
        }
        return Finding(
            points: most == Scoring.certain
                ? Scoring.certain : UInt16(UInt32(truncatingIfNeeded: points) / UInt32(truncatingIfNeeded: count)),
            fields: fields
        )
    }
}
