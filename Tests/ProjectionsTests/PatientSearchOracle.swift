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
        var address: PostalAddress?
    }

    /// A patient with the texts folded once.
    private struct Folded {
        let patient: Patient
        let words: [(text: String, field: NameField)]
        let identifiers: [String]
        let phones: [String]
        let emails: [String]
        let postcode: String
        let streets: [String]
        let sortKey: String

        /// The places of the words that are or begin with what a token may be.
        func words(beginning reading: TokenReading) -> [Int] {
            guard case .word(let bytes) = reading else { return [] }
            let text = String(decoding: bytes, as: UTF8.self)
            return words.indices.filter { words[$0].text.hasPrefix(text) }
        }

        /// The places of the words of the name in use, as far as the index counts them.
        var wordsInUse: Set<Int> {
            Set(words.indices.prefix(8).filter { words[$0].field == .family || words[$0].field == .given })
        }
    }

    struct Match: Equatable {
        let number: Int
        let score: Double
    }

    private let folded: [Folded]
    private var nearness = OracleNearness()

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
                postcode: Self.alphanumerics(patient.address?.postalCode ?? ""),
                streets: Self.streets(patient.address),
                sortKey: Self.sortKey(patient.name)
            )
        }
    }

    /// All matches in order: those as typed; then, if they are few and not beyond doubt, those spelled otherwise; then,
    /// if there are none as typed, those of whom a part is missing.
    mutating func search(_ text: String) throws -> [Match] {
        nearness.forget()
        let query = try QueryReadings.query(from: text)
        var found = matches(query, isRespelled: false, mayMiss: false)
        if found.isEmpty || !(isEnough(found, query) || found[0].worth.isNumber) {
            found = matches(query, isRespelled: true, mayMiss: false)
            if found.isEmpty
                || !(isEnough(found, query) || found[0].worth.points >= 600 || isNearlyBeyondDoubt(found[0], query))
            {
                found = matches(query, isRespelled: true, mayMiss: true)
            }
        }
        return found.map { Match(number: $0.number, score: Double($0.worth.points) / 1000) }
    }

    /// What a token or a query found on a patient.
    private struct Worth {
        var points = 0
        var isNumber = false
        var isWholeDate = false
        var isNearDate = false
        /// The places of the words that match.
        var words: Set<Int> = []
    }

    private struct Found {
        let worth: Worth
        let key: String
        let number: Int
    }

    private func isEnough(_ found: [Found], _ query: SearchQuery) -> Bool {
        found.count >= 10 || (found[0].worth.isWholeDate && query.interpretations.contains { $0.count >= 3 })
    }

    /// Whether one of three tokens or more is a whole birth date, and the best has nearly this one.
    private func isNearlyBeyondDoubt(_ best: Found, _ query: SearchQuery) -> Bool {
        best.worth.isNearDate
            && query.interpretations.contains { interpretation in
                interpretation.count >= 3
                    && interpretation.contains { query.tokens[$0].readings.contains { $0.isWholeDate } }
            }
    }

    private mutating func matches(_ query: SearchQuery, isRespelled: Bool, mayMiss: Bool) -> [Found] {
        var found: [Found] = []
        for patient in folded {
            let asTyped = query.tokens.map { Self.worth($0, patient, isRespelled: false, &nearness) }
            let worths =
                isRespelled ? query.tokens.map { Self.worth($0, patient, isRespelled: true, &nearness) } : asTyped
            var best = Worth()
            for (number, interpretation) in query.interpretations.enumerated() {
                let mayBeRespelled = isRespelled && number < 3
                let parts = interpretation.map { mayBeRespelled ? worths[$0] : asTyped[$0] }
                let weights = interpretation.map { index in
                    query.tokens[index].readings.contains { $0.isWholeDate } ? 2 : 1
                }
                let total = Self.total(parts, weights, patient.wordsInUse, mayMiss: mayMiss && mayBeRespelled)
                if total.points > best.points { best = total }
            }
            if best.points > 0 {
                found.append(Found(worth: best, key: patient.sortKey, number: patient.patient.number))
            }
        }
        return found.sorted { ($1.worth.points, $0.key, $0.number) < ($0.worth.points, $1.key, $1.number) }
    }

    private static func total(_ parts: [Worth], _ weights: [Int], _ inUse: Set<Int>, mayMiss: Bool) -> Worth {
        let missing = parts.filter { $0.points == 0 }.count
        let allowed = [0, 0, 1, 1, 2, 2, 3][min(parts.count, 6)]
        guard missing <= (mayMiss ? allowed : 0), missing < parts.count else { return Worth() }
        var total = Worth()
        total.isNumber = parts.contains(where: \.isNumber)
        total.isWholeDate = parts.contains(where: \.isWholeDate)
        total.isNearDate = parts.contains(where: \.isNearDate)
        let typed = Set(parts.flatMap(\.words)).intersection(0..<8)
        let rest = typed.isEmpty ? 0 : min(inUse.subtracting(typed).count, 5)
        let weighted = zip(parts, weights).map { $0.points * $1 }.reduce(0, +)
        if missing > 0 {
            let isTelling = parts.count > 2 || parts.contains { $0.points >= 950 }
            total.points = isTelling ? weighted * 24 / (weights.reduce(0, +) * 100) : 0
        } else if parts.contains(where: { $0.points < 600 }) {
            total.points = max(240, weighted * 6 / (weights.reduce(0, +) * 10) - rest)
        } else {
            let mean = parts.map(\.points).reduce(0, +) / parts.count
            total.points = parts.contains { $0.points == 1000 } ? 1000 : max(600, mean - rest)
        }
        return total
    }

    private static func worth(
        _ token: QueryToken,
        _ patient: Folded,
        isRespelled: Bool,
        _ nearness: inout OracleNearness
    ) -> Worth {
        var worth = Worth()
        for reading in token.readings {
            let points = points(reading, patient)
            if points > worth.points {
                worth = Worth(points: points, isNumber: reading.isNumber, isWholeDate: reading.isDate && points == 990)
            }
        }
        worth.words = Set(token.readings.flatMap { patient.words(beginning: $0) })
        guard isRespelled, worth.points < 600 else { return worth }
        for reading in token.readings {
            let near =
                switch reading {
                case .word(let typed):
                    nearness.points(typed, patient.words, &worth.words)
                case .birthDate(let date): OracleNearness.points(date, patient.patient.birthDate)
                case .misdate(let date):
                    Int(date.dates.first { $0.date == PackedDate(patient.patient.birthDate) }?.points ?? 0)
                default: 0
                }
            if near > worth.points { worth = Worth(points: near, isNearDate: reading.isDate, words: worth.words) }
        }
        return worth
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

    /// The first 12 letters, anything else as a blank.
    private static func sortKey(_ name: HumanName) -> String {
        let text = ([name.family] + name.given).map(fold).joined(separator: " ")
        return String(text.map { ("a"..."z").contains($0) ? $0 : " " }.prefix(12))
    }

    // MARK: Words

    private static func words(of patient: Patient) -> [(text: String, field: NameField)] {
        var words = words(of: patient.name, .family, .given)
        for name in patient.former { words += self.words(of: name, .formerFamily, .formerGiven) }
        // A word that stands in several places counts where it is worth most.
        var distinct: [(text: String, field: NameField)] = []
        for word in words where !distinct.contains(where: { $0.text == word.text }) { distinct.append(word) }
        return distinct
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

    /// The first two words of an address that may name a street.
    private static func streets(_ address: PostalAddress?) -> [String] {
        let words = (address?.line ?? []).flatMap { fold($0).split { !$0.isLetter && !$0.isNumber }.map(String.init) }
        let kinds = ["flat", "street", "road", "lane"]
        return Array(words.filter { $0.count >= 3 && $0.allSatisfy(\.isLetter) && !kinds.contains($0) }.prefix(2))
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
        case .misdate: return 0
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
        case .postcode(let bytes):
            let typed = String(decoding: bytes.prefix(5), as: UTF8.self)
            let known = String(patient.postcode.prefix(5))
            return known == typed ? 910 : known.hasPrefix(typed) ? 610 : 0
        case .street(let bytes):
            let typed = String(decoding: bytes, as: UTF8.self)
            return patient.streets.contains(typed) ? 700 : patient.streets.contains { $0.hasPrefix(typed) } ? 620 : 0
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

extension TokenReading {
    fileprivate var isNumber: Bool {
        switch self {
        case .identifier, .identifierEnd, .phone, .email: true
        case .word, .birthDate, .misdate, .postcode, .street: false
        }
    }

    fileprivate var isWholeDate: Bool {
        switch self {
        case .birthDate(let date): date.isWhole
        case .misdate: true
        default: false
        }
    }

    fileprivate var isDate: Bool {
        switch self {
        case .birthDate, .misdate: true
        default: false
        }
    }
}
