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

    /// The raw value of the ``Scoring/WordMatch`` with a word, or 0.
    ///
    /// - Parameters:
    ///   - word: The bits of a ``CardWord``.
    ///   - number: Its number.
    @inline(__always)
    func match(_ word: UInt32, number: UInt32) -> UInt8 {
        guard word >> 2 & mask == letters else { return 0 }
        return number == wholeFamily || number == wholeGiven ? 2 : 1
    }
}
