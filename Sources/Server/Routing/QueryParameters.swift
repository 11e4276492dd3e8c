internal import EventCatalog

/// The parameters of a query string, decoded strictly: every name once, every name known, valid UTF-8.
struct QueryParameters {
    private var pairs: [(name: String, value: String)] = []

    /// No parameters.
    static let none = QueryParameters()

    private init() {}

    /// Decodes a query string.
    ///
    /// - Parameters:
    ///   - query: What stands after the `?`; `nil` if there is none.
    ///   - allowed: The names that mean something.
    /// - Throws: A ``Problem`` naming the parameter that is unknown, repeated or malformed.
    init(_ query: String?, allowed: [String]) throws(Problem) {
        guard let query, !query.isEmpty else { return }
        for pair in query.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(parts[0]) else {
                throw .invalidParameter("?", "The query string is not valid percent-encoded UTF-8.")
            }
            guard let value = parts.count == 2 ? PercentCoding.decode(parts[1]) : "" else {
                throw .invalidParameter(name, "Must be valid percent-encoded UTF-8.")
            }
            guard allowed.contains(name) else {
                throw .invalidParameter(name, "There is no such parameter here.")
            }
            guard !pairs.contains(where: { $0.name == name }) else {
                throw .invalidParameter(name, "Must not be given twice.")
            }
            pairs.append((name, value))
        }
    }

    /// The value of a parameter; `nil` if it was not given.
    subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// A parameter as a whole number in a range, written in decimal digits only.
    func integer(_ name: String, in range: ClosedRange<UInt64>) throws(Problem) -> UInt64? {
        guard let text = self[name] else { return nil }
        guard let number = Self.digits(text), range.contains(number) else {
            throw .invalidParameter(name, "Must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return number
    }

    /// The size of a page: 1 … 200, 20 unless told.
    func limit() throws(Problem) -> Int { Int(try integer("limit", in: 1...200) ?? 20) }

    /// A parameter as a calendar date.
    func date(_ name: String) throws(Problem) -> CalendarDate? {
        guard let text = self[name] else { return nil }
        guard let date = CalendarDate(text), date.day != nil else {
            throw .invalidParameter(name, "Must be a date such as 2026-03-12.")
        }
        return date
    }

    /// A parameter as an id.
    func id<Subject>(_ name: String, of type: ID<Subject>.Type = ID<Subject>.self) throws(Problem) -> ID<Subject>? {
        guard let text = self[name] else { return nil }
        guard let record = RecordID(text) else { throw .invalidParameter(name, "Must be an id (a UUID).") }
        return ID(record)
    }

    /// One of a set of words.
    func word(_ name: String, of words: [String]) throws(Problem) -> String? {
        guard let text = self[name] else { return nil }
        guard words.contains(text) else {
            throw .invalidParameter(name, "Must be one of: \(words.joined(separator: ", ")).")
        }
        return text
    }

    private static func digits(_ text: String) -> UInt64? {
        guard (1...20).contains(text.utf8.count),
            text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return UInt64(text)
    }
}

/// Percent coding of URIs (RFC 3986), decoded strictly.
enum PercentCoding {
    /// Decodes a part of a URI, with `+` for a space; `nil` if it is malformed, not UTF-8, or holds U+0000.
    static func decode(_ bytes: some Sequence<UInt8>) -> String? {
        var decoded: [UInt8] = []
        var iterator = bytes.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = iterator.next().flatMap(hexValue), let low = iterator.next().flatMap(hexValue),
                    high << 4 | low != 0
                else { return nil }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
        }
        return String(validating: decoded, as: UTF8.self)
    }

    /// Decodes one segment of a path, where `+` is a plus.
    static func decodeSegment(_ segment: String) -> String? {
        guard segment.utf8.contains(UInt8(ascii: "%")) || segment.utf8.contains(UInt8(ascii: "+")) else {
            return segment
        }
        return decode(segment.utf8.flatMap { $0 == UInt8(ascii: "+") ? Array("%2B".utf8) : [$0] })
    }

    private static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
