/// What is wrong with a file of a release, and where.
public struct FileProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file's name.
    public let file: String
    /// The line, from 1; `nil` for the file as a whole.
    public let line: Int?
    /// The column by its name, or the field by its number; `nil` for the line as a whole.
    public let column: String?
    /// What is wrong and what to do, in a sentence.
    public let message: String

    /// Says what is wrong.
    public init(file: String, line: Int? = nil, column: String? = nil, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.message = message
    }

    /// `products.csv:12: status: Must be …`
    public var description: String {
        let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
        return [place, column, message].compactMap(\.self).joined(separator: ": ")
    }
}

/// Everything that is wrong with the files of a release: nothing of it was taken.
public struct FileProblems: Error, Sendable {
    /// The most that are kept; who has more mends these first.
    public static let limit = 500
    /// The problems, by file and line.
    public private(set) var problems: [FileProblem] = []
    /// How many there are in all.
    public private(set) var count = 0

    init() {}

    init(_ problem: FileProblem) { add(problem) }

    mutating func add(_ problem: FileProblem) {
        count += 1
        if problems.count < Self.limit { problems.append(problem) }
    }
}
