/// What a token finds on a patient, and on which words of the card.
struct TokenFinding {
    var finding = Finding.none
    /// The places of words that are or begin with what was typed, a bit each.
    var words: UInt8 = 0
    /// The places of words that are near what was typed.
    var nearWords: UInt8 = 0

    static let none = TokenFinding()

    /// Takes in how a word matches.
    ///
    /// - Parameters:
    ///   - match: The raw value of a ``Scoring/WordMatch`` or of a ``WordLikeness``, not 0.
    ///   - word: The bits of a ``CardWord``.
    ///   - place: Where the word is in the card; from 8 on it is not.
    @inline(__always)
    mutating func improve(_ match: UInt8, of word: UInt32, at place: Int) {
        finding.improve(Scoring.words[Int(match) << 2 | Int(word & 3)], Scoring.wordFields[Int(match)])
        let bit: UInt8 = place < PatientCard.maximumWords ? 1 << UInt8(place) : 0
        if match <= Scoring.WordMatch.whole.rawValue { words |= bit } else { nearWords |= bit }
    }
}
