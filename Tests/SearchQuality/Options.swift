/// What to measure, as the command line says.
struct Options {
    /// Whose names and mistakes.
    enum People: String, CaseIterable {
        /// The demonstration clinic's, with the mistakes that people make in a search box.
        case demonstration
        /// Names of many countries that no other part of this project uses, with the mistakes that are made of records.
        case unseen
    }

    struct Misuse: Error, CustomStringConvertible {
        let description: String
    }

    static let usage = """
        SearchQuality [patients] [queries of each kind] [--people demonstration|unseen] [--only TEXT] [--repeats N]
            [--export DIR]
        """

    private(set) var patients = 270_000
    private(set) var queries = 1000
    private(set) var people = People.demonstration
    /// Only kinds of queries with this in their names.
    private(set) var only: String?
    /// How often each query is asked, of which the quickest counts: to see through other work on the machine.
    private(set) var repeats = 1
    /// Where to write patients, queries and results for other engines to be compared with.
    private(set) var export: String?

    init(_ arguments: [String]) throws(Misuse) {
        var numbers: [Int] = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--people":
                guard let people = People(rawValue: try Self.value(of: argument, &rest)) else {
                    throw Misuse(description: "--people is one of demonstration, unseen")
                }
                self.people = people
            case "--repeats": repeats = Int(try Self.value(of: argument, &rest)) ?? 1
            case "--only": only = try Self.value(of: argument, &rest)
            case "--export": export = try Self.value(of: argument, &rest)
            default:
                guard let number = Int(argument), number > 0, numbers.count < 2 else {
                    throw Misuse(description: Self.usage)
                }
                numbers.append(number)
            }
        }
        if let first = numbers.first { patients = first }
        if numbers.count > 1 { queries = numbers[1] }
    }

    private static func value(of option: String, _ rest: inout ArraySlice<String>) throws(Misuse) -> String {
        guard let value = rest.popFirst() else { throw Misuse(description: "\(option) needs a value") }
        return value
    }
}
