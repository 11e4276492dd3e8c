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
    /// The places of words of the card that were found, a bit each.
    private var words: UInt8 = 0
    /// Whether too much is missing.
    private(set) var isFailed = false
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
    mutating func add(_ token: TokenFinding, weight: Int, isCertain: Bool) -> Bool {
        let found = mayBeRespelled || token.finding.points >= Scoring.asTyped ? token.finding.points : 0
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
        words |= found < Scoring.asTyped ? token.words | token.nearWords : token.words
        if found > 0 { fields.formUnion(token.finding.fields) }
        return true
    }

    /// Whether only the row can tell.
    @inline(__always) var isUncertain: Bool { isOpen && !isFailed }

    /// The score of the interpretation.
    ///
    /// - Parameter wordsInUse: The places of words of the name in use.
    @inline(__always)
    func finding(of wordsInUse: UInt8) -> Finding {
        guard !isFailed, count > missing else { return .none }
        if missing > 0 {
            guard count > 2 || most >= Scoring.leastAlone else { return .none }
            return Finding(points: UInt16(truncatingIfNeeded: weightedPoints * 24 / (weights * 100)), fields: fields)
        }
        let isAsTyped = least >= Scoring.asTyped
        if isAsTyped, most == Scoring.certain { return Finding(points: Scoring.certain, fields: fields) }
        let mean = isAsTyped ? points / count : weightedPoints * 6 / (weights * 10)
        let rest = words == 0 ? 0 : (wordsInUse & ~words).nonzeroBitCount
        return Finding(points: Scoring.points(mean, rest: rest, isAsTyped: isAsTyped), fields: fields)
    }
}
