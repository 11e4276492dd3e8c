/// Writes Cyrillic, Greek and Arabic words in Latin letters, the way that passports of those countries do more or less.
///
/// One form a word, and the letters of the word alone decide it: names that are spelled otherwise in Latin letters are found
/// because they sound alike (``NameSound``), also where the script leaves vowels out.
enum Transliteration {
    /// The Latin form of a folded word; `nil` if it has none, or is in Latin letters already.
    ///
    /// - Complexity: O(length).
    static func latin(_ folded: [UInt8]) -> [UInt8]? {
        guard let first = folded.first, first >= 0x80 else { return nil }
        let letters = Array(String(decoding: folded, as: UTF8.self).unicodeScalars)
        var latin = ""
        var place = 0
        while place < letters.count {
            let pair = place + 1 < letters.count ? pairs[Pair(first: letters[place], second: letters[place + 1])] : nil
            if let pair {
                latin += place == 0 ? pair.first : pair.later
                place += 2
                continue
            }
            guard
                let letter = letters[place].isASCII
                    ? String(letters[place]) : single(letters[place], isFirst: place == 0)
            else { return nil }
            latin += letter
            place += 1
        }
        return latin.isEmpty ? nil : Array(latin.utf8)
    }

    private static func single(_ letter: Unicode.Scalar, isFirst: Bool) -> String? {
        switch letter {
        case "\u{648}": isFirst ? "w" : "u"
        case "\u{64A}", "\u{6CC}": isFirst ? "y" : "i"
        default: table[letter]
        }
    }

    private struct Pair: Hashable {
        let first: Unicode.Scalar
        let second: Unicode.Scalar
    }

    /// Greek letters that make one sound together: in front of a word, and elsewhere.
    private static let pairs: [Pair: (first: String, later: String)] = {
        var pairs: [Pair: (first: String, later: String)] = [:]
        for (letters, first, later) in [
            ("ου", "ou", "ou"), ("αυ", "av", "av"), ("ευ", "ev", "ev"), ("ηυ", "iv", "iv"), ("μπ", "b", "b"),
            ("ντ", "d", "nt"), ("γκ", "g", "gk"), ("γγ", "g", "ng"), ("γχ", "nch", "nch"), ("γξ", "nx", "nx"),
        ] {
            let scalars = Array(letters.unicodeScalars)
            pairs[Pair(first: scalars[0], second: scalars[1])] = (first, later)
        }
        return pairs
    }()

    private static let table: [Unicode.Scalar: String] = {
        var table: [Unicode.Scalar: String] = [:]
        for entry in (cyrillic + " " + greek + " " + arabic).split(separator: " ") {
            guard let letter = entry.unicodeScalars.first else { continue }
            table[letter] = String(entry.unicodeScalars.dropFirst(2))
        }
        return table
    }()

    private static let cyrillic = """
        а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u \
        ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ё=e і=i ї=i є=ye ґ=g ў=u \
        ј=j љ=lj њ=nj ћ=c ђ=dj џ=dz ѕ=dz ѓ=g ќ=k ә=a ғ=g қ=k ң=n ө=o ү=u ұ=u һ=h
        """
    private static let greek = """
        α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o
        """
    /// By code point, because Arabic letters beside Latin ones are shown in an order that nobody can check.
    private static let arabic: String = [
        (0x627, "a"), (0x623, "a"), (0x625, "i"), (0x622, "a"), (0x671, "a"), (0x628, "b"), (0x62A, "t"), (0x62B, "th"),
        (0x62C, "j"), (0x62D, "h"), (0x62E, "kh"), (0x62F, "d"), (0x630, "dh"), (0x631, "r"), (0x632, "z"),
        (0x633, "s"),
        (0x634, "sh"), (0x635, "s"), (0x636, "d"), (0x637, "t"), (0x638, "z"), (0x639, "a"), (0x63A, "gh"),
        (0x641, "f"),
        (0x642, "q"), (0x643, "k"), (0x6A9, "k"), (0x644, "l"), (0x645, "m"), (0x646, "n"), (0x647, "h"), (0x649, "a"),
        (0x629, "a"), (0x621, ""), (0x626, "i"), (0x624, "u"), (0x67E, "p"), (0x686, "ch"), (0x698, "zh"), (0x6AF, "g"),
        (0x640, ""),
    ].compactMap { code, latin in Unicode.Scalar(UInt32(code)).map { "\($0)=\(latin)" } }.joined(separator: " ")
}
