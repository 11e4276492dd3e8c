/// Which given names are forms of one name: Bob, Rob and Robert.
enum Nicknames {
    /// Whether two folded words are forms of one given name: a name and a short form of it, or two short forms.
    static func areOfOneName(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard let left = families[one], let right = families[other] else { return false }
        return left.contains { right.contains($0) }
    }

    /// The other forms of the names that a folded word is a form of, in the order of the table.
    ///
    /// - Complexity: O(forms).
    static func forms(of word: [UInt8]) -> [[UInt8]] {
        guard let entries = families[word] else { return [] }
        var forms: [[UInt8]] = []
        for entry in entries {
            for form in table[entry] where form != word && !forms.contains(form) {
                forms.append(form)
            }
        }
        return forms
    }

    /// The forms of each name, the name first.
    private static let table: [[[UInt8]]] = NicknameTable.entries.split { $0 == " " || $0 == "\n" }.map { entry in
        entry.split { $0 == "=" || $0 == "," }.map { Array($0.utf8) }
    }

    /// For each form, the entries that it is in.
    private static let families: [[UInt8]: [Int]] = {
        var families: [[UInt8]: [Int]] = [:]
        for (number, forms) in table.enumerated() {
            for form in forms { families[form, default: []].append(number) }
        }
        return families
    }()
}
