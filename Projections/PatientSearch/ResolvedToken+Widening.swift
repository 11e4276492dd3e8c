internal import ProjectionEngine

extension ResolvedToken {
    /// Looks up what else may have been meant: words near the one that was typed, dates beside the one that was typed.
    ///
    /// - Complexity: O(words that have a part in common with the typed one, at most ``SpellingIndex/rowLimit``).
    mutating func widen(in rows: borrowing RowReader) throws {
        for reading in readings {
            switch reading {
            case .word(let text): try addWords(near: text, in: rows)
            case .birthDate(let date): add(NearDates(date))
            case .misdate(let date): add(NearDates(date))
            case .identifier, .identifierEnd, .phone, .email, .postcode, .street: continue
            }
        }
    }

    private mutating func add(_ near: NearDates) {
        guard !near.dates.isEmpty || !near.years.isEmpty else { return }
        nearDates.append(near)
        // Each near date has about as many cards as the typed one, and is a row to go to.
        cost += near.dates.count * (dateCost + 4) + near.years.count * dateCost
    }

    private mutating func addWords(near text: [UInt8], in rows: borrowing RowReader) throws {
        var base = text
        if let latin = Transliteration.latin(text) {
            base = latin
            for part in NamePart.allCases { try add(latin, .transliterated, in: part, in: rows) }
        }
        for form in Nicknames.forms(of: base) { try add(form, .nickname, in: .given, in: rows) }
        for split in GluedWord.splits(of: base) { try add(split.first, split.second, in: rows) }
        let neighbours = try SpellingIndex.neighbours(of: base, in: rows)
        if neighbours.isCut { isCut = true }
        for (word, likeness) in neighbours.words {
            for part in NamePart.allCases { try add(word, likeness, in: part, in: rows) }
        }
    }

    /// Adds a pair of words, if both are there; a scan for the token goes through the one with fewer cards.
    private mutating func add(_ first: [UInt8], _ second: [UInt8], in rows: borrowing RowReader) throws {
        let (one, other) = (try entries(of: first, in: rows), try entries(of: second, in: rows))
        guard !one.isEmpty, !other.isEmpty else { return }
        glued.append(GluedNumbers(first: one.map(\.number), second: other.map(\.number)))
        let (oneCost, otherCost) = (one.reduce(0) { $0 + $1.cards }, other.reduce(0) { $0 + $1.cards })
        cost += min(oneCost, otherCost)
        for entry in oneCost <= otherCost ? one : other {
            nearTerms.append(NearTerm(term: entry.term, points: Scoring.glued))
        }
    }

    private struct Entry {
        let term: [UInt8]
        let number: UInt32
        let cards: Int
    }

    private func entries(of word: [UInt8], in rows: borrowing RowReader) throws -> [Entry] {
        var entries: [Entry] = []
        for part in NamePart.allCases {
            let term = SearchKeys.term(word: word, in: part)
            let entry = try rows.withRow(at: term, in: .words) { row -> WordEntry? in
                guard let row else { return nil }
                return try WordEntry(row)
            }
            if let entry { entries.append(Entry(term: term, number: entry.number, cards: entry.cardCount)) }
        }
        return entries
    }

    private mutating func add(
        _ word: [UInt8],
        _ likeness: WordLikeness,
        in part: NamePart,
        in rows: borrowing RowReader
    ) throws {
        let term = SearchKeys.term(word: word, in: part)
        let entry = try rows.withRow(at: term, in: .words) { row -> WordEntry? in
            guard let row else { return nil }
            return try WordEntry(row)
        }
        guard let entry else { return }
        cost += entry.cardCount
        nearTerms.append(NearTerm(term: term, points: Scoring.word(likeness, in: part == .family ? .family : .given)))
        words.set(entry.number, Scoring.rawValue(likeness))
    }
}
