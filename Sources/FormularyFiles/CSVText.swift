/// A row of a CSV file with the line it begins on.
struct CSVRow: Hashable {
    /// From 1.
    let line: Int
    /// The fields, without their quotes.
    let fields: [String]
}

/// What is wrong with a text as CSV, and where.
struct CSVError: Error, Hashable {
    /// From 1.
    let line: Int
    /// The field on that row, from 1.
    let field: Int
    /// What is wrong, in one sentence.
    let message: String
}

/// CSV as RFC 4180 has it, read strictly: UTF-8 without a byte order mark, commas, quotes doubled within quotes, lines that
/// end in CR LF or in LF. What the RFC leaves open is refused, never guessed.
enum CSVText {
    /// Reads all rows; the last line may end without a line break.
    static func rows(in bytes: [UInt8]) throws(CSVError) -> [CSVRow] {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            throw CSVError(
                line: 1,
                field: 1,
                message: "The file begins with a byte order mark; save it as plain UTF-8."
            )
        }
        var reader = Reader(bytes: bytes)
        var rows: [CSVRow] = []
        while let row = try reader.row() { rows.append(row) }
        return rows
    }

    /// Writes rows, each ending in CR LF. Fields are quoted where they have to be.
    static func text(of rows: [[String]]) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows {
            for (number, field) in row.enumerated() {
                if number > 0 { bytes.append(UInt8(ascii: ",")) }
                append(field, to: &bytes)
            }
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    private static func append(_ field: String, to bytes: inout [UInt8]) {
        let special: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0D, 0x0A]
        guard field.utf8.contains(where: special.contains) else {
            bytes.append(contentsOf: field.utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

/// Goes through the bytes of a CSV file once.
private struct Reader {
    let bytes: [UInt8]
    private var place = 0
    private var line = 1

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")
    private static let carriageReturn: UInt8 = 0x0D
    private static let lineFeed: UInt8 = 0x0A

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The next row; `nil` at the end.
    mutating func row() throws(CSVError) -> CSVRow? {
        guard place < bytes.count else { return nil }
        let start = line
        var fields: [String] = []
        while true {
            let number = fields.count + 1
            fields.append(try field(number))
            guard place < bytes.count else { break }
            if bytes[place] == Self.comma {
                place += 1
                if place == bytes.count { fields.append("") }
                if place < bytes.count { continue }
                break
            }
            try endOfLine(number)
            break
        }
        return CSVRow(line: start, fields: fields)
    }

    private mutating func field(_ number: Int) throws(CSVError) -> String {
        guard place < bytes.count, bytes[place] == Self.quote else { return try plainField(number) }
        return try quotedField(number)
    }

    private mutating func plainField(_ number: Int) throws(CSVError) -> String {
        let start = place
        while place < bytes.count {
            let byte = bytes[place]
            if byte == Self.comma || byte == Self.lineFeed || byte == Self.carriageReturn { break }
            if byte == Self.quote { throw error(number, "A quote stands in a field that does not begin with one.") }
            place += 1
        }
        return try text(bytes[start..<place], number)
    }

    private mutating func quotedField(_ number: Int) throws(CSVError) -> String {
        let start = line
        var content: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte == Self.lineFeed { line += 1 }
            guard byte == Self.quote else {
                content.append(byte)
                continue
            }
            if place < bytes.count, bytes[place] == Self.quote {
                content.append(Self.quote)
                place += 1
                continue
            }
            if place < bytes.count, ![Self.comma, Self.lineFeed, Self.carriageReturn].contains(bytes[place]) {
                throw error(number, "After the closing quote of a field comes a comma or the end of the line.")
            }
            return try text(content[...], number)
        }
        throw CSVError(line: start, field: number, message: "The closing quote of the field is missing.")
    }

    private mutating func endOfLine(_ number: Int) throws(CSVError) {
        if bytes[place] == Self.carriageReturn {
            place += 1
            guard place < bytes.count, bytes[place] == Self.lineFeed else {
                throw error(number, "A line ends in CR LF or in LF, not in CR alone.")
            }
        }
        place += 1
        line += 1
    }

    private func text(_ bytes: ArraySlice<UInt8>, _ number: Int) throws(CSVError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw error(number, "The field is not valid UTF-8.")
        }
        let isClean = bytes.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        guard isClean else { throw error(number, "The field holds a control character.") }
        return text
    }

    private func error(_ field: Int, _ message: String) -> CSVError {
        CSVError(line: line, field: field, message: message)
    }
}
