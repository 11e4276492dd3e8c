public import EventCatalog

/// Reads and writes numbers in English words, as quantities of controlled drugs are written (I-22).
public enum NumberWords {
    /// The number that words say, 0 … 9999, with digits after `point`: "twenty-eight", "one hundred and twelve", "two point
    /// five". Case, hyphens and white space do not matter, and the words may end with the unit.
    ///
    /// - Parameters:
    ///   - text: The words.
    ///   - unit: What is counted; its plural is understood too.
    /// - Returns: `nil` for words that are no number.
    public static func number(in text: String, of unit: String = "") -> DecimalNumber? {
        var words = Self.words(of: text)
        let unitWords = Self.words(of: unit)
        if let last = unitWords.last, words.count > unitWords.count {
            let ending = Array(words.suffix(unitWords.count))
            let plurals = [last, last + "s", last + "es"]
            if ending.dropLast().elementsEqual(unitWords.dropLast()), plurals.contains(ending[ending.count - 1]) {
                words.removeLast(unitWords.count)
            }
        }
        guard let point = words.firstIndex(of: "point") else {
            return whole(words[...]).map { DecimalNumber(Int32($0)) }
        }
        guard let whole = whole(words[..<point]), let (digits, scale) = fraction(words[(point + 1)...]) else {
            return nil
        }
        var power = 1
        for _ in 0..<scale { power *= 10 }
        return DecimalNumber(mantissa: Int64(whole * power + digits), scale: scale)
    }

    /// The words of a whole number, 0 … 9999; `nil` for any other.
    public static func words(for number: Int) -> String? {
        guard (0...9999).contains(number) else { return nil }
        if number < 20 { return small[number] }
        if number < 100 {
            let ten = tens[number / 10 - 2]
            return number % 10 == 0 ? ten : "\(ten)-\(small[number % 10])"
        }
        let (size, name) = number < 1000 ? (100, "hundred") : (1000, "thousand")
        let head = "\(small[number / size]) \(name)"
        let rest = number % size
        guard rest > 0, let tail = words(for: rest) else { return head }
        return rest < 100 ? "\(head) and \(tail)" : "\(head) \(tail)"
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { $0 == "-" || $0 == "," || $0.isWhitespace }.map(String.init)
    }

    /// Thousands, then hundreds, then what is under a hundred: each at most once, in this order.
    private static func whole(_ words: ArraySlice<String>) -> Int? {
        guard !words.isEmpty else { return nil }
        var rest = words
        var sum = 0
        var isLed = false
        for (name, size) in [("thousand", 1000), ("hundred", 100)] {
            guard let index = rest.firstIndex(of: name) else { continue }
            guard rest.distance(from: rest.startIndex, to: index) == 1, let first = rest.first,
                let digit = small.firstIndex(of: first), (1...9).contains(digit)
            else { return nil }
            sum += digit * size
            rest = rest[(index + 1)...]
            isLed = true
        }
        guard !rest.isEmpty else { return sum }
        if rest.first == "and" {
            guard isLed, rest.count > 1 else { return nil }
            rest = rest.dropFirst()
        }
        guard let tail = underHundred(rest), !(isLed && tail == 0) else { return nil }
        return sum + tail
    }

    private static func underHundred(_ words: ArraySlice<String>) -> Int? {
        guard let first = words.first, words.count <= 2 else { return nil }
        if words.count == 1, let number = small.firstIndex(of: first) { return number }
        guard let ten = tens.firstIndex(of: first) else { return nil }
        guard words.count == 2, let last = words.last else { return (ten + 2) * 10 }
        guard let digit = small.firstIndex(of: last), (1...9).contains(digit) else { return nil }
        return (ten + 2) * 10 + digit
    }

    private static func fraction(_ words: ArraySlice<String>) -> (digits: Int, scale: UInt8)? {
        guard (1...4).contains(words.count) else { return nil }
        var digits = 0
        for word in words {
            guard let digit = small.firstIndex(of: word), digit <= 9 else { return nil }
            digits = digits * 10 + digit
        }
        return (digits, UInt8(words.count))
    }

    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
}
