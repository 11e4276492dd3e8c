internal import EventCatalog

/// The keys of the index. Every text in them is folded and free of zero bytes, so a zero byte ends it.
enum SearchKeys {
    /// Longer identifiers and addresses are cut, in the index as in queries.
    static let maximumTextLength = 64

    /// `F` (family names) or `G` (given names) and a word: the term under which a word's cards are kept. Family names have
    /// their own, so that the better half of a common beginning is scanned first, and often alone.
    static func term(word: [UInt8], in part: NamePart) -> [UInt8] { [part.rawValue] + word }

    /// `B` and four bytes: the term under which a birth date's cards are kept.
    static func term(birthDate: PackedDate) -> [UInt8] { [UInt8(ascii: "B")] + bytes(birthDate.bits) }

    /// A sealed chunk of a term's cards.
    static func chunk(_ number: UInt32, of term: [UInt8]) -> [UInt8] { term + [0] + bytes(number) }

    /// A patient's row.
    static func row(_ ordinal: UInt32) -> [UInt8] { bytes(ordinal) }

    /// Four bytes, big-endian.
    static func bytes(_ value: UInt32) -> [UInt8] {
        [
            UInt8(truncatingIfNeeded: value >> 24), UInt8(truncatingIfNeeded: value >> 16),
            UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value),
        ]
    }

    // MARK: Numbers: identifiers, telephone numbers, e-mail addresses

    /// `I` and an identifier's letters and digits.
    static func identifier(_ text: [UInt8]) -> [UInt8] { [UInt8(ascii: "I")] + text }

    /// `R` and the same backwards, to be found by its end.
    static func identifierBackwards(_ text: [UInt8]) -> [UInt8] { [UInt8(ascii: "R")] + text.reversed() }

    /// `P` and a telephone number's digits backwards.
    static func phoneBackwards(_ digits: [UInt8]) -> [UInt8] { [UInt8(ascii: "P")] + digits.reversed() }

    /// `E` and an address.
    static func email(_ text: [UInt8]) -> [UInt8] { [UInt8(ascii: "E")] + text }

    /// `Z` and a postcode.
    static func postcode(_ text: [UInt8]) -> [UInt8] { [UInt8(ascii: "Z")] + text }

    /// `S` and a word of a street.
    static func street(_ word: [UInt8]) -> [UInt8] { [UInt8(ascii: "S")] + word }

    /// The keys under which a patient is found by the address, each with the zero byte that ends the text.
    static func places(_ address: AddressTerms) -> [[UInt8]] {
        (address.postcode.isEmpty ? [] : [postcode(address.postcode) + [0]]) + address.streets.map { street($0) + [0] }
    }

    /// The keys under which a patient's identifiers and contacts are found, with the zero byte that ends the text and
    /// without the ordinal that follows it.
    static func numbers(identifiers: [Identifier], contacts: [ContactPoint]) -> [[UInt8]] {
        var keys: [[UInt8]] = []
        func add(_ key: [UInt8]) {
            if !keys.contains(key + [0]) { keys.append(key + [0]) }
        }
        for identifier in identifiers {
            let text = ContactFolding.identifier(identifier.value)
            guard !text.isEmpty else { continue }
            add(self.identifier(text))
            add(identifierBackwards(text))
        }
        for contact in contacts {
            switch contact.system {
            case .phone, .sms:
                let digits = ContactFolding.phone(contact.value)
                if !digits.isEmpty { add(phoneBackwards(digits)) }
            case .email:
                let text = ContactFolding.email(contact.value)
                if !text.isEmpty { add(email(text)) }
            }
        }
        return keys
    }
}

/// Folds identifiers and contacts to what search compares.
enum ContactFolding {
    /// Letters and digits only, at most ``SearchKeys/maximumTextLength`` bytes.
    static func identifier(_ value: String) -> [UInt8] {
        Array(NameFolding.fold(value).lazy.filter(\.isFoldedWord).prefix(SearchKeys.maximumTextLength))
    }

    /// Digits without an international or trunk prefix (`00`, `0`, the `(0)` of `+44 (0)20 …`) and without an extension,
    /// at most 20.
    static func phone(_ value: String) -> [UInt8] {
        var text = NameFolding.fold(value)
        if text.contains(UInt8(ascii: "+")), let start = position(of: "(0)", in: text) {
            text.removeSubrange(start..<start + 3)
        }
        var digits: [UInt8] = []
        for byte in text {
            if byte.isFoldedDigit {
                if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte) }
            } else if digits.count >= 5, byte.isFoldedLetter || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ";") {
                break
            }
            if digits.count == 20 { break }
        }
        return digits
    }

    /// Lower case without spaces.
    static func email(_ value: String) -> [UInt8] {
        Array(NameFolding.fold(value).lazy.filter { $0 != 0x20 }.prefix(SearchKeys.maximumTextLength))
    }

    private static func position(of text: StaticString, in bytes: [UInt8]) -> Int? {
        let wanted = Array("\(text)".utf8)
        guard bytes.count >= wanted.count else { return nil }
        return (0...bytes.count - wanted.count).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }
}

/// The half of a name that a word's term belongs to. The raw values begin the keys.
enum NamePart: UInt8, Sendable, CaseIterable {
    case family = 0x46
    case given = 0x47
}
