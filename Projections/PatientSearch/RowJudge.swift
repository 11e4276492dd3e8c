internal import ProjectionEngine

/// Judges a patient by the texts of the row: where a token matches more than could be listed.
struct RowJudge {
    private let words: [NameWord]
    /// By word: the bit of its place in the card; 0 if it has none.
    private let places: [UInt8]
    private let birthDate: PackedDate
    private let numbers: [[UInt8]]
    private let address: AddressTerms

    init(_ row: PatientRow) {
        words = row.words
        places = Self.places(of: row)
        birthDate = PackedDate(row.birthDate)
        numbers = row.numbers
        address = row.openAddress
    }

    /// What a token finds on the patient.
    ///
    /// - Parameter nearDates: The dates beside those of the readings; `nil` if nothing counts but what was typed.
    func finding(of readings: [TokenReading], nearDates: [NearDates]?) -> TokenFinding {
        var found = TokenFinding.none
        if let nearDates {
            for near in nearDates { found.finding.improve(near.points(of: birthDate), .nearBirthDate) }
            for case .word(let typed) in readings { improve(&found, byWordsNear: typed) }
        }
        for case .word(let text) in readings { improve(&found, byWordsBeginningWith: text) }
        improve(&found.finding, by: readings)
        return found
    }

    private func improve(_ finding: inout Finding, by readings: [TokenReading]) {
        for reading in readings {
            switch reading {
            case .word, .misdate: continue
            case .birthDate(let date):
                let points = Scoring.birthDate(birthDate, date)
                finding.improve(points, .birthDate(worth: points))
            case .identifier(let text, let wholeOnly):
                improve(&finding, SearchKeys.identifier(text), wholeOnly, .identifier) {
                    $0 ? Scoring.certain : Scoring.identifierBeginning
                }
            case .identifierEnd(let text):
                improve(&finding, SearchKeys.identifierBackwards(text), false, .identifier) { _ in Scoring.identifierEnd
                }
            case .phone(let digits):
                for variant in PhoneVariants.of(digits) {
                    let points = Scoring.phone(digits: variant.digits.count)
                    improve(&finding, SearchKeys.phoneBackwards(variant.digits), variant.wholeOnly, .phone) { _ in
                        points
                    }
                }
            case .email(let text):
                improve(&finding, SearchKeys.email(text), false, .email) {
                    $0 ? Scoring.email : Scoring.emailBeginning
                }
            case .postcode(let text):
                let (known, typed) = (address.postcode.prefix(5), text.prefix(5))
                guard known.starts(with: typed) else { continue }
                let isWhole = known.count == typed.count
                finding.improve(isWhole ? Scoring.postcode : Scoring.postcodeBeginning, .address)
            case .street(let text):
                for street in address.streets where street.starts(with: text) {
                    finding.improve(street.count == text.count ? Scoring.street : Scoring.streetBeginning, .address)
                }
            }
        }
    }

    private func improve(_ found: inout TokenFinding, byWordsBeginningWith text: [UInt8]) {
        for (word, place) in zip(words, places) where word.text.starts(with: text) {
            let match = word.text.count == text.count ? Scoring.WordMatch.whole : .beginning
            found.finding.improve(Scoring.word(match, in: word.field), .name)
            found.words |= place
        }
    }

    private func improve(_ found: inout TokenFinding, byWordsNear typed: [UInt8]) {
        let base = Transliteration.latin(typed) ?? typed
        for split in GluedWord.splits(of: base) {
            let parts = [split.first, split.second].map { part in words.firstIndex { $0.text == part } }
            guard let first = parts[0], let second = parts[1] else { continue }
            found.finding.improve(Scoring.glued, .typo)
            found.nearWords |= places[first] | places[second]
        }
        for (word, place) in zip(words, places) {
            guard let likeness = WordLikeness(word.text, to: typed, in: word.field.part) else { continue }
            let match = Int(Scoring.rawValue(likeness))
            found.finding.improve(Scoring.words[match << 2 | Int(word.field.rawValue)], Scoring.wordFields[match])
            found.nearWords |= place
        }
    }

    /// The words of a row in their order are those of the card in theirs, less those that have no place in it.
    private static func places(of row: PatientRow) -> [UInt8] {
        let card = OpenCard(row.card.span)
        let count = row.words.count
        // Only the first ones have a place; which of them were numbered too late the card's letters tell.
        var places = Array(repeating: UInt8(0), count: count)
        var next = 0
        for (index, word) in row.words.enumerated() where next < card.facts.wordCount {
            let tail = UInt32(LeadingLetters(word.text).bits) << 2 | UInt32(word.field.rawValue)
            guard card.words[next] & 0xFFF == tail else { continue }
            places[index] = 1 << UInt8(next)
            next += 1
        }
        return places
    }

    private func improve(
        _ finding: inout Finding,
        _ prefix: [UInt8],
        _ wholeOnly: Bool,
        _ field: MatchedFields,
        _ points: (_ isWhole: Bool) -> UInt16
    ) {
        for number in numbers where number.starts(with: prefix) {
            let isWhole = number.count == prefix.count + 1
            if isWhole || !wholeOnly { finding.improve(points(isWhole), field) }
        }
    }
}
