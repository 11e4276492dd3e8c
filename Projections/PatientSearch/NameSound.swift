/// How a word sounds, roughly, in the languages of Europe: words that sound alike have the same key.
///
/// The consonants in order, each as the first of its kind, and a mark for a vowel in front: `smith`, `smyth` and `smithe`
/// are `smt`; `stephen` and `steven` are `stfn`; `katherine` and `catrin` are `ktrn`. Vowels are left out, so that names
/// written in scripts without them (`mhmd`) sound like those written with them (`mohammed`).
enum NameSound {
    /// Shorter words say too little, and so do shorter keys.
    static let minimumLetters = 3
    private static let minimumKey = 2
    private static let maximumKey = 12

    /// The key of a folded word; `nil` if it is too short or not in Latin letters.
    ///
    /// - Complexity: O(length).
    static func key(_ word: [UInt8]) -> [UInt8]? {
        guard word.count >= minimumLetters, word.allSatisfy({ letters.contains($0) }) else { return nil }
        let rest = silentInFront.contains { word.starts(with: $0.utf8) } ? word[1...] : word[...]
        var key: [UInt8] = rest.first.map { vowels.contains($0) } ?? false ? [UInt8(ascii: "a")] : []
        var place = rest.startIndex
        var last: UInt8?
        while place < rest.endIndex, key.count < maximumKey {
            let (sound, length) = sound(rest[place...], isFirst: place == rest.startIndex)
            // Doubled letters sound once; those with a vowel between them twice.
            for byte in sound.utf8 where byte != last {
                key.append(byte)
                last = byte
            }
            if sound.utf8.isEmpty { last = nil }
            place += length
        }
        return key.count >= minimumKey ? key : nil
    }

    private static let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    private static let vowels = Set("aeiou".utf8)
    private static let softeners = Set("eiy".utf8)
    private static let silentInFront = ["kn", "gn", "pn", "ps", "wr", "pf"]

    /// The sound of what is next, and how many letters it takes.
    private static func sound(_ rest: ArraySlice<UInt8>, isFirst: Bool) -> (String, Int) {
        if let group = groups.first(where: { rest.starts(with: $0.letters) }) {
            return (group.sound, group.letters.count)
        }
        guard let letter = rest.first else { return ("", 1) }
        let isSoft = rest.dropFirst().first.map { softeners.contains($0) } ?? false
        switch letter {
        case UInt8(ascii: "c"): return (isSoft ? "s" : "k", 1)
        case UInt8(ascii: "g"): return (isSoft ? "j" : "g", 1)
        case UInt8(ascii: "h"): return (isFirst ? "h" : "", 1)
        case UInt8(ascii: "w"): return (isFirst ? "f" : "", 1)
        case UInt8(ascii: "x"): return (isFirst ? "s" : "ks", 1)
        case UInt8(ascii: "y"): return (isFirst ? "j" : "", 1)
        default: return (simple[letter] ?? "", 1)
        }
    }

    private static let simple: [UInt8: String] = [
        UInt8(ascii: "b"): "b", UInt8(ascii: "d"): "t", UInt8(ascii: "f"): "f", UInt8(ascii: "j"): "j",
        UInt8(ascii: "k"): "k", UInt8(ascii: "l"): "l", UInt8(ascii: "m"): "m", UInt8(ascii: "n"): "n",
        UInt8(ascii: "p"): "p", UInt8(ascii: "q"): "k", UInt8(ascii: "r"): "r", UInt8(ascii: "s"): "s",
        UInt8(ascii: "t"): "t", UInt8(ascii: "v"): "f", UInt8(ascii: "z"): "s",
    ]

    /// Letters that make one sound together, the longer first.
    private static let groups: [(letters: [UInt8], sound: String)] = [
        ("tsch", "x"), ("shch", "x"), ("sch", "x"), ("tch", "x"), ("ght", "t"), ("chr", "kr"), ("chl", "kl"),
        ("sce", "s"),
        ("sci", "s"), ("ph", "f"), ("gh", "g"), ("sh", "x"), ("ch", "x"), ("cz", "x"), ("sz", "x"), ("zh", "x"),
        ("ck", "k"), ("kh", "k"), ("th", "t"), ("dt", "t"), ("dg", "j"), ("tz", "s"), ("ts", "s"), ("wh", "f"),
        ("rh", "r"),
    ].map { (Array($0.0.utf8), $0.1) }
}
