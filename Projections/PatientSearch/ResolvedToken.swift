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

    /// A term of words near the one that was typed.
    struct NearTerm {
        let term: [UInt8]
        let points: UInt16
    }

    let readings: [TokenReading]
    /// How much it counts where something is not as typed.
    let weight: Int
    /// A beginning of one or two letters, judged by the letters in the card.
    private(set) var short: ShortWord?
    /// For longer ones, the words that it is, begins or is near.
    var words = WordMatches()
    /// Words near the one that was typed, since ``widen(in:)``.
    var nearTerms: [NearTerm] = []
    /// Dates beside those that it can mean, since ``widen(in:)``.
    var nearDates: [NearDates] = []
    /// Pairs of words that make up the one that was typed, since ``widen(in:)``.
    var glued: [GluedNumbers] = []
    /// Where it is in an address.
    private(set) var places = PlaceMatch()
    private var hasWholeWord = false
    /// The most points that a patient can get for the token.
    private(set) var mostPoints: UInt16 = 0
    /// The dates it can mean.
    private(set) var dates: [DateReading] = []
    /// The patients found by numbers, by ordinal.
    private(set) var found: [Found] = []
    /// Whether there are more such patients, or words, than are listed.
    var isCut = false
    /// About how many cards the last of its dates has.
    private(set) var dateCost = 0
    /// About how many cards a scan for this token reads.
    var cost = 0

    /// Looks a token up.
    ///
    /// - Complexity: O(words with the token's letters in front + numbers found).
    init(_ token: QueryToken, _ counts: SearchIndex.Counts, in rows: borrowing RowReader) throws {
        let patientCount = counts.patients
        readings = token.readings
        weight = Scoring.weight(of: token.readings)
        for reading in token.readings {
            switch reading {
            case .word(let text): try addWords(text, patientCount, in: rows)
            case .birthDate(let date):
                dates.append(date)
                mostPoints = max(mostPoints, 990)
                dateCost = Self.estimate(date, patientCount)
                cost += dateCost
            case .misdate: dateCost = patientCount / 30_000 + 1
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
            case .postcode(let text):
                places.addPostcode(text)
                mostPoints = max(mostPoints, Scoring.postcode)
                cost += CandidateSearch.workOfRow * (1 + patientCount >> (4 * min(text.count, 7)))
            case .street(let text):
                let words = try places.addStreets(text, in: rows)
                guard words > 0 else { continue }
                mostPoints = max(mostPoints, Scoring.street)
                cost += CandidateSearch.workOfRow * words * (1 + 2 * patientCount / (counts.streets + 1))
            }
        }
        settleFound()
    }

    /// Whether it may be a birth date with day, month and year.
    var isWholeDate: Bool { weight > 1 }

    /// Whether it may match words of names.
    var isNameToken: Bool { !words.isEmpty || short != nil || !glued.isEmpty }

    /// Whether no patient can match.
    var isEmpty: Bool { !isNameToken && dates.isEmpty && found.isEmpty && !isCut && places.isEmpty }

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
            words.set(word.number, (isWhole ? Scoring.WordMatch.whole : .beginning).rawValue)
            if isWhole { hasWholeWord = true }
            left -= 1
            if left == 0 { isCut = true }
            return left == 0 ? .stop : .next
        }
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
        cost += found.count * CandidateSearch.workOfRow
        if isCut { cost += 1 << 30 }
    }
}
