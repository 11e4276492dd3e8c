/// Judges cards by all tokens of a query. What it needs lies in a few flat tables, so that a look at a card allocates
/// nothing, copies nothing and counts no references.
final class CardJudge {
    /// The verdict on a patient.
    enum Verdict {
        case no
        case found(Finding)
        /// What was looked up does not tell.
        case open
    }

    /// What tokens find on the patient who is judged: interpretations share tokens, and each is looked at once.
    typealias Findings = InlineArray<32, TokenFinding>

    /// How one interpretation is judged.
    private struct Plan {
        /// Where the numbers of its tokens are in `order`.
        let places: Range<Int>
        let allowedMisses: Int
        let mayBeRespelled: Bool
    }

    private let tables: JudgeTables
    private let order: [Int]
    private let plans: [Plan]

    init(
        _ tokens: [ResolvedToken],
        _ interpretations: [CandidateSearch.Interpretation],
        in stage: CandidateSearch.Stage
    ) {
        tables = JudgeTables(tokens)
        var order: [Int] = []
        plans = interpretations.map { interpretation in
            let start = order.count
            order += interpretation.tokens
            let mayBeRespelled = stage != .asTyped && interpretation.mayBeRespelled
            let misses =
                stage == .partial && mayBeRespelled ? Scoring.allowedMisses(of: interpretation.tokens.count) : 0
            return Plan(places: start..<order.count, allowedMisses: misses, mayBeRespelled: mayBeRespelled)
        }
        self.order = order
    }

    /// Judges a patient by all interpretations.
    ///
    /// - Parameters:
    ///   - isWhole: Whether all words of the patient are there, in the card or among `extraWords`.
    ///   - extraWords: Words that have no place in the card.
    ///   - findings: Room to work in; what is in it does not matter.
    @inline(__always)
    func verdict(
        on card: borrowing OpenCard,
        isWhole: Bool,
        _ extraWords: [CardWord],
        _ findings: inout Findings
    ) -> Verdict {
        var best = Finding.none
        var known: UInt64 = 0
        for number in plans.indices {
            let plan = plans[number]
            var tally = Tally(allowedMisses: plan.allowedMisses, mayBeRespelled: plan.mayBeRespelled)
            for place in plan.places {
                let index = order[place]
                if known >> UInt64(index) & 1 == 0 {
                    findings[index] = tables.finding(of: index, on: card, extraWords)
                    known |= 1 << UInt64(index)
                }
                let isCertain = tables.isCertain(index, isWhole: isWhole)
                guard tally.add(findings[index], weight: tables.weight(of: index), isCertain: isCertain) else { break }
            }
            if tally.isFailed { continue }
            if tally.isUncertain { return .open }
            let total = tally.finding(of: card.wordsInUse)
            best.improve(total.points, total.fields)
        }
        return best.points > 0 ? .found(best) : .no
    }

    /// Judges a patient by the texts of the row: not all that tokens match could be listed.
    func finding(by judge: RowJudge, _ tokens: [ResolvedToken], wordsInUse: UInt8, in stage: CandidateSearch.Stage)
        -> Finding
    {
        var best = Finding.none
        for plan in plans {
            var tally = Tally(allowedMisses: plan.allowedMisses, mayBeRespelled: plan.mayBeRespelled)
            for index in order[plan.places] {
                let nearDates = stage == .asTyped ? nil : tokens[index].nearDates
                let finding = judge.finding(of: tokens[index].readings, nearDates: nearDates)
                guard tally.add(finding, weight: tokens[index].weight, isCertain: true) else { break }
            }
            let total = tally.finding(of: wordsInUse)
            best.improve(total.points, total.fields)
        }
        return best
    }
}
