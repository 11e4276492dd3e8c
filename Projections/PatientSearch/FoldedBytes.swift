extension UInt8 {
    /// Whether a folded byte belongs to a letter: a–z, or part of a letter of another script.
    @inline(__always)
    var isFoldedLetter: Bool { self >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    /// Whether a folded byte is a digit.
    @inline(__always)
    var isFoldedDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    /// Whether a folded byte belongs to a word.
    @inline(__always)
    var isFoldedWord: Bool { isFoldedLetter || isFoldedDigit }
}
