/// One way to read a token of a query: what to look up. ``Scoring`` says what a hit is worth.
///
/// Other spellings, sounds, nicknames and scripts are no readings of their own: they are words near the one that was typed
/// (``WordLikeness``), and are looked up only where the words themselves find too few.
enum TokenReading: Hashable, Sendable {
    /// The beginning of a word of a name.
    case word([UInt8])
    /// A birth date, or the known part of one.
    case birthDate(DateReading)
    /// A birth date that can't be, and those that it may have been meant to be.
    case misdate(Misdate)
    /// An identifier without its separators: the whole of it or, unless `wholeOnly`, its beginning.
    case identifier([UInt8], wholeOnly: Bool)
    /// The last characters of an identifier.
    case identifierEnd([UInt8])
    /// The last digits of a telephone number, or all of it.
    case phone([UInt8])
    /// The beginning of an e-mail address.
    case email([UInt8])
    /// The beginning of a postcode, without its separators.
    case postcode([UInt8])
    /// The beginning of a word of a street.
    case street([UInt8])
}

/// A birth date as it was typed: any part may be missing.
struct DateReading: Hashable, Sendable {
    /// The years it can mean: one, or a range while the year is being typed.
    let years: ClosedRange<Int>
    /// The month, if given.
    let month: Int?
    /// The day, if given.
    let day: Int?

    /// Makes a reading; `nil` if no year has such a day.
    init?(years: ClosedRange<Int>, month: Int? = nil, day: Int? = nil) {
        if let month { guard (1...12).contains(month) else { return nil } }
        if let day {
            guard let month, day >= 1 else { return nil }
            let longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
            guard day <= longest else { return nil }
        }
        self.years = years
        self.month = month
        self.day = day
    }

    /// Whether day, month and year are all there.
    var isWhole: Bool { day != nil && years.count == 1 }
}

/// A token of a query: it matches a patient who matches any of its readings.
struct QueryToken: Hashable, Sendable {
    /// The ways to read it; none means that nothing can match.
    let readings: [TokenReading]
}

/// A query understood: the tokens that occur in it, and the ways in which they make up the whole.
///
/// `mar 1980` is March 1980 or a Mar… born in 1980; `O Reilly` is one word or two. A patient matches if every token of at
/// least one interpretation matches; the best interpretation counts.
struct SearchQuery: Hashable, Sendable {
    /// Every distinct token.
    private(set) var tokens: [QueryToken] = []
    /// Each interpretation: indices of its tokens.
    private(set) var interpretations: [[Int]] = []

    /// So many interpretations, the likeliest, are also tried with other spellings and with parts missing.
    static let respelledInterpretations = 3
    /// The largest number of tokens of all interpretations together.
    static let maximumTokens = 32

    mutating func add(_ interpretation: [QueryToken]) {
        guard !interpretation.isEmpty else { return }
        var indices: [Int] = []
        for token in interpretation {
            if let index = tokens.firstIndex(of: token) {
                if !indices.contains(index) { indices.append(index) }
            } else {
                indices.append(tokens.count)
                tokens.append(token)
            }
        }
        if tokens.count <= Self.maximumTokens, !interpretations.contains(indices) {
            interpretations.append(indices)
        } else {
            let used = interpretations.flatMap(\.self).max().map { $0 + 1 } ?? 0
            tokens.removeSubrange(used...)
        }
    }
}

/// Why a query was not run. The texts hold nothing of the query.
public enum SearchError: Error, Hashable, Sendable {
    /// It is longer than so many bytes of UTF-8.
    case queryTooLong(limitBytes: Int)
    /// It has more than so many words.
    case tooManyWords(limit: Int)
    /// The page before can't be continued: its last patient is no longer there.
    case staleCursor
}
