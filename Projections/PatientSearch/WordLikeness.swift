/// What a word is to the one that was typed, if it neither is it nor begins with it; the closest first.
enum WordLikeness: UInt8, Comparable, CaseIterable, Sendable {
    /// A short or pet form of the same given name, or the name that it is one of.
    case nickname
    /// The same name in another script.
    case transliterated
    /// It sounds alike, and one mistake makes the one the other.
    case soundAndOneMistake
    /// It sounds alike.
    case sound
    /// One mistake makes the one the other.
    case oneMistake
    /// Two mistakes make the one the other.
    case twoMistakes

    /// What a word that sounds alike, or one mistake away, is.
    ///
    /// - Parameter mistakes: How many, at least 1; 3 for more.
    init(mistakes: Int, soundsAlike: Bool) {
        self =
            switch (mistakes, soundsAlike) {
            case (1, true): .soundAndOneMistake
            case (_, true): .sound
            case (1, false): .oneMistake
            default: .twoMistakes
            }
    }

    /// What a word is so many mistakes away, sound aside; `nil` if they are none, or too many for a typed word of a length.
    init?(mistakes: Int, in length: Int) {
        guard mistakes > 0, mistakes <= WordDistance.allowed(length) else { return nil }
        self.init(mistakes: mistakes, soundsAlike: false)
    }

    /// What a word is to a typed one; both folded.
    ///
    /// - Parameter part: The half of the name that the word is in: only given names have nicknames.
    init?(_ word: [UInt8], to typed: [UInt8], in part: NamePart) {
        if let latin = Transliteration.latin(typed) {
            guard latin != word else {
                self = .transliterated
                return
            }
            self.init(word, to: latin, in: part)
            return
        }
        guard word != typed else { return nil }
        if part == .given, Nicknames.areOfOneName(word, typed) {
            self = .nickname
            return
        }
        guard SpellingIndex.takes(typed), SpellingIndex.takes(word) else { return nil }
        let mistakes = WordDistance.between(typed.span, word.span)
        if let sound = NameSound.key(typed), sound == NameSound.key(word) {
            self.init(mistakes: mistakes, soundsAlike: true)
        } else {
            self.init(mistakes: mistakes, in: typed.count)
        }
    }

    static func < (left: WordLikeness, right: WordLikeness) -> Bool { left.rawValue < right.rawValue }
}
