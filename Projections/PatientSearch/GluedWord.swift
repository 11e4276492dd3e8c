/// A typed word that may be two words of a name without the space between them: `maryann`, `johnsmith`.
enum GluedWord {
    /// Shorter parts are no words.
    static let minimumPart = 3

    /// The ways to take a word apart.
    static func splits(of word: [UInt8]) -> [(first: [UInt8], second: [UInt8])] {
        guard word.count >= 2 * minimumPart, SpellingIndex.takes(word) else { return [] }
        return (minimumPart...word.count - minimumPart).map { (Array(word[..<$0]), Array(word[$0...])) }
    }
}

/// The numbers of two words that make up a typed one; a word has a number as a family name and one as a given name.
struct GluedNumbers {
    let first: [UInt32]
    let second: [UInt32]
}
