internal import ProjectionEngine

/// Runs one query: scans the cards of the most selective token of each interpretation and judges every one of them by
/// all tokens, keeping the best.
///
/// What it examines is bounded, whatever the query and the data: see ``examinedLimit`` and ``deferredLimit``.
struct CandidateSearch {
    /// The work that one query may take, in cards judged; going on to another row of the index counts as four.
    static let examinedLimit = 20_000
    /// The same for a query of several words none of which is a mere one or two letters: someone is looked for.
    static let specificLimit = 60_000
    /// At most so many rows are decoded to judge patients whose card does not say enough.
    static let deferredLimit = 256

    private let tokens: [ResolvedToken]
    /// Interpretations in which every token is there. The token that drives the scan is the last of each, because every
    /// card has it; the next most selective comes first, because most cards fail it.
    private let interpretations: [[Int]]
    private var top: TopMatches
    private var examined = 0
    private var limit = examinedLimit
    private var deferred: [UInt32] = []
    private var isCut = false

    init(
        _ query: SearchQuery,
        top: TopMatches,
        in rows: borrowing RowReader
    ) throws {
        let patientCount = try SearchIndex.patientCount(in: rows)
        var tokens: [ResolvedToken] = []
        for token in query.tokens {
            tokens.append(try ResolvedToken(token, patientCount: patientCount, in: rows))
        }
        self.tokens = tokens
        interpretations = query.interpretations.filter { $0.allSatisfy { !tokens[$0].isEmpty } }
            .map { indices in
                let byCost = indices.sorted { tokens[$0].cost < tokens[$1].cost }
                return Array(byCost.dropFirst() + byCost.prefix(1))
            }
        self.top = top
    }

    /// The best matches in order, and whether some candidates were not looked at.
    mutating func run(in rows: borrowing RowReader) throws -> (matches: [Ranked], isCut: Bool) {
        var drivers: [Int: [[Int]]] = [:]
        for interpretation in interpretations {
            guard let driver = interpretation.last else { continue }
            drivers[driver, default: []].append(interpretation)
        }
        for (driver, driven) in drivers.sorted(by: { $0.key < $1.key }) { try scan(driver, for: driven, in: rows) }
        try judgeDeferred(in: rows)
        return (top.matches, isCut)
    }

    // MARK: Candidates

    private mutating func scan(_ driver: Int, for driven: [[Int]], in rows: borrowing RowReader) throws {
        let token = tokens[driver]
        if token.isCut { isCut = true }
        let isSpecific = driven.contains { $0.count > 1 && $0.allSatisfy { tokens[$0].short == nil } }
        limit = isSpecific ? Self.specificLimit : Self.examinedLimit
        for one in token.found { try judgeRow(one.ordinal, in: rows) }
        for reading in token.readings {
            switch reading {
            case .word(let text):
                for match in [Scoring.WordMatch.whole, .beginning] {
                    for part in NamePart.allCases {
                        let most = mostPoints(of: driven, with: Scoring.mostForWord(match, in: part), for: driver)
                        if top.isSettled(above: most) { continue }
                        try scan(match, SearchKeys.term(word: text, in: part), in: rows)
                    }
                }
            case .birthDate(let date):
                for range in date.ranges { try scan(range, in: rows) }
            case .identifier, .identifierEnd, .phone, .email:
                break  // these are in `found`
            }
        }
    }

    /// The most points that interpretations can give if one token gives `points`.
    private func mostPoints(of driven: [[Int]], with points: UInt16, for driver: Int) -> UInt16 {
        var most: UInt16 = 0
        for interpretation in driven {
            let parts = interpretation.map { $0 == driver ? points : tokens[$0].mostPoints }
            if parts.contains(Scoring.certain) { return Scoring.certain }
            most = max(most, UInt16(parts.reduce(0) { $0 + Int($1) } / parts.count))
        }
        return most
    }

    private mutating func scan(_ match: Scoring.WordMatch, _ term: [UInt8], in rows: borrowing RowReader) throws {
        switch match {
        case .whole:
            try rows.withRow(at: term, in: .terms) { head in
                if let head { _ = try judge(head, from: TermHead.headerSize) }
            }
            try rows.scan(.chunks, prefix: term + [0]) { _, cards in try judge(cards, from: 0) }
        case .beginning:
            try rows.scan(.terms, after: term, prefix: term) { _, head in try judge(head, from: TermHead.headerSize) }
            try rows.scan(.chunks, from: term + [1], prefix: term) { _, cards in try judge(cards, from: 0) }
        }
    }

    private mutating func scan(_ dates: ClosedRange<PackedDate>, in rows: borrowing RowReader) throws {
        let start = SearchKeys.term(birthDate: dates.lowerBound)
        let namespace = [start[0]]
        try rows.scan(.terms, from: start, prefix: namespace) { key, head in
            guard key.count >= 5, CardView.load(key, 1) <= dates.upperBound.bits else { return .stop }
            return try judge(head, from: TermHead.headerSize)
        }
        try rows.scan(.chunks, from: start, prefix: namespace) { key, cards in
            guard key.count >= 5, CardView.load(key, 1) <= dates.upperBound.bits else { return .stop }
            return try judge(cards, from: 0)
        }
    }

    // MARK: Judging

    private mutating func judge(_ cards: borrowing Span<UInt8>, from start: Int) throws -> ScanStep {
        guard examined < limit else {
            isCut = true
            return .stop
        }
        guard cards.count >= start, (cards.count - start).isMultiple(of: PatientCard.size) else {
            throw RowError.damaged
        }
        var offset = start
        while offset < cards.count {
            judgeCard(cards, offset)
            offset += PatientCard.size
        }
        examined += (cards.count - start) / PatientCard.size + 4
        return .next
    }

    private mutating func judgeRow(_ ordinal: UInt32, in rows: borrowing RowReader) throws {
        try rows.withRow(at: SearchKeys.row(ordinal), in: .rows) { row in
            guard let row, row.count >= PatientRow.cardOffset + PatientCard.size else { throw RowError.damaged }
            judgeCard(row, PatientRow.cardOffset)
        }
        examined += 20
    }

    private mutating func judgeCard(_ cards: borrowing Span<UInt8>, _ offset: Int) {
        let facts = CardView.facts(cards, offset)
        var best = Finding.none
        for interpretation in interpretations {
            var sum = Sum()
            for index in interpretation {
                let finding = tokens[index].finding(cards, offset, facts)
                let isCertain = !tokens[index].isCut && (!facts.hasMoreWords || !tokens[index].isNameToken)
                guard sum.add(finding, isCertain: isCertain) else { break }
            }
            if sum.isUncertain {
                postpone(CardView.ordinal(cards, offset))
                return
            }
            let total = sum.mean
            best.improve(total.points, total.fields)
        }
        guard best.points > 0 else { return }
        let sortKey = CardView.sortKey(cards, offset)
        top.add(Ranked(finding: best, sortKey: sortKey, ordinal: CardView.ordinal(cards, offset)))
    }

    private mutating func postpone(_ ordinal: UInt32) {
        if deferred.last == ordinal { return }
        if deferred.count < Self.deferredLimit { deferred.append(ordinal) } else { isCut = true }
    }

    private mutating func judgeDeferred(in rows: borrowing RowReader) throws {
        for ordinal in Set(deferred) {
            guard let bytes = try rows.row(at: SearchKeys.row(ordinal), in: .rows) else { throw RowError.damaged }
            let row = try PatientRow(bytes)
            let judge = RowJudge(row)
            var best = Finding.none
            for interpretation in interpretations {
                var sum = Sum()
                for index in interpretation {
                    guard sum.add(judge.finding(of: tokens[index].readings), isCertain: true) else { break }
                }
                best.improve(sum.mean.points, sum.mean.fields)
            }
            guard best.points > 0 else { continue }
            top.add(Ranked(finding: best, sortKey: CardView.sortKey(row.card.span, 0), ordinal: ordinal))
        }
    }
}

/// The findings of an interpretation's tokens, taken together.
private struct Sum {
    private var points = 0
    private var count = 0
    private var fields: MatchedFields = []
    private var isFailed = false
    private var isExact = false
    private var isOpen = false

    /// Takes a token's finding in.
    ///
    /// - Parameter isCertain: Whether the row can't add to what was found.
    /// - Returns: Whether the interpretation can still match.
    @inline(__always)
    mutating func add(_ finding: Finding, isCertain: Bool) -> Bool {
        if !isCertain { isOpen = true }
        if finding.points == 0, isCertain {
            isFailed = true
            return false
        }
        points += Int(finding.points)
        count += 1
        fields.formUnion(finding.fields)
        if finding.points == Scoring.certain { isExact = true }
        return true
    }

    /// Whether only the row can tell.
    @inline(__always) var isUncertain: Bool { isOpen && !isFailed }

    /// The score of the interpretation.
    @inline(__always) var mean: Finding {
        guard !isFailed, count > 0 else { return .none }
        return Finding(
            points: isExact
                ? Scoring.certain : UInt16(UInt32(truncatingIfNeeded: points) / UInt32(truncatingIfNeeded: count)),
            fields: fields
        )
    }
}

extension DateReading {
    /// The dates, in the order of the index, among which all patients with this date are. A date that is known less
    /// exactly than it was typed counts too.
    fileprivate var ranges: [ClosedRange<PackedDate>] {
        let first = PackedDate(year: years.lowerBound)
        guard years.count == 1, let month else {
            return [first...PackedDate(year: years.upperBound, month: 15, day: 31)]
        }
        let year = years.lowerBound
        let start = PackedDate(year: year, month: month)
        guard let day else { return [first...first, start...PackedDate(year: year, month: month, day: 31)] }
        let whole = PackedDate(year: year, month: month, day: day)
        return [first...first, start...start, whole...whole]
    }
}
