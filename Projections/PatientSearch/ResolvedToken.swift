internal import ProjectionEngine

/// A token with what the index holds for it: enough to judge any card without reading its patient's row.
struct ResolvedToken {
    /// At most so many patients found by identifier, telephone number or e-mail address are listed for one token.
    static let foundLimit = 1024
    /// At most so many words are looked at for one token.
    static let wordLimit = 20_000

    /// A patient found by a number.
    struct Found {
        let ordinal: UInt32
        var finding: Finding
    }

    let readings: [TokenReading]
    /// By word number: a ``Scoring/WordMatch``, or 0.
    private(set) var words: [UInt8] = []
    /// The dates it can mean.
    private(set) var dates: [DateReading] = []
    /// The patients found by numbers, by ordinal.
    private(set) var found: [Found] = []
    /// Whether there are more such patients, or words, than are listed.
    private(set) var isCut = false
    /// About how many cards a scan for this token reads.
    private(set) var cost = 0

    /// Looks a token up.
    ///
    /// - Complexity: O(words with the token's letters in front + numbers found).
    init(_ token: QueryToken, patientCount: Int, in rows: borrowing RowReader) throws {
        readings = token.readings
        for reading in token.readings {
            switch reading {
            case .word(let text): try addWords(text, in: rows)
            case .birthDate(let date):
                dates.append(date)
                cost += Self.estimate(date, patientCount)
            case .identifier(let text, let wholeOnly):
                try addNumbers(SearchKeys.identifier(text), wholeOnly: wholeOnly, in: rows) { isWhole in
                    (isWhole ? Scoring.certain : Scoring.identifierBeginning, .identifier)
                }
            case .identifierEnd(let text):
                try addNumbers(SearchKeys.identifierBackwards(text), in: rows) { _ in
                    (Scoring.identifierEnd, .identifier)
                }
            case .phone(let digits): try addPhones(digits, in: rows)
            case .email(let text):
                try addNumbers(SearchKeys.email(text), in: rows) { isWhole in
                    (isWhole ? Scoring.email : Scoring.emailBeginning, .email)
                }
            }
        }
        settleFound()
    }

    /// Whether no patient can match.
    var isEmpty: Bool { words.isEmpty && dates.isEmpty && found.isEmpty && !isCut }

    // MARK: Words

    private mutating func addWords(_ text: [UInt8], in rows: borrowing RowReader) throws {
        let prefix = SearchKeys.term(word: text)
        var left = Self.wordLimit
        try rows.scan(.terms, prefix: prefix) { key, head in
            guard head.count >= TermHead.headerSize else { throw RowError.damaged }
            let number = CardView.load(head, 0)
            let match = key.count == prefix.count ? Scoring.WordMatch.whole : .beginning
            cost +=
                Int(CardView.load(head, 4)) * TermHead.capacity + (head.count - TermHead.headerSize) / PatientCard.size
            if number < PatientCard.wordNumberLimit { set(number, match) }
            left -= 1
            if left == 0 { isCut = true }
            return left == 0 ? .stop : .next
        }
    }

    private mutating func set(_ number: UInt32, _ match: Scoring.WordMatch) {
        let index = Int(number)
        if index >= words.count { words += Array(repeating: 0, count: index + 1 - words.count) }
        words[index] = match.rawValue
    }

    // MARK: Dates

    private static func estimate(_ date: DateReading, _ patientCount: Int) -> Int {
        if date.isWhole { return patientCount / 30_000 + 1 }
        if date.years.count > 1 { return max(patientCount, 1) }
        return patientCount / (date.month == nil ? 80 : 1000) + 1
    }

    // MARK: Numbers

    private mutating func addNumbers(
        _ prefix: [UInt8],
        wholeOnly: Bool = false,
        in rows: borrowing RowReader,
        _ finding: (_ isWhole: Bool) -> (UInt16, MatchedFields)
    ) throws {
        try rows.scan(.numbers, prefix: wholeOnly ? prefix + [0] : prefix) { key, _ in
            guard key.count >= prefix.count + 5 else { throw RowError.damaged }
            guard found.count < Self.foundLimit else {
                isCut = true
                return .stop
            }
            let (points, field) = finding(key.count == prefix.count + 5)
            let ordinal = CardView.load(key, key.count - 4)
            found.append(Found(ordinal: ordinal, finding: Finding(points: points, fields: field)))
            return .next
        }
    }

    private mutating func addPhones(_ digits: [UInt8], in rows: borrowing RowReader) throws {
        for variant in PhoneVariants.of(digits) {
            try addNumbers(
                SearchKeys.phoneBackwards(variant.digits),
                wholeOnly: variant.wholeOnly,
                in: rows
            ) { _ in (Scoring.phone(digits: variant.digits.count), .phone) }
        }
    }

    /// Orders the patients found and keeps the best finding of each.
    private mutating func settleFound() {
        found.sort { ($0.ordinal, $1.finding.points) < ($1.ordinal, $0.finding.points) }
        var kept: [Found] = []
        kept.reserveCapacity(found.count)
        for one in found where kept.last?.ordinal != one.ordinal { kept.append(one) }
        found = kept
        cost += found.count * 20  // reading a row takes as long as judging so many cards
        if isCut { cost += 1 << 30 }
    }

    // MARK: Judging

    /// What the token finds on a patient with this card.
    @inline(__always)
    func finding(_ cards: borrowing Span<UInt8>, _ offset: Int, _ facts: CardFacts) -> Finding {
        var finding = Finding.none
        if !words.isEmpty {
            for index in 0..<facts.wordCount {
                let word = CardView.word(index, cards, offset)
                let number = Int(word >> 2)
                if number < words.count, words[number] != 0 {
                    finding.improve(Scoring.words[Int(words[number]) << 2 | Int(word & 3)], .name)
                }
            }
        }
        for date in dates { finding.improve(Scoring.birthDate(facts.birthDate, date), .birthDate) }
        if !found.isEmpty { improveByFound(&finding, CardView.ordinal(cards, offset)) }
        return finding
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

/// The forms in which a telephone number may be on record, for one that was typed.
struct PhoneVariants {
    let digits: [UInt8]
    /// Whether the number on record must be exactly this one; otherwise it must end with it.
    let wholeOnly: Bool

    /// The digits as typed, without the prefixes `0` or `00`, and without a country code of one to three digits.
    static func of(_ typed: [UInt8]) -> [PhoneVariants] {
        var variants = [PhoneVariants(digits: typed, wholeOnly: false)]
        let bare = Array(typed.drop { $0 == UInt8(ascii: "0") })
        if bare.count < typed.count, bare.count >= 7 { variants.append(PhoneVariants(digits: bare, wholeOnly: false)) }
        guard bare.count >= 10 else { return variants }
        for length in 1...3 {
            let national = Array(bare.dropFirst(length).drop { $0 == UInt8(ascii: "0") })
            if national.count >= 7, !variants.contains(where: { $0.digits == national }) {
                variants.append(PhoneVariants(digits: national, wholeOnly: true))
            }
        }
        return variants
    }
}
