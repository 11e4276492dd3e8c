/// The most that is kept of each kind of input, in bytes of UTF-8 or in elements.
enum Limit {
    static let familyName = 256
    static let namePart = 128
    static let nameParts = 16
    static let identifiers = 50
    static let identifierSystem = 256
    static let identifierValue = 128
    static let contacts = 50
    static let contact = 256
    static let addressLines = 10
    static let addressLine = 256
    static let postalCode = 32
    static let codeSystem = 256
    static let code = 64
    static let display = 512
    static let reason = 1024
    static let note = 4096
    static let dosageText = 1024
    static let unit = 64
    static let pharmacy = 256
    static let codes = 20
    static let reactions = 20
    static let reaction = 256
    static let formerNames = 100
    static let allergies = 500
    static let conditions = 2000
    static let recordsOfPerson = 100
    static let observations = 10_000
    static let items = 50
    static let quantityInWords = 256
    static let answers = 500
    static let dosages = 20
    static let dispensesPerItem = 1000
    static let supplyDays = 366
    /// Fits the mantissa together with any number of repeats.
    static let amount: Int32 = 1_000_000
}

/// Checks of single inputs. The name of the field is only put together when something is wrong.
enum Check {
    /// Some text that is not blank.
    static func text(
        _ text: String,
        limit: Int,
        _ field: @autoclosure () -> String
    ) throws(InputProblem) {
        guard isVisible(text) else { throw .missing(field: field()) }
        try optional(text, limit: limit, field())
    }

    /// Whether there is something to see: neither blanks alone nor characters that only steer how others look.
    private static func isVisible(_ text: String) -> Bool {
        text.utf8.contains { (0x21...0x7E).contains($0) }
            || text.unicodeScalars.contains {
                !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
            }
    }

    /// Text that may be absent or blank.
    static func optional(
        _ text: String?,
        limit: Int,
        _ field: @autoclosure () -> String
    ) throws(InputProblem) {
        guard let text else { return }
        let utf8 = text.utf8
        guard utf8.count <= limit else { throw .tooLong(field: field(), limitBytes: limit) }
        for byte in utf8 where byte < 0x20 || byte == 0x7F {
            guard byte == 0x0A || byte == 0x0D || byte == 0x09 else { throw .controlCharacter(field: field()) }
        }
    }

    /// The number of elements.
    static func count(_ count: Int, limit: Int, _ field: @autoclosure () -> String) throws(InputProblem) {
        guard count <= limit else { throw .tooMany(field: field(), limit: limit) }
    }

    /// Texts in a list, none of them blank.
    static func texts(
        _ texts: [String],
        limit: Int,
        count limitOfCount: Int,
        _ field: @autoclosure () -> String
    ) throws(InputProblem) {
        try count(texts.count, limit: limitOfCount, field())
        for (index, text) in texts.enumerated() { try Self.text(text, limit: limit, "\(field())[\(index)]") }
    }
}

/// A refusal that can hold what is wrong with an input.
protocol InputRefusal: Rejection {
    static func input(_ problem: InputProblem) -> Self
}

extension PatientRejection: InputRefusal {}
extension PrescriptionRejection: InputRefusal {}
extension PractitionerRejection: InputRefusal {}

extension InputRefusal {
    /// Runs checks of inputs and makes what they find the aggregate's refusal.
    static func checking(_ checks: () throws(InputProblem) -> Void) throws(Self) {
        do {
            try checks()
        } catch {
            throw .input(error)
        }
    }
}
