internal import ProjectionEngine

extension ResolvedToken {
    /// What the token finds on a patient with this card.
    @inline(__always)
    func finding(_ cards: borrowing Span<UInt8>, _ offset: Int, _ facts: CardFacts) -> Finding {
        var finding = Finding.none
        if let short {
            for index in 0..<facts.wordCount {
                let word = CardView.word(index, cards, offset)
                finding.improve(Scoring.words[short.match(word) << 2 | Int(word & 3)], .name)
            }
        }
        if !words.isEmpty {
            for index in 0..<facts.wordCount {
                let word = CardView.word(index, cards, offset)
                let number = Int(word >> 12)
                guard number < words.count, words[number] != 0 else { continue }
                let match = Int(words[number])
                finding.improve(Scoring.words[match << 2 | Int(word & 3)], Scoring.wordFields[match])
            }
        }
        for date in dates {
            let points = Scoring.birthDate(facts.birthDate, date)
            finding.improve(points, .birthDate(worth: points))
        }
        if finding.points < Scoring.asTyped, !glued.isEmpty { improveByGlued(&finding, cards, offset, facts) }
        if finding.points < Scoring.asTyped {
            for near in nearDates { finding.improve(near.points(of: facts.birthDate), .nearBirthDate) }
        }
        if !places.isEmpty { finding.improve(places.points(of: CardView.address(cards, offset)), .address) }
        if !found.isEmpty { improveByFound(&finding, CardView.ordinal(cards, offset)) }
        return finding
    }

    private func improveByGlued(
        _ finding: inout Finding,
        _ cards: borrowing Span<UInt8>,
        _ offset: Int,
        _ facts: CardFacts
    ) {
        for pair in glued {
            var (hasFirst, hasSecond) = (false, false)
            for index in 0..<facts.wordCount {
                let number = CardView.word(index, cards, offset) >> 12
                if pair.first.contains(number) { hasFirst = true }
                if pair.second.contains(number) { hasSecond = true }
            }
            if hasFirst, hasSecond { finding.improve(Scoring.glued, .typo) }
        }
    }

    private func improveByFound(_ finding: inout Finding, _ ordinal: UInt32) {
        var low = 0
        var high = found.count
        while low < high {
            let middle = (low + high) / 2
            if found[middle].ordinal < ordinal { low = middle + 1 } else { high = middle }
        }
        guard low < found.count, found[low].ordinal == ordinal else { return }
        finding.improve(found[low].finding.points, found[low].finding.fields)
    }
}
