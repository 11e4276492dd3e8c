import EventCatalog
import Testing

@testable import PatientSearch

@Suite struct PatientSearchFoldingTests {
    @Test(
        arguments: [
            ("GARCÍA", "garcia"), ("Márquez", "marquez"), ("Müller", "muller"), ("Guðjohnsen", "gudjohnsen"),
            ("Kociński", "kocinski"), ("Łukasz", "lukasz"), ("Øyvind", "oyvind"), ("Strauß", "strauss"),
            ("STRAẞE", "strasse"), ("Þór", "thor"), ("Æsa", "aesa"), ("Œuvre", "oeuvre"), ("Yıldız", "yildiz"),
            ("İbrahim", "ibrahim"), ("Đorđe", "dorde"), ("Nguyễn", "nguyen"), ("Ştefănescu", "stefanescu"),
            ("Ħal", "hal"), ("Ångström", "angstrom"), ("Çelik", "celik"), ("e\u{301}mile", "emile"),
            ("Ἀλέξανδρος", "αλεξανδροσ"), ("ΝΙΚΟΣ", "νικοσ"), ("Νίκος", "νικοσ"), ("Йосиф", "иосиф"),
            ("Фёдор", "федор"), ("ﬁnn", "finn"), ("ＡＢＣ１２", "abc12"), ("أحمد", "احمد"), ("٣٤", "34"),
            ("O’Reilly", "o'reilly"), ("O`Reilly", "o'reilly"), ("Jones‐Smith", "jones-smith"),
            ("Jones–Smith", "jones-smith"), ("a\u{200B}b", "ab"), ("a\u{A0}b", "a b"), ("tab\tnul\0", "tab nul "),
            ("王小明", "王小明"), ("", ""),
        ]
    )
    func `text folds to lower case without accents`(_ text: String, _ folded: String) {
        #expect(String(decoding: NameFolding.fold(text), as: UTF8.self) == folded)
    }

    @Test func `composed and decomposed text fold alike`() {
        for (composed, decomposed) in [
            ("José", "Jose\u{301}"),
            ("김민준", "\u{1100}\u{1175}\u{11B7}\u{1106}\u{1175}\u{11AB}\u{110C}\u{116E}\u{11AB}"),
            ("ệ", "e\u{323}\u{302}"), ("Й", "И\u{306}"),
        ] {
            #expect(NameFolding.fold(composed) == NameFolding.fold(decomposed))
        }
    }

    @Test func `every scalar folds to valid UTF-8 without control characters, and folding twice changes nothing`() {
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let folded = NameFolding.fold(String(scalar))
            guard let text = String(validating: folded, as: UTF8.self) else {
                Issue.record("U+\(String(value, radix: 16)) folds to invalid UTF-8")
                continue
            }
            if folded.contains(where: { $0 < 0x20 }) || NameFolding.fold(text) != folded {
                Issue.record("U+\(String(value, radix: 16)) folds to \(folded)")
            }
        }
    }

    @Test func `a heap of combining marks folds to nothing`() {
        let bomb = "e" + String(repeating: "\u{301}\u{323}", count: 50_000)
        #expect(NameFolding.fold(bomb) == Array("e".utf8))
    }

    @Test(
        arguments: [
            (
                HumanName(family: "O'Reilly", given: ["Anne-Marie"]),
                ["o", "reilly", "oreilly", "anne", "marie", "annemarie"]
            ),
            (HumanName(family: "García Márquez", given: ["José", "Luis"]), ["garcia", "marquez", "jose", "luis"]),
            (HumanName(family: "de la Cruz", given: ["Ana"]), ["de", "la", "cruz", "delacruz", "ana"]),
            (HumanName(family: "Jones", given: ["Jones"]), ["jones"]),
            (HumanName(family: "王", given: ["小明"]), ["王", "小明", "王小明"]),
            (HumanName(family: "--", given: ["' '"]), []),
        ]
    )
    func `a name is found by its words and by those that people join`(_ name: HumanName, _ words: [String]) {
        let found = NameWords.words(current: name, former: []).map { String(decoding: $0.text, as: UTF8.self) }
        #expect(found.sorted() == words.sorted())
    }

    @Test func `words of names are bounded in length and number`() {
        let long = String(repeating: "x", count: 5000)
        let many = (0..<500).map { "name\($0)" }
        let words = NameWords.words(current: HumanName(family: long, given: many), former: [])
        #expect(words.count == NameWords.maximumCount)
        #expect(words.allSatisfy { $0.text.count <= NameWords.maximumLength })
    }

    @Test func `sort keys follow the alphabet across families and given names`() {
        let names = [
            ("Ahmed", "Zoe"), ("García", "Ana"), ("Garcia", "José"), ("Garciaz", "Ana"), ("Öberg", "A"), ("王", "小"),
        ]
        let keys = names.map { SortKey(HumanName(family: $0.0, given: [$0.1])) }
        #expect(keys == keys.sorted())
        #expect(Set(keys).count == keys.count)
    }
}
