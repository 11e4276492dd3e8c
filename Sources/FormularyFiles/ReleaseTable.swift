internal import EventCatalog
internal import Prescribing

/// A table of a release: rows by the names of their columns.
struct ReleaseTable {
    let file: String
    /// Column name → place in a row.
    let columns: [String: Int]
    let rows: [CSVRow]

    /// Reads a table whose first line names the columns: all of `names`, each once, in any order.
    init?(_ bytes: [UInt8], file: String, columns names: [String], problems: inout FileProblems) {
        let all: [CSVRow]
        do {
            all = try CSVText.rows(in: bytes)
        } catch {
            let column = "field \(error.field)"
            problems.add(FileProblem(file: file, line: error.line, column: column, message: error.message))
            return nil
        }
        guard let header = all.first else {
            problems.add(FileProblem(file: file, message: "The file is empty: the first line names the columns."))
            return nil
        }
        var columns: [String: Int] = [:]
        var isGood = true
        for (place, name) in header.fields.enumerated() {
            let isKnown = names.contains(name)
            let isNew = columns.updateValue(place, forKey: name) == nil
            if isKnown, isNew { continue }
            let message = isKnown ? "The column is there twice." : "There is no such column in this table."
            problems.add(FileProblem(file: file, line: 1, column: name, message: message))
            isGood = false
        }
        for name in names where columns[name] == nil {
            problems.add(FileProblem(file: file, line: 1, column: name, message: "The column is missing."))
            isGood = false
        }
        guard isGood else { return nil }
        self.file = file
        self.columns = columns
        rows = Array(all.dropFirst())
    }

    /// Reads every row; those that are wrong are told of and left out.
    func read<Record>(_ problems: inout FileProblems, _ record: (inout TableRow) -> Record?) -> [Record] {
        var records: [Record] = []
        records.reserveCapacity(rows.count)
        for row in rows {
            guard row.fields.count == columns.count else {
                let message = "The line has \(row.fields.count) fields, the first line \(columns.count)."
                problems.add(FileProblem(file: file, line: row.line, message: message))
                continue
            }
            var reader = TableRow(row, of: self)
            let found = record(&reader)
            if let found, reader.problems.isEmpty { records.append(found) }
            for problem in reader.problems { problems.add(problem) }
        }
        return records
    }
}

/// Reads the fields of one row, and notes what is wrong instead of stopping at the first fault.
struct TableRow {
    private static let maximumBytes = 4_096

    private let row: CSVRow
    private let table: ReleaseTable
    private(set) var problems: [FileProblem] = []

    init(_ row: CSVRow, of table: ReleaseTable) {
        self.row = row
        self.table = table
    }

    /// Notes what is wrong with a column.
    mutating func fail(_ column: String, _ message: String) {
        problems.append(FileProblem(file: table.file, line: row.line, column: column, message: message))
    }

    /// A field that may be empty.
    mutating func optional(_ column: String) -> String? {
        guard let place = table.columns[column], !row.fields[place].isEmpty else { return nil }
        let text = row.fields[place]
        if text.utf8.count > Self.maximumBytes { fail(column, "Must have at most \(Self.maximumBytes) bytes.") }
        if text.first?.isWhitespace == true || text.last?.isWhitespace == true {
            fail(column, "Must not begin or end with white space.")
        }
        return text
    }

    /// A field that must not be empty.
    mutating func text(_ column: String) -> String {
        guard let text = optional(column) else {
            fail(column, "Is required.")
            return ""
        }
        return text
    }

    /// A field that something is made of; `nil` if it is empty or can't be.
    mutating func value<Value>(_ column: String, _ expected: String, _ make: (String) -> Value?) -> Value? {
        guard let text = optional(column) else { return nil }
        guard let value = make(text) else {
            fail(column, "Must be \(expected).")
            return nil
        }
        return value
    }

    /// A field that something must be made of.
    mutating func required<Value>(_ column: String, _ expected: String, _ make: (String) -> Value?) -> Value? {
        if optional(column) == nil { fail(column, "Is required: \(expected).") }
        return value(column, expected, make)
    }

    mutating func decimal(_ column: String) -> DecimalNumber? {
        value(column, "a number from 0, such as 2.5") { text in
            DecimalNumber(text).flatMap { $0.mantissa >= 0 ? $0 : nil }
        }
    }

    mutating func whole(_ column: String, upTo most: Int = 1_000_000) -> Int? {
        value(column, "a whole number from 0 to \(most)") { text in
            guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            return Int(text).flatMap { $0 <= most ? $0 : nil }
        }
    }

    mutating func yesOrNo(_ column: String) -> Bool? {
        required(column, "yes or no") { ["yes": true, "no": false][$0] }
    }

    mutating func severity(_ column: String = "severity") -> AlertSeverity? {
        required(column, AlertSeverity.allCases.map(\.wireName).joined(separator: ", ")) { AlertSeverity(wireName: $0) }
    }

    mutating func subject(_ column: String = "subject") -> RuleSubject? {
        required(column, "ingredient:<name> or atc:<beginning of a code>") { RuleSubject(text: $0) }
    }

    /// A list with semicolons between its parts.
    mutating func list(_ column: String) -> [String] {
        guard let text = optional(column) else { return [] }
        let parts = text.split(separator: releaseListSeparator, omittingEmptySubsequences: false).map(String.init)
        if parts.contains(where: { $0.isEmpty || $0.first == " " || $0.last == " " }) {
            fail(column, "Must be a list with semicolons between its parts, and nothing else around them.")
        }
        return parts
    }
}
