import EventCatalog
import Foundation

@testable import PatientSearch

/// Search by looking at every patient, written with strings and Foundation only: what the index must agree with.
/// For names in Latin letters.
struct SearchOracle {
    struct Patient {
        let number: Int
        var name: HumanName
        var former: [HumanName] = []
        var birthDate: CalendarDate
        var identifiers: [Identifier]
        var contacts: [ContactPoint]
    }

    /// A patient with the texts folded once.
    private struct Folded {
        let patient: Patient
        let words: [(text: String, field: NameField)]
        let identifiers: [String]
        let phones: [String]
        let emails: [String]
        let sortKey: String
    }

    struct Match: Equatable {
        let number: Int
        let score: Double
    }

    private let folded: [Folded]

    init(_ patients: [Patient]) {
        folded = patients.map { patient in
            Folded(
                patient: patient,
                words: Self.words(of: patient),
                identifiers: patient.identifiers.map { Self.alphanumerics($0.value) },
                phones: patient.contacts.filter { $0.system != .email }.map {
                    String($0.value.filter(\.isNumber).drop { $0 == "0" })
                },
                emails: patient.contacts.filter { $0.system == .email }.map { Self.fold($0.value) },
                sortKey: Self.sortKey(patient.name)
            )
        }
    }

    /// All matches in order.
    func search(_ text: String) throws -> [Match] {
        let query = try QueryReadings.query(from: text)
        var matches: [(points: Int, key: String, number: Int)] = []
        for patient in folded {
            let points = query.tokens.map { token in
                token.readings.map { Self.points($0, patient) }.max() ?? 0
            }
            let best = query.interpretations.map { interpretation in
                let parts = interpretation.map { points[$0] }
                if parts.contains(0) { return 0 }
                return parts.contains(1000) ? 1000 : parts.reduce(0, +) / parts.count
            }.max()
            if let best, best > 0 { matches.append((best, patient.sortKey, patient.patient.number)) }
        }
        matches.sort { ($1.points, $0.key, $0.number) < ($0.points, $1.key, $1.number) }
        return matches.map { Match(number: $0.number, score: Double($0.points) / 1000) }
    }

    // MARK: Folding

    static func fold(_ text: String) -> String {
        var folded = text.lowercased().decomposedStringWithCompatibilityMapping
        folded.unicodeScalars.removeAll { $0.properties.generalCategory == .nonspacingMark }
        for (letter, base) in [
            "ł": "l", "ß": "ss", "ø": "o", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "đ": "d",
        ] {
            folded = folded.replacingOccurrences(of: letter, with: base)
        }
        return folded
    }

    private static func alphanumerics(_ text: String) -> String { fold(text).filter { $0.isLetter || $0.isNumber } }

    /// The first 18 letters, anything else as a blank.
    private static func sortKey(_ name: HumanName) -> String {
        let text = ([name.family] + name.given).map(fold).joined(separator: " ")
        return String(text.map { ("a"..."z").contains($0) ? $0 : " " }.prefix(18))
    }

    // MARK: Words

    private static func words(of patient: Patient) -> [(text: String, field: NameField)] {
        var words = words(of: patient.name, .family, .given)
        for name in patient.former { words += self.words(of: name, .formerFamily, .formerGiven) }
        return words
    }

    private static func words(
        of name: HumanName,
        _ family: NameField,
        _ given: NameField
    ) -> [(text: String, field: NameField)] {
        let parts = [(name.family, family)] + name.given.map { ($0, given) }
        return parts.flatMap { text, field -> [(text: String, field: NameField)] in
            let folded = fold(text)
            let words = folded.split { $0 == " " || $0 == "-" || $0 == "'" }.map(String.init)
            let isJoined = folded.contains("-") || folded.contains("'") || words.dropLast().contains { $0.count <= 3 }
            return (words + (isJoined ? [words.joined()] : [])).map { ($0, field) }
        }
    }

    // MARK: Points

    private static func points(
        _ reading: TokenReading,
        _ patient: Folded
    ) -> Int {
        switch reading {
        case .word(let bytes):
            let text = String(decoding: bytes, as: UTF8.self)
            return patient.words.filter { $0.text.hasPrefix(text) }.map { word in
                let isWhole = word.text == text
                return switch word.field {
                case .family: isWhole ? 980 : 820
                case .given: isWhole ? 960 : 800
                case .formerFamily: isWhole ? 860 : 700
                case .formerGiven: isWhole ? 840 : 680
                }
            }.max() ?? 0
        case .birthDate(let date): return points(date, patient.patient.birthDate)
        case .identifier(let bytes, let wholeOnly):
            let text = String(decoding: bytes, as: UTF8.self)
            return patient.identifiers.map { value in
                if value == text { return 1000 }
                return !wholeOnly && value.hasPrefix(text) ? 850 : 0
            }.max() ?? 0
        case .identifierEnd(let bytes):
            let text = String(decoding: bytes, as: UTF8.self)
            return patient.identifiers.contains { $0.hasSuffix(text) } ? 880 : 0
        case .phone(let digits): return phone(String(decoding: digits, as: UTF8.self), patient)
        case .email(let bytes):
            let text = String(decoding: bytes, as: UTF8.self)
            return patient.emails.contains(text) ? 970 : patient.emails.contains { $0.hasPrefix(text) } ? 850 : 0
        }
    }

    private static func phone(_ typed: String, _ patient: Folded) -> Int {
        let bare = String(typed.drop { $0 == "0" })
        var best = 0
        for number in patient.phones {
            if number.hasSuffix(typed) { best = max(best, typed.count >= 7 ? 970 : 880) }
            if bare.count >= 7, number.hasSuffix(bare) { best = max(best, 970) }
            guard bare.count >= 10 else { continue }
            for length in 1...3 where String(bare.dropFirst(length).drop { $0 == "0" }) == number && number.count >= 7 {
                best = max(best, 970)
            }
        }
        return best
    }

    private static func points(_ typed: DateReading, _ date: CalendarDate) -> Int {
        guard typed.years.contains(date.year) else { return 0 }
        let isMonthOpen = typed.month != nil && date.month == nil
        let isDayOpen = typed.day != nil && date.day == nil
        if let month = typed.month, let known = date.month, month != known { return 0 }
        if let day = typed.day, let known = date.day, day != known { return 0 }
        if isMonthOpen || isDayOpen { return typed.years.count == 1 ? 700 : 0 }
        switch (typed.month, typed.day) {
        case (_?, _?): return typed.years.count == 1 ? 990 : 900
        case (_?, nil): return 940
        default: return typed.years.count == 1 ? 920 : 600
        }
    }
}
