internal import ProjectionEngine

/// Judges a patient by the whole row: for the few whose card does not say enough.
struct RowJudge {
    private let words: [NameWord]
    private let birthDate: PackedDate
    private let numbers: [[UInt8]]
    private let address: AddressTerms

    init(_ row: PatientRow) {
        words = row.words
        birthDate = PackedDate(row.birthDate)
        numbers = row.numbers
        address = row.openAddress
    }

    /// What a token finds on the patient.
    ///
    /// - Parameter nearDates: The dates beside those of the readings; `nil` if nothing counts but what was typed.
    func finding(of readings: [TokenReading], nearDates: [NearDates]?) -> Finding {
        var finding = Finding.none
        if let nearDates {
            for near in nearDates { finding.improve(near.points(of: birthDate), .nearBirthDate) }
            for case .word(let typed) in readings { improve(&finding, byWordsNear: typed) }
        }
        for reading in readings {
            switch reading {
            case .word(let text):
                for word in words where word.text.starts(with: text) {
                    let match = word.text.count == text.count ? Scoring.WordMatch.whole : .beginning
                    finding.improve(Scoring.word(match, in: word.field), .name)
                }
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
        return finding
    }

    private func improve(_ finding: inout Finding, byWordsNear typed: [UInt8]) {
        let base = Transliteration.latin(typed) ?? typed
        for split in GluedWord.splits(of: base) {
            guard words.contains(where: { $0.text == split.first }), words.contains(where: { $0.text == split.second })
            else { continue }
            finding.improve(Scoring.glued, .typo)
        }
        for word in words {
            guard let likeness = WordLikeness(word.text, to: typed, in: word.field.part) else { continue }
            let match = Int(Scoring.rawValue(likeness))
            finding.improve(Scoring.words[match << 2 | Int(word.field.rawValue)], Scoring.wordFields[match])
        }
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
