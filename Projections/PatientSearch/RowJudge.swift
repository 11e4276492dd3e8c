internal import ProjectionEngine

/// Judges a patient by the whole row: for the few whose card does not say enough.
struct RowJudge {
    private let words: [NameWord]
    private let birthDate: PackedDate
    private let numbers: [[UInt8]]

    init(_ row: PatientRow) {
        words = row.words
        birthDate = PackedDate(row.birthDate)
        numbers = row.numbers
    }

    /// What a token finds on the patient.
    func finding(of readings: [TokenReading]) -> Finding {
        var finding = Finding.none
        for reading in readings {
            switch reading {
            case .word(let text):
                for word in words where word.text.starts(with: text) {
                    let match = word.text.count == text.count ? Scoring.WordMatch.whole : .beginning
                    finding.improve(Scoring.word(match, in: word.field), .name)
                }
            case .birthDate(let date):
                finding.improve(Scoring.birthDate(birthDate, date), .birthDate)
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
            }
        }
        return finding
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
