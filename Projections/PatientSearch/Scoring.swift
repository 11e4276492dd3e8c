/// What a match is worth, in thousandths: the one place where the order of results is decided.
///
/// Scores fall into three bands that do not overlap. From 600 on everything that was typed is there, and the score is the
/// mean over the query's tokens, of the best interpretation; an exact identifier makes it 1.0. From 240 on everything is
/// there if other spellings count. Below, a part of what was typed is not there. Then comes the name in alphabetical
/// order, then the order of registration.
enum Scoring {
    /// An exact identifier; nothing else gets as much.
    static let certain: UInt16 = 1000
    /// The least that a token is worth that is there as typed.
    static let asTyped: UInt16 = 600

    // MARK: Tokens as they were typed: 600 … 1000

    /// How much of a word of a name was typed. After these come the raw values of ``WordLikeness``.
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

    /// The raw value by which a likeness is kept beside those of ``WordMatch``.
    static func rawValue(_ likeness: WordLikeness) -> UInt8 { likeness.rawValue + 3 }

    /// A word near the one that was typed.
    static func word(_ likeness: WordLikeness, in field: NameField) -> UInt16 {
        words[Int(rawValue(likeness)) << 2 | Int(field.rawValue)]
    }

    /// By match and field: nothing, beginning, whole word; then by likeness, 400 … 599.
    static let words: [UInt16] = [
        0, 0, 0, 0,
        820, 800, 700, 680,
        980, 960, 860, 840,
        590, 590, 550, 550,
        595, 585, 545, 535,
        570, 565, 530, 525,
        520, 515, 480, 475,
        510, 505, 470, 465,
        450, 445, 410, 405,
    ]

    /// What a word found, by match.
    static let wordFields: [MatchedFields] = [
        [], .name, .name, .nickname, .script, .sound, .sound, .typo, .typo,
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
        if reading.isWhole { return wholeBirthDate }
        if reading.day != nil { return 900 }
        if reading.month != nil { return 940 }
        return isOneYear ? 920 : 600
    }

    /// A birth date with day, month and year.
    static let wholeBirthDate: UInt16 = 990
    /// The beginning of an identifier.
    static let identifierBeginning: UInt16 = 850
    /// The end of an identifier.
    static let identifierEnd: UInt16 = 880
    /// An e-mail address.
    static let email: UInt16 = 970
    /// The beginning of an e-mail address.
    static let emailBeginning: UInt16 = 850
    /// A postcode, as far as cards have it.
    static let postcode: UInt16 = 910
    /// The beginning of a postcode.
    static let postcodeBeginning: UInt16 = 610
    /// A word of a street.
    static let street: UInt16 = 700
    /// The beginning of a word of a street.
    static let streetBeginning: UInt16 = 620

    /// A telephone number's last digits.
    static func phone(digits: Int) -> UInt16 { digits >= 7 ? 970 : 880 }

    /// Two words of a name that were typed as one.
    static let glued: UInt16 = 560

    // MARK: Birth dates beside the one that was typed

    /// Day and month are the other way round.
    static let swappedBirthDate: UInt16 = 570
    /// Another day, another month, or a slip in the year.
    static let nearBirthDate: UInt16 = 530
    /// The year before or after.
    static let nearYear: UInt16 = 480

    // MARK: The whole query

    /// How much a token counts where something is not as it was typed: a whole birth date twice.
    static func weight(of readings: [TokenReading]) -> Int {
        let isWholeDate = readings.contains { reading in
            switch reading {
            case .birthDate(let date): date.isWhole
            case .misdate: true
            case .word, .identifier, .identifierEnd, .phone, .email, .postcode, .street: false
            }
        }
        return isWholeDate ? 2 : 1
    }

    /// How many of so many tokens may be missing.
    static func allowedMisses(of tokens: Int) -> Int { [0, 0, 1, 1, 2, 2][min(tokens, 5)] + (tokens > 5 ? 1 : 0) }

    /// The points of a patient of whom everything was found.
    ///
    /// - Parameters:
    ///   - mean: What the tokens are worth.
    ///   - rest: How many words of the name in use were not typed, if any was: a name that was typed whole comes first.
    @inline(__always)
    static func points(_ mean: Int, rest: Int, isAsTyped: Bool) -> UInt16 {
        let least = isAsTyped ? Int(asTyped) : respelled
        return UInt16(truncatingIfNeeded: max(least, mean - min(rest, 5)))
    }

    /// The least that a patient gets of whom everything was found, some of it otherwise than typed.
    static let respelled = 240

    /// Of two tokens the one that is there must be worth so much: a whole name in use, a whole birth date, a number.
    static let leastAlone: UInt16 = 950
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
    let rawValue: UInt16

    static let name = MatchedFields(rawValue: 1)
    static let birthDate = MatchedFields(rawValue: 2)
    static let identifier = MatchedFields(rawValue: 4)
    static let phone = MatchedFields(rawValue: 8)
    static let email = MatchedFields(rawValue: 16)
    static let address = MatchedFields(rawValue: 32)
    static let nickname = MatchedFields(rawValue: 64)
    static let script = MatchedFields(rawValue: 128)
    static let sound = MatchedFields(rawValue: 256)
    static let typo = MatchedFields(rawValue: 512)
    static let nearBirthDate = MatchedFields(rawValue: 1024)
    /// Beside ``birthDate``: day, month and year agree. It has no published name.
    static let wholeBirthDate = MatchedFields(rawValue: 2048)

    /// Numbers and addresses that belong to one person.
    static let numbers: MatchedFields = [.identifier, .phone, .email]

    /// What an agreement of birth dates found.
    static func birthDate(worth points: UInt16) -> MatchedFields {
        points == Scoring.wholeBirthDate ? [.birthDate, .wholeBirthDate] : .birthDate
    }

    /// The fields in their published order.
    var list: [MatchedField] {
        MatchedField.allCases.enumerated().filter { rawValue >> UInt16($0.offset) & 1 == 1 }.map(\.element)
    }
}
