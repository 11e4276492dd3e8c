internal import ProjectionEngine

/// Runs one query in up to three stages: what was typed as it was typed; then, where that finds fewer than ``enough``
/// patients and none beyond doubt, with other spellings; then, where nobody is there as typed, with parts missing.
///
/// A stage scans the cards of the most selective tokens and judges every one of them by all tokens, keeping the best. What
/// it examines is bounded, whatever the query and the data: see ``Stage/limit`` and ``deferredLimit``.
struct CandidateSearch {
    /// So many patients are enough not to look further.
    static let enough = 10
    /// Reading a row takes as long as judging so many cards.
    static let workOfRow = 40
    /// At most so many rows are read in a stage to judge patients whose card does not say enough.
    static let deferredLimit = 1024
    /// At most so many rows are decoded to judge patients by their texts.
    static let decodedLimit = 256

    /// What counts as a match.
    enum Stage {
        /// Every token is there as typed.
        case asTyped
        /// Every token is there, perhaps otherwise than typed.
        case respelled
        /// Some tokens may be missing.
        case partial
    }

    /// One way in which tokens make up the query.
    struct Interpretation {
        /// Indices of tokens; the likeliest to fail come first.
        var tokens: [Int]
        /// Whether it is one of those that are tried with other spellings.
        let mayBeRespelled: Bool
    }

    let query: SearchQuery
    var tokens: [ResolvedToken] = []
    /// Judges cards by tokens and interpretations as this stage takes them.
    var judge: CardJudge
    var interpretations: [Interpretation] = []
    var stage = Stage.asTyped
    var top: TopMatches
    /// The first of all matches, wherever the page begins: they decide which stages run.
    var first = TopMatches(capacity: enough, after: nil)
    var examined = 0
    var limit = 0
    var deferred: [UInt32] = []
    var decoded = 0
    var isCut = false

    init(_ query: SearchQuery, top: TopMatches, in rows: borrowing RowReader) throws {
        self.query = query
        self.top = top
        judge = CardJudge([], [], in: .asTyped)
        let counts = try SearchIndex.counts(in: rows)
        for token in query.tokens { tokens.append(try ResolvedToken(token, counts, in: rows)) }
    }

    /// The best matches in order, and whether some candidates were not looked at.
    mutating func run(in rows: borrowing RowReader) throws -> (matches: [Ranked], isCut: Bool) {
        try runAsTyped(in: rows)
        if needsRespelling {
            try runRespelled(in: rows)
            if needsParts { try runPartial(in: rows) }
        }
        return (top.matches, isCut)
    }

    /// Whether too few were found as typed, and none beyond doubt.
    private var needsRespelling: Bool {
        guard let best = first.matches.first else { return true }
        return !isEnough(best) && best.finding.fields.isDisjoint(with: .numbers)
    }

    /// Whether nobody was found as typed, and too few otherwise. Of three tokens or more with nearly the whole birth date,
    /// nobody else is meant.
    private var needsParts: Bool {
        guard let best = first.matches.first else { return true }
        if isEnough(best) || best.finding.points >= Scoring.asTyped { return false }
        return !best.finding.fields.contains(.nearBirthDate)
            || !query.interpretations.contains { $0.count >= 3 && $0.contains { tokens[$0].isWholeDate } }
    }

    /// Whether nobody else needs to be found. Of three tokens or more with the very birth date, nobody else is meant.
    private func isEnough(_ best: Ranked) -> Bool {
        if isCut || first.matches.count >= Self.enough { return true }
        return best.finding.fields.contains(.wholeBirthDate) && query.interpretations.contains { $0.count >= 3 }
    }

    // MARK: Stages

    private mutating func runAsTyped(in rows: borrowing RowReader) throws {
        stage = .asTyped
        for (number, indices) in query.interpretations.enumerated() where indices.allSatisfy({ !tokens[$0].isEmpty }) {
            let byCost = indices.sorted { tokens[$0].cost < tokens[$1].cost }
            interpretations.append(
                Interpretation(
                    // Every card has the token that drives the scan; most fail the next most selective.
                    tokens: Array(byCost.dropFirst() + byCost.prefix(1)),
                    mayBeRespelled: number < SearchQuery.respelledInterpretations
                )
            )
        }
        judge = CardJudge(tokens, interpretations, in: stage)
        var drivers: [Int: [[Int]]] = [:]
        for interpretation in interpretations {
            guard let driver = interpretation.tokens.last else { continue }
            drivers[driver, default: []].append(interpretation.tokens)
        }
        for (driver, driven) in drivers.sorted(by: { $0.key < $1.key }) {
            limit = driven.map { self.limit(of: $0) }.max() ?? 0
            try scan(driver, for: driven, in: rows)
        }
        try judgeDeferred(in: rows)
    }

    private mutating func runRespelled(in rows: borrowing RowReader) throws {
        stage = .respelled
        interpretations.removeAll { $0.mayBeRespelled }
        let tried = query.interpretations.prefix(SearchQuery.respelledInterpretations)
        for index in Set(tried.flatMap(\.self)).sorted() { try tokens[index].widen(in: rows) }
        var drivers: Set<Int> = []
        for indices in tried {
            let byCost = indices.sorted { tokens[$0].cost < tokens[$1].cost }
            let ordered = Array(byCost.dropFirst() + byCost.prefix(1))
            interpretations.append(Interpretation(tokens: ordered, mayBeRespelled: true))
            if let driver = byCost.first { drivers.insert(driver) }
        }
        judge = CardJudge(tokens, interpretations, in: stage)
        limit = examined + Limits.respelled
        for driver in drivers.sorted() { try scanRespelled(driver, in: rows) }
        try judgeDeferred(in: rows)
    }

    private mutating func runPartial(in rows: borrowing RowReader) throws {
        stage = .partial
        judge = CardJudge(tokens, interpretations, in: stage)
        var drivers: Set<Int> = []
        for interpretation in interpretations where interpretation.mayBeRespelled {
            // Of so many tokens and one more, one is there.
            let count = Scoring.allowedMisses(of: interpretation.tokens.count) + 1
            guard count > 1 else { continue }
            drivers.formUnion(interpretation.tokens.sorted { tokens[$0].cost < tokens[$1].cost }.prefix(count))
        }
        limit = examined + Limits.partial
        for driver in drivers.sorted(by: { tokens[$0].cost < tokens[$1].cost }) { try scanRespelled(driver, in: rows) }
        try judgeDeferred(in: rows)
    }

    /// The work that an interpretation may take as typed: the more it says, the more.
    private func limit(of interpretation: [Int]) -> Int {
        let letters = interpretation.filter { tokens[$0].short != nil }
        if letters.count == interpretation.count { return Limits.letters }
        return letters.isEmpty && interpretation.count > 1 ? Limits.specific : Limits.asTyped
    }

    /// The work that a stage may take, in cards judged; going on to another row of the index counts as four.
    private enum Limits {
        /// For one or two letters: nobody is meant yet.
        static let letters = 8_000
        static let asTyped = 20_000
        /// For a query of several words none of which is a mere one or two letters: someone is looked for.
        static let specific = 60_000
        static let respelled = 20_000
        static let partial = 8_000
    }
}
