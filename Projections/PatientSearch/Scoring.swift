/// What a match is worth, in thousandths: the one place where the order of results is decided.
///
/// A patient's score is the mean over the query's tokens, of the best interpretation; an exact identifier makes it 1.0.
/// Then comes the name in alphabetical order, then the order of registration.
enum Scoring {
    /// An exact identifier; nothing else gets as much.
    static let certain: UInt16 = 1000

    /// How much of a word of a name was typed.
    enum WordMatch: UInt8 {
        /// Its beginning.
        case beginning = 1
        /// All of it.
        case whole = 2
    }

    /// A word of a name. Names in use come before former ones, whole words before beginnings, family before given names.
    static func word(_ match: WordMatch, in field: NameField) -> UInt16 {
        words[Int(match.rawValue) << 2 | Int(field.rawValue)]
    }

    /// By match and field: nothing, beginning, whole word.
    static let words: [UInt16] = [
        0, 0, 0, 0,
        820, 800, 700, 680,
        980, 960, 860, 840,
    ]

    /// The most that a word in one half of the index can be worth.
    static func mostForWord(_ match: WordMatch, in part: NamePart) -> UInt16 {
        switch part {
        case .family: word(match, in: .family)
        case .given: word(match, in: .given)
        }
    }

    /// A birth date: as much of it as was typed. A date of which less is known than was typed may be the right one.
    static func birthDate(_ date: PackedDate, _ reading: DateReading) -> UInt16 {
        guard reading.years.contains(date.year) else { return 0 }
        let isOneYear = reading.years.count == 1
        var isUncertain = false
        if let month = reading.month, month != date.month {
            guard date.month == 0, isOneYear else { return 0 }
            isUncertain = true
        }
        if let day = reading.day, day != date.day {
            guard date.day == 0, isOneYear else { return 0 }
            isUncertain = true
        }
        if isUncertain { return 700 }
        if reading.isWhole { return 990 }
        if reading.day != nil { return 900 }
        if reading.month != nil { return 940 }
        return isOneYear ? 920 : 600
    }

    /// The beginning of an identifier.
    static let identifierBeginning: UInt16 = 850
    /// The end of an identifier.
    static let identifierEnd: UInt16 = 880
    /// An e-mail address.
    static let email: UInt16 = 970
    /// The beginning of an e-mail address.
    static let emailBeginning: UInt16 = 850

    /// A telephone number's last digits.
    static func phone(digits: Int) -> UInt16 { digits >= 7 ? 970 : 880 }
}

/// What a token or a query found on a patient.
struct Finding: Hashable, Sendable {
    /// 0 … 1000; 0 is no match.
    var points: UInt16
    /// Where.
    var fields: MatchedFields

    static let none = Finding(points: 0, fields: [])

    /// Keeps the better of two.
    @inline(__always)
    mutating func improve(_ points: UInt16, _ field: MatchedFields) {
        if points > self.points {
            self.points = points
            fields = field
        }
    }
}

/// A set of ``MatchedField``.
struct MatchedFields: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let name = MatchedFields(rawValue: 1)
    static let birthDate = MatchedFields(rawValue: 2)
    static let identifier = MatchedFields(rawValue: 4)
    static let phone = MatchedFields(rawValue: 8)
    static let email = MatchedFields(rawValue: 16)

    /// The fields in their published order.
    var list: [MatchedField] {
        MatchedField.allCases.enumerated().filter { rawValue >> UInt8($0.offset) & 1 == 1 }.map(\.element)
    }
}
