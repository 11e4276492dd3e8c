/// What letters fold to, beyond lower case: accents off, ligatures apart, variants to their common letter.
///
/// Lower-case letters only; ``FoldingTable/packed`` adds the upper-case ones by their lower-case mapping.
enum FoldingTable {
    /// Marks a scalar that vanishes: an accent, a vowel point, a joiner.
    static let dropped: UInt32 = .max
    /// How many scalars the table covers: Latin, Greek, Cyrillic, Armenian, Hebrew and Arabic, with their extensions.
    static let limit: UInt32 = 0x2000

    /// By scalar: up to four bytes of UTF-8, the first one lowest; 0 where the table says nothing.
    static let packed: [UInt32] = {
        var folds: [Unicode.Scalar: UInt32] = [:]
        for (base, variants) in rows {
            for variant in variants.unicodeScalars { folds[variant] = pack(base.utf8) }
        }
        var packed = [UInt32](repeating: 0, count: Int(limit))
        for value in 0x80..<limit {
            guard let scalar = Unicode.Scalar(value) else { continue }
            packed[Int(value)] = fold(scalar, by: folds)
        }
        return packed
    }()

    private static func fold(_ scalar: Unicode.Scalar, by folds: [Unicode.Scalar: UInt32]) -> UInt32 {
        let properties = scalar.properties
        if properties.canonicalCombiningClass != .notReordered || scalar == "\u{640}" { return dropped }
        guard properties.isAlphabetic else { return 0 }
        if let fold = folds[scalar] { return fold }
        var bytes: [UInt8] = []
        for lower in properties.lowercaseMapping.unicodeScalars
        where lower.properties.canonicalCombiningClass == .notReordered {
            if let fold = folds[lower] {
                bytes.append(contentsOf: unpack(fold))
            } else {
                bytes.append(contentsOf: Array(String(lower).utf8))
            }
        }
        return bytes.count <= 4 ? pack(bytes) : 0
    }

    private static func pack(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var packed: UInt32 = 0
        for (index, byte) in bytes.enumerated() { packed |= UInt32(byte) << UInt32(index * 8) }
        return packed
    }

    private static func unpack(_ packed: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = packed
        while rest != 0 {
            bytes.append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
        return bytes
    }

    private static let rows: [(base: String, variants: String)] = [
        ("a", "ªàáâãäåāăąǎǟǡǻȁȃȧɑᵃᵅḁạảấầẩẫậắằẳẵặ"),
        ("ae", "æǣǽ"),
        ("b", "ƀɓᵇḃḅḇ"),
        ("c", "çćĉċčƈȼᶜḉ"),
        ("d", "ðďđɖɗᵈᶞḋḍḏḑḓ"),
        ("dz", "ǆǳ"),
        ("e", "èéêëēĕėęěǝȅȇȩɇəɛᵉᵊᵋḕḗḙḛḝẹẻẽếềểễệ"),
        ("f", "ƒᶠḟ"),
        ("ff", "ﬀ"),
        ("ffi", "ﬃ"),
        ("ffl", "ﬄ"),
        ("fi", "ﬁ"),
        ("fl", "ﬂ"),
        ("g", "ĝğġģǥǧǵɠɣˠᵍḡ"),
        ("h", "ĥħȟʰḣḥḧḩḫẖ"),
        ("i", "ìíîïĩīĭįıǐȉȋɨɩᵢᶤᶥḭḯỉị"),
        ("ij", "ĳ"),
        ("j", "ĵǰɉʲ"),
        ("k", "ķĸƙǩᵏḱḳḵ"),
        ("l", "ĺļľŀłƚƛˡḷḹḻḽ"),
        ("lj", "ǉ"),
        ("m", "ᵐḿṁṃ"),
        ("n", "ñńņňŋǹɲᵑᶮṅṇṉṋ"),
        ("nj", "ǌ"),
        ("o", "ºòóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱɔɵᵒᵓᶱṍṏṑṓọỏốồổỗộớờởỡợ"),
        ("oe", "œ"),
        ("p", "ƥᵖṕṗ"),
        ("r", "ŕŗřȑȓɍʳᵣṙṛṝṟ"),
        ("s", "śŝşšſșˢṡṣṥṧṩẛ"),
        ("ss", "ß"),
        ("st", "ﬅﬆ"),
        ("t", "ţťŧƭțʈᵗṫṭṯṱẗ"),
        ("th", "þ"),
        ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗʉᵘᵤᶶṳṵṷṹṻụủứừửữự"),
        ("v", "ʋᵛᵥᶹṽṿ"),
        ("w", "ŵʷẁẃẅẇẉẘ"),
        ("x", "ˣẋẍ"),
        ("y", "ýÿŷƴȳɏʸẏẙỳỵỷỹ"),
        ("z", "źżžƶᶻẑẓẕ"),
        ("α", "άἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ"),
        ("β", "ϐᵝᵦ"),
        ("γ", "ᵞᵧ"),
        ("δ", "ᵟ"),
        ("ε", "έϵἐἑἒἓἔἕὲέ"),
        ("η", "ήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ"),
        ("θ", "ϑᶿ"),
        ("ι", "ΐίϊἰἱἲἳἴἵἶἷὶίιῐῑῒΐῖῗ"),
        ("κ", "ϰ"),
        ("μ", "µ"),
        ("ο", "όὀὁὂὃὄὅὸό"),
        ("π", "ϖ"),
        ("ρ", "ϱᵨῤῥ"),
        ("σ", "ςϲ"),
        ("υ", "ΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ"),
        ("φ", "ϕᵠᵩ"),
        ("χ", "ᵡᵪ"),
        ("ω", "ώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ"),
        ("а", "ӑӓ"),
        ("г", "ѓ"),
        ("е", "ѐёӗ"),
        ("ж", "ӂӝ"),
        ("з", "ӟ"),
        ("и", "йѝӣӥ"),
        ("к", "ќ"),
        ("н", "ᵸ"),
        ("о", "ӧ"),
        ("у", "ўӯӱӳ"),
        ("ч", "ӵ"),
        ("ы", "ӹ"),
        ("э", "ӭ"),
        ("і", "ї"),
        ("ѵ", "ѷ"),
        ("ә", "ӛ"),
        ("ө", "ӫ"),
        ("եւ", "և"),
        ("ا", "أإآٱ"),
        ("ي", "ىئی"),
        ("و", "ؤ"),
        ("ك", "ک"),
        ("ه", "ة"),
    ]
}
