public import CommandHandling
internal import Prescribing

extension ImportItem {
    /// A failure with the item's place.
    func problem(_ failure: MappingFailure) -> ImportProblem { place.problem(failure, type) }

    /// A refusal with the item's place.
    func problem(_ failure: CommandFailure) -> ImportProblem {
        let (code, invariant, message) = failure.inWords
        return ImportProblem(
            place: place,
            resourceType: type.rawValue,
            code: code,
            invariant: invariant,
            message: message
        )
    }
}

extension ImportPlace {
    func problem(_ failure: MappingFailure, _ type: ImportedType?) -> ImportProblem {
        ImportProblem(
            place: at(failure.pointer),
            resourceType: type?.rawValue,
            code: failure.code,
            invariant: nil,
            message: failure.message
        )
    }
}

extension CommandFailure {
    /// The code, the rule and the sentence of a failure.
    var inWords: (code: String, invariant: String?, message: String) {
        switch self {
        case .rejected(let refusal):
            let rejection = refusal.rejection
            let field = rejection.field.map { " (\($0))" } ?? ""
            return (rejection.code, rejection.invariant, rejection.message + field)
        case .notFound(.patient): return ("patient-not-found", "I-01", "The patient is neither here nor in the import.")
        case .notFound(.prescription):
            return ("prescription-not-found", nil, "The prescription is neither here nor in the import.")
        case .notFound(.practitioner):
            return ("prescriber-not-found", "I-03", "The prescriber is neither here nor in the import.")
        case .log(let error): return ("log-failed", nil, "The log refused it: \(error)")
        case .aborted: return ("import-aborted", nil, "It was given up.")
        }
    }
}

/// Why an import ended early. What was reported as imported until then is in the log; a second run goes on.
public struct ImportFailure: Error, Sendable, CustomStringConvertible {
    /// What failed.
    public let failure: CommandFailure

    init(_ failure: CommandFailure) { self.failure = failure }

    /// The reason in one sentence.
    public var description: String { failure.inWords.message }
}
