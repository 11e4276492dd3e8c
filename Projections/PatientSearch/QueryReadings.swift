internal import EventCatalog

/// Understands what was typed into the one search box: which pieces belong together, and what each can mean.
enum QueryReadings {
    /// Longer queries are refused, in bytes of UTF-8.
    static let maximumBytes = 256
    /// Queries of more words are refused.
    static let maximumWords = 12
    /// How many interpretations of one query are followed up.
    static let maximumInterpretations = 8

    /// Reads a query.
    ///
    /// - Returns: A query without interpretations if nothing searchable is in it.
    /// - Throws: ``SearchError/queryTooLong(limitBytes:)``, ``SearchError/tooManyWords(limit:)``.
    static func query(from text: String) throws(SearchError) -> SearchQuery {
        guard text.utf8.count <= maximumBytes else { throw .queryTooLong(limitBytes: maximumBytes) }
        let atoms = QueryAtom.atoms(of: NameFolding.fold(text))
        guard atoms.count <= maximumWords else { throw .tooManyWords(limit: maximumWords) }
        var query = SearchQuery()
        for interpretation in interpretations(of: atoms) { query.add(interpretation) }
        if let whole = wholeIdentifier(atoms) { query.add([whole]) }
        return query
    }

    /// An identifier typed with spaces, `QQ 12 34 56 C`.
    private static func wholeIdentifier(_ atoms: [QueryAtom]) -> QueryToken? {
        guard atoms.count > 1, atoms.contains(where: { $0.kind == .number || $0.kind == .mixed }),
            atoms.contains(where: { $0.kind == .word || $0.kind == .mixed })
        else { return nil }
        return QueryToken(readings: [.identifier(Array(atoms.map(\.joined).joined()), wholeOnly: false)])
    }

    // MARK: Which pieces belong together

    /// A way to read the atoms from some place on: how many it takes, and as which tokens.
    private struct Choice {
        let length: Int
        let tokens: [QueryToken]
    }

    /// Every combination of choices, the likeliest first, up to ``maximumInterpretations``.
    private static func interpretations(of atoms: [QueryAtom]) -> [[QueryToken]] {
        let choices = atoms.indices.map { self.choices(at: $0, in: atoms) }
        var found: [[QueryToken]] = []
        func extend(_ tokens: [QueryToken], from index: Int) {
            guard found.count < maximumInterpretations else { return }
            if index == atoms.count {
                if !tokens.isEmpty { found.append(tokens) }
                return
            }
            for choice in choices[index] { extend(tokens + choice.tokens, from: index + choice.length) }
        }
        extend([], from: 0)
        return found
    }

    private static func choices(at index: Int, in atoms: [QueryAtom]) -> [Choice] {
        let rest = atoms[index...]
        let atom = atoms[index]
        let isOfSomebody = atoms.contains { $0.kind == .word }
        var choices: [Choice] = []
        if let date = writtenDate(rest) { choices.append(date) }
        if AddressReadings.isLeftAside(at: index, in: atoms) { choices.append(Choice(length: 1, tokens: [])) }
        if let postcode = AddressReadings.spacedPostcode(rest) {
            choices.append(Choice(length: 2, tokens: [QueryToken(readings: [.postcode(postcode)])]))
        }
        if index == 0 || atoms[index - 1].kind != .number, let number = spacedNumber(rest, isOfSomebody: isOfSomebody) {
            choices.append(number)
        }
        choices.append(Choice(length: 1, tokens: [token(for: atom, isOfSomebody: isOfSomebody)]))
        guard atom.kind == .word else { return choices }
        if (2...6).contains(atom.parts.count) {
            choices.append(Choice(length: 1, tokens: atom.parts.map { QueryToken(readings: [.word(cut($0))]) }))
        }
        if rest.count > 1, atoms[index + 1].kind == .word, particles.contains(atom.joined) {
            let word = cut(atom.joined + atoms[index + 1].joined)
            choices.append(Choice(length: 2, tokens: [QueryToken(readings: [.word(word)])]))
        }
        if atoms.count <= maximumGlued, rest.count > 1, let glued = glued(atom, atoms[index + 1]) {
            choices.append(glued)
        }
        if atoms.count > 1, titles.contains(atom.joined) { choices.append(Choice(length: 1, tokens: [])) }
        return choices
    }

    /// Two words that may be one on record: `mary ann`, `mac kenzie`.
    private static func glued(_ one: QueryAtom, _ other: QueryAtom) -> Choice? {
        guard one.parts.count == 1, other.kind == .word, other.parts.count == 1, !particles.contains(one.joined),
            min(one.joined.count, other.joined.count) >= GluedWord.minimumPart
        else { return nil }
        return Choice(length: 2, tokens: [QueryToken(readings: [.word(cut(one.joined + other.joined))])])
    }

    /// Queries of more words are not tried with two of them as one.
    private static let maximumGlued = 4

    /// `3 mar 80`, `mar 1980`, `march 3 1980`, `3-mar-80`, `3mar80`.
    private static func writtenDate(_ atoms: ArraySlice<QueryAtom>) -> Choice? {
        for length in [3, 2] where atoms.count >= length {
            let taken = atoms.prefix(length)
            guard taken.allSatisfy({ $0.parts.count == 1 && $0.kind != .mixed }) else { continue }
            let dates = DateReadings.readings(ofWords: taken.map(\.joined))
            if !dates.isEmpty {
                return Choice(length: length, tokens: [QueryToken(readings: dates.map { .birthDate($0) })])
            }
        }
        return nil
    }

    /// A telephone number, identifier or date typed with spaces: the whole run of numbers, `020 7946 0958`, `12 3 1980`.
    private static func spacedNumber(_ atoms: ArraySlice<QueryAtom>, isOfSomebody: Bool) -> Choice? {
        let run = atoms.prefix { $0.kind == .number }
        let digits = Array(run.map(\.joined).joined())
        guard run.count > 1, digits.count >= 6 else { return nil }
        let parts = run.flatMap(\.parts)
        let dates = parts.count > 1 ? DateReadings.readings(of: parts) : []
        return Choice(
            length: run.count,
            tokens: [QueryToken(readings: dateReadings(parts, dates, isOfSomebody) + numberReadings(digits))]
        )
    }

    // MARK: What a piece can mean

    private static func token(for atom: QueryAtom, isOfSomebody: Bool) -> QueryToken {
        let joined = atom.joined
        switch atom.kind {
        case .email:
            return QueryToken(readings: [.email(Array(atom.text.prefix(SearchKeys.maximumTextLength)))])
        case .word:
            let identifier = joined.count >= 4 ? [TokenReading.identifier(joined, wholeOnly: true)] : []
            let street = joined.count >= AddressTerms.minimumStreetLength ? [TokenReading.street(cut(joined))] : []
            return QueryToken(readings: [.word(cut(joined))] + identifier + street)
        case .number:
            let dates = DateReadings.readings(of: atom.parts)
            let postcode = AddressReadings.postcode(joined).map { [TokenReading.postcode($0)] } ?? []
            let dateReadings = dateReadings(atom.parts, dates, isOfSomebody)
            return QueryToken(readings: dateReadings + numberReadings(joined) + postcode)
        case .mixed:
            let dates = DateReadings.readings(ofWords: atom.parts.flatMap(lettersApart))
            let end = joined.count >= minimumEndLength ? [TokenReading.identifierEnd(joined)] : []
            let postcode = AddressReadings.postcode(joined).map { [TokenReading.postcode($0)] } ?? []
            return QueryToken(
                readings: dates.map { .birthDate($0) } + [.word(cut(joined)), .identifier(joined, wholeOnly: false)]
                    + end + postcode
            )
        }
    }

    /// The dates that digits can mean; if none and a name stands beside them, those that they were meant to be.
    private static func dateReadings(
        _ parts: [[UInt8]],
        _ dates: [DateReading],
        _ isOfSomebody: Bool
    ) -> [TokenReading] {
        guard dates.isEmpty, isOfSomebody, let misdate = Misdate(parts) else { return dates.map { .birthDate($0) } }
        return [.misdate(misdate)]
    }

    private static func numberReadings(_ digits: [UInt8]) -> [TokenReading] {
        var readings: [TokenReading] = [.identifier(digits, wholeOnly: digits.count < 3)]
        if digits.count >= minimumEndLength { readings.append(.identifierEnd(digits)) }
        if (minimumEndLength...maximumPhoneLength).contains(digits.count) { readings.append(.phone(digits)) }
        return readings
    }

    /// The shortest end of an identifier or telephone number that is looked up.
    static let minimumEndLength = 4
    private static let maximumPhoneLength = 20

    private static func cut(_ word: [UInt8]) -> [UInt8] { Array(word.prefix(NameWords.maximumLength)) }

    /// `3mar80` as `3`, `mar`, `80`.
    private static func lettersApart(_ part: [UInt8]) -> [[UInt8]] {
        var runs: [[UInt8]] = []
        for byte in part {
            if let last = runs.last?.last, last.isFoldedDigit == byte.isFoldedDigit {
                runs[runs.count - 1].append(byte)
            } else {
                runs.append([byte])
            }
        }
        return runs
    }

    private static let particles = Set(
        [
            "o", "mc", "mac", "d", "de", "di", "da", "du", "la", "le", "el", "al", "van", "von", "st", "ben", "bin",
            "abu",
        ]
        .map { Array($0.utf8) }
    )
    private static let titles = Set(["mr", "mrs", "ms", "miss", "dr", "prof", "sir"].map { Array($0.utf8) })
}
