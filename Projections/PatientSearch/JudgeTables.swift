/// What the tokens of a query look for, one after the other in flat tables.
struct JudgeTables {
    /// A token: where in the tables it is, and what it has at all.
    fileprivate struct Token {
        let weight: Int
        let isCut: Bool
        let isNameToken: Bool
        let short: ShortWord?
        let words: WordMatches.Part
        let dates: Part
        let nearDates: Part
        let nearYears: Part
        let found: Part
        /// The most that those found by numbers get.
        let mostFound: UInt16
        let glued: Part
        /// Where its part of an address is in `places`, if it may be one.
        let place: Int?
    }

    /// A part of a table.
    fileprivate struct Part {
        let start: Int32
        let end: Int32

        @inline(__always) var isEmpty: Bool { start == end }
        @inline(__always) var range: Range<Int> { Int(start)..<Int(end) }
    }

    private var tokens: [Token] = []
    private var words = WordMatches.Parts()
    private var dates: [DateReading] = []
    private var nearDates: [NearDates.Near] = []
    private var nearYears: [Int] = []
    private var found: [ResolvedToken.Found] = []
    private var glued: [GluedNumbers] = []
    private var places: [PlaceMatch] = []

    init(_ tokens: [ResolvedToken]) {
        self.tokens.reserveCapacity(tokens.count)
        for token in tokens { add(token) }
    }

    private mutating func add(_ token: ResolvedToken) {
        var place: Int?
        if !token.places.isEmpty {
            place = places.count
            places.append(token.places)
        }
        tokens.append(
            Token(
                weight: token.weight,
                isCut: token.isCut,
                isNameToken: token.isNameToken,
                short: token.short,
                words: words.add(token.words),
                dates: Self.append(token.dates, to: &dates),
                nearDates: Self.append(NearDates.all(of: token.nearDates), to: &nearDates),
                nearYears: Self.append(token.nearDates.flatMap(\.years), to: &nearYears),
                found: Self.append(token.found, to: &found),
                mostFound: token.found.map(\.finding.points).max() ?? 0,
                glued: Self.append(token.glued, to: &glued),
                place: place
            )
        )
    }

    private static func append<Element>(_ elements: [Element], to table: inout [Element]) -> Part {
        let start = Int32(truncatingIfNeeded: table.count)
        table += elements
        return Part(start: start, end: Int32(truncatingIfNeeded: table.count))
    }

    // MARK: Judging

    /// How much a token counts where something is not as typed.
    @inline(__always)
    func weight(of token: Int) -> Int { tokens[token].weight }

    /// Whether nothing but what was looked up can match.
    ///
    /// - Parameter isWhole: Whether all words of the patient are looked at.
    @inline(__always)
    func isCertain(_ token: Int, isWhole: Bool) -> Bool {
        !tokens[token].isCut && (isWhole || !tokens[token].isNameToken)
    }

    /// What a token finds on a patient.
    ///
    /// - Parameter extraWords: Words of the patient that have no place in the card, as far as they are known.
    @inline(__always)
    func finding(of token: Int, on card: borrowing OpenCard, _ extraWords: [CardWord]) -> TokenFinding {
        var found = TokenFinding.none
        if tokens[token].isNameToken { improveByWords(&found, token, card, extraWords) }
        for index in tokens[token].dates.range {
            let points = Scoring.birthDate(card.facts.birthDate, dates[index])
            found.finding.improve(points, .birthDate(worth: points))
        }
        if found.finding.points < Scoring.asTyped,
            !tokens[token].nearDates.isEmpty || !tokens[token].nearYears.isEmpty
        {
            improveByNearDates(&found.finding, token, card.facts.birthDate)
        }
        if let place = tokens[token].place { found.finding.improve(places[place].points(of: card.address), .address) }
        if found.finding.points < tokens[token].mostFound { improveByFound(&found.finding, token, card.ordinal) }
        return found
    }

    @inline(__always)
    private func improveByWords(
        _ found: inout TokenFinding,
        _ token: Int,
        _ card: borrowing OpenCard,
        _ extraWords: [CardWord]
    ) {
        for place in 0..<card.facts.wordCount {
            let word = card.words[place]
            improve(&found, token, by: word, number: word >> 12, at: place)
        }
        for word in extraWords {
            improve(&found, token, by: word.bits, number: word.number, at: PatientCard.maximumWords)
        }
        if found.finding.points < Scoring.asTyped, !tokens[token].glued.isEmpty {
            improveByGlued(&found, token, card, extraWords)
        }
    }

    @inline(__always)
    private func improve(
        _ found: inout TokenFinding,
        _ token: Int,
        by word: UInt32,
        number: UInt32,
        at place: Int
    ) {
        if let short = tokens[token].short {
            let match = short.match(word, number: number)
            if match != 0 { found.improve(match, of: word, at: place) }
        }
        let match = words.match(of: number, in: tokens[token].words)
        if match != 0 { found.improve(match, of: word, at: place) }
    }

    private func improveByGlued(
        _ found: inout TokenFinding,
        _ token: Int,
        _ card: borrowing OpenCard,
        _ extraWords: [CardWord]
    ) {
        for index in tokens[token].glued.range {
            let pair = glued[index]
            var (first, second): (UInt8, UInt8) = (0, 0)
            var (hasFirst, hasSecond) = (false, false)
            for place in 0..<card.facts.wordCount {
                let number = card.words[place] >> 12
                if pair.first.contains(number) { first |= 1 << UInt8(place) }
                if pair.second.contains(number) { second |= 1 << UInt8(place) }
            }
            for word in extraWords {
                hasFirst = hasFirst || pair.first.contains(word.number)
                hasSecond = hasSecond || pair.second.contains(word.number)
            }
            guard hasFirst || first != 0, hasSecond || second != 0 else { continue }
            found.finding.improve(Scoring.glued, .typo)
            found.nearWords |= first | second
        }
    }

    private func improveByNearDates(_ finding: inout Finding, _ token: Int, _ date: PackedDate) {
        for index in tokens[token].nearYears.range where nearYears[index] == date.year {
            finding.improve(Scoring.nearYear, .nearBirthDate)
        }
        let part = tokens[token].nearDates.range
        var (low, high) = (part.lowerBound, part.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if nearDates[middle].date < date { low = middle + 1 } else { high = middle }
        }
        guard low < part.upperBound, nearDates[low].date == date else { return }
        finding.improve(nearDates[low].points, .nearBirthDate)
    }

    private func improveByFound(_ finding: inout Finding, _ token: Int, _ ordinal: UInt32) {
        let part = tokens[token].found.range
        var (low, high) = (part.lowerBound, part.upperBound)
        while low < high {
            let middle = (low + high) / 2
            if found[middle].ordinal < ordinal { low = middle + 1 } else { high = middle }
        }
        guard low < part.upperBound, found[low].ordinal == ordinal else { return }
        finding.improve(found[low].finding.points, found[low].finding.fields)
    }
}
