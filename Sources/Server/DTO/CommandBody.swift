internal import EventCatalog
internal import StrictJSON

/// What a command's body asks for, and when it happened clinically.
struct CommandBody<Command: Sendable>: Sendable {
    let command: Command
    let occurredAt: ClinicalTime?

    /// Decodes a body.
    ///
    /// Every command takes `occurred_at`, the clinical time, besides its own fields.
    ///
    /// - Throws: A ``Problem`` naming every field that is wrong.
    static func decode(
        _ value: JSONValue,
        _ read: (inout JSONObjectReader) -> Command?
    ) throws(Problem) -> CommandBody {
        do {
            return try JSONObjectReader.decode(value) { reader in
                let time = reader.clinicalTime("occurred_at")
                guard let command = read(&reader) else { return nil }
                return CommandBody(command: command, occurredAt: time)
            }
        } catch {
            throw .invalidFields(error)
        }
    }
}
