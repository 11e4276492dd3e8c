internal import ProjectionEngine

/// A token with what the index holds for it: enough to judge any card without reading its patient's row.
struct ResolvedToken {
    /// At most so many patients found by identifier, telephone number or e-mail address are listed for one token.
    static let foundLimit = 1024
    /// At most so many words are looked at for one token.
    static let wordLimit = 10_000

    /// A patient found by a number.
    struct Found {
        let ordinal: UInt32
        var finding: Finding
    }

    let readings: [TokenReading]
    /// A beginning of one or two letters, judged by the letters in the card.
    private(set) var short: ShortWord?
    /// For longer ones, by word number: a ``Scoring/WordMatch``, or 0.
    private(set) var words: [UInt8] = []
    /// Whether `words` has any.
    private var hasWords = false
    private var hasWholeWord = false
    /// The most points that a patient can get for the token.
    private(set) var mostPoints: UInt16 = 0
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
            case .word(let text): try addWords(text, patientCount, in: rows)
            case .birthDate(let date):
                dates.append(date)
                mostPoints = max(mostPoints, 990)
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

    /// Whether it may match words of names.
    var isNameToken: Bool { hasWords || short != nil }

    /// Whether no patient can match.
    var isEmpty: Bool { !isNameToken && dates.isEmpty && found.isEmpty && !isCut }

    // MARK: Words

    private mutating func addWords(_ text: [UInt8], _ patientCount: Int, in rows: borrowing RowReader) throws {
        let isShort = LeadingLetters.suffice(for: text)
        if isShort { cost += patientCount / (text.count == 1 ? 4 : 10) }
        var wholeNumbers: [UInt32] = []
        for part in NamePart.allCases {
            let term = SearchKeys.term(word: text, in: part)
            if isShort {
                wholeNumbers.append(try wordNumber(of: term, in: rows) ?? .max)
            } else {
                try addWords(startingWith: term, in: rows)
            }
        }
        if isShort { short = ShortWord(text, wholeNumbers: wholeNumbers) }
        let hasWhole = isShort ? wholeNumbers.contains { $0 != .max } : hasWholeWord
        mostPoints = max(mostPoints, Scoring.word(hasWhole ? .whole : .beginning, in: .family))
    }

    private func wordNumber(of term: [UInt8], in rows: borrowing RowReader) throws -> UInt32? {
        try rows.withRow(at: term, in: .words) { row in
            guard let row else { return nil }
            return try WordEntry(row).number
        }
    }

    private mutating func addWords(startingWith term: [UInt8], in rows: borrowing RowReader) throws {
        var left = Self.wordLimit
        try rows.scan(.words, prefix: term) { key, row in
            let word = try WordEntry(row)
            cost += word.cardCount
            let isWhole = key.count == term.count
            set(word.number, isWhole ? .whole : .beginning)
            if isWhole { hasWholeWord = true }
            left -= 1
            if left == 0 { isCut = true }
            return left == 0 ? .stop : .next
        }
    }

    private mutating func set(_ number: UInt32, _ match: Scoring.WordMatch) {
        hasWords = true
        guard number < PatientCard.wordNumberLimit else { return }
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
        for one in found { mostPoints = max(mostPoints, one.finding.points) }
        if isCut { mostPoints = Scoring.certain }
        cost += found.count * 20  // reading a row takes as long as judging so many cards
        if isCut { cost += 1 << 30 }
    }

    // MARK: Judging

    /// What the token finds on a patient with this card.
    @inline(__always)
    func finding(_ cards: borrowing Span<UInt8>, _ offset: Int, _ facts: CardFacts) -> Finding {
        var finding = Finding.none
        if let short {
            for index in 0..<facts.wordCount {
                let word = CardView.word(index, cards, offset)
                finding.improve(Scoring.words[short.match(word) << 2 | Int(word & 3)], .name)
            }
        } else if !words.isEmpty {
            for index in 0..<facts.wordCount {
                let word = CardView.word(index, cards, offset)
                let number = Int(word >> 12)
                guard number < words.count else { continue }
                finding.improve(Scoring.words[Int(words[number]) << 2 | Int(word & 3)], .name)
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

/// A beginning of one or two letters.
struct ShortWord {
    private let mask: UInt32
    private let letters: UInt32
    private let wholeFamily: UInt32
    private let wholeGiven: UInt32

    /// - Parameters:
    ///   - text: The letters.
    ///   - wholeNumbers: By part of the name, the number of the word that is just these letters; the largest value if
    ///     there is none.
    init(_ text: [UInt8], wholeNumbers: [UInt32]) {
        mask = text.count == 1 ? 0x3E0 : 0x3FF
        letters = UInt32(LeadingLetters(text).bits)
        wholeFamily = wholeNumbers[0]
        wholeGiven = wholeNumbers[1]
    }

    /// The raw value of the ``Scoring/WordMatch`` with a word of a card, or 0.
    @inline(__always)
    func match(_ word: UInt32) -> Int {
        guard word >> 2 & mask == letters else { return 0 }
        let number = word >> 12
        return number == wholeFamily || number == wholeGiven ? 2 : 1
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
