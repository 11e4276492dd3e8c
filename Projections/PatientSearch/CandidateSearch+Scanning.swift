internal import ProjectionEngine

extension CandidateSearch {
    /// Scans the cards of a token as it was typed; a part that can't reach the page any more is left out.
    ///
    /// - Parameter driven: The interpretations that the scan is for.
    mutating func scan(_ driver: Int, for driven: [[Int]], in rows: borrowing RowReader) throws {
        let token = tokens[driver]
        if token.isCut { isCut = true }
        for one in token.found { try judgeRow(one.ordinal, in: rows) }
        for reading in token.readings {
            switch reading {
            case .word(let text):
                for match in [Scoring.WordMatch.whole, .beginning] {
                    for part in NamePart.allCases {
                        if isSettled(driven, with: Scoring.mostForWord(match, in: part), for: driver) { continue }
                        try scan(match, SearchKeys.term(word: text, in: part), in: rows)
                    }
                }
            case .birthDate(let date):
                for range in date.ranges { try scan(range, in: rows) }
            case .postcode(let text):
                if isSettled(driven, with: Scoring.postcode, for: driver) { continue }
                try scanRows(SearchKeys.postcode(text), in: rows)
            case .street(let text):
                if token.places.isEmpty || isSettled(driven, with: Scoring.street, for: driver) { continue }
                try scanRows(SearchKeys.street(text), in: rows)
            case .identifier, .identifierEnd, .phone, .email:
                break  // these are in `found`
            case .misdate:
                break  // nobody has it as typed
            }
        }
    }

    /// Scans the cards of a token and of what is near it.
    mutating func scanRespelled(_ driver: Int, in rows: borrowing RowReader) throws {
        let token = tokens[driver]
        try scan(driver, for: [], in: rows)
        for near in token.nearTerms.sorted(by: { $0.points > $1.points }) { try scan(.whole, near.term, in: rows) }
        for near in token.nearDates {
            for one in near.dates { try scan(.whole, SearchKeys.term(birthDate: one.date), in: rows) }
            for year in near.years {
                try scan(PackedDate(year: year)...PackedDate(year: year, month: 15, day: 31), in: rows)
            }
        }
    }

    /// Whether nothing that a token finds with so many points can reach the page any more.
    private func isSettled(_ driven: [[Int]], with points: UInt16, for driver: Int) -> Bool {
        guard stage == .asTyped else { return false }
        let most = mostPoints(of: driven, with: points, for: driver)
        return top.isSettled(above: most) && first.isSettled(above: most)
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
        guard examined < limit else {
            isCut = true
            return
        }
        switch match {
        case .whole:
            var sealed: UInt32 = 0
            try rows.withRow(at: term, in: .terms) { head in
                guard let head else { return }
                sealed = CardView.load(head, 4)
                _ = try judge(head, from: TermHead.headerSize)
            }
            guard sealed > 0 else { return }
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

    /// Judges the patients found by a postcode or a word of a street.
    private mutating func scanRows(_ prefix: [UInt8], in rows: borrowing RowReader) throws {
        var ordinals: [UInt32] = []
        var isMore = false
        try rows.scan(.numbers, prefix: prefix) { key, _ in
            guard key.count >= prefix.count + 5 else { throw RowError.damaged }
            guard ordinals.count < ResolvedToken.foundLimit else {
                isMore = true
                return .stop
            }
            ordinals.append(CardView.load(key, key.count - 4))
            return .next
        }
        if isMore { isCut = true }
        for ordinal in ordinals {
            guard examined < limit else {
                isCut = true
                return
            }
            try judgeRow(ordinal, in: rows)
        }
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
