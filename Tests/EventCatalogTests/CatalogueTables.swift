import EventCatalog
import TestKit

/// The tables of `docs/event-catalogue.md`, made from the schemas: the comment before a message says what happened, the
/// comment after a field what it means where its type alone does not.
struct CatalogueTables {
    private struct Field {
        let name: String
        let type: String
        let choice: String?
    }

    private struct Message {
        let name: String
        let comment: String
        var fields: [Field] = []
    }

    private let messages: [String: Message]
    private let order: [String]

    /// Reads schemas, as text; the order of the events is that of the first one's `oneof event`.
    init(schemas: [String]) {
        var messages: [String: Message] = [:]
        for schema in schemas {
            for message in Self.messages(in: schema) { messages[message.name] = message }
        }
        self.messages = messages
        order = schemas.first.map(Self.events) ?? []
    }

    /// The rows, with their head.
    var markdown: String {
        let rows = order.compactMap { name -> String? in
            guard let message = messages[name], let version = EventType.schemaVersion(of: name) else { return nil }
            return "| `\(name)` | \(version) | \(message.comment) | \(Self.cell(message.fields)) |"
        }
        return (["| event | version | what happened | fields |", "| --- | --- | --- | --- |"] + rows)
            .joined(separator: "\n")
    }

    private static func cell(_ fields: [Field]) -> String {
        guard !fields.isEmpty else { return "–" }
        var parts: [String] = []
        var choice: String?
        for field in fields {
            let text = "`\(field.name)` \(field.type)"
            if let now = field.choice, now == choice, let last = parts.popLast() {
                parts.append("\(last) / \(text)")
            } else {
                parts.append(field.choice == nil ? text : "one of: \(text)")
            }
            choice = field.choice
        }
        return parts.joined(separator: "; ")
    }

    // MARK: Reading

    /// The types of the `oneof event`, in their order.
    private static func events(in schema: String) -> [String] {
        var names: [String] = []
        var isInside = false
        for line in schema.split(separator: "\n") {
            if line.hasPrefix("  oneof event") { isInside = true }
            if line == "  }" { isInside = false }
            let words = line.split(separator: " ")
            if isInside, words.count == 4, words[2] == "=" { names.append(String(words[0])) }
        }
        return names
    }

    private static func messages(in schema: String) -> [Message] {
        var messages: [Message] = []
        var comment: [Substring] = []
        var choice: String?
        var isMessage = false
        for line in schema.split(separator: "\n", omittingEmptySubsequences: false) {
            let words = line.split(separator: " ")
            if line.hasPrefix("//") {
                comment.append(line.dropFirst(3))
                continue
            }
            if line.hasPrefix("message "), words.count > 1 {
                messages.append(Message(name: String(words[1]), comment: comment.joined(separator: " ")))
                isMessage = true
            } else if line.hasPrefix("enum ") {
                isMessage = false
            } else if words.first == "oneof", words.count > 1 {
                choice = String(words[1])
            } else if line == "  }" {
                choice = nil
            } else if isMessage, let field = field(line, choice), !messages.isEmpty {
                messages[messages.count - 1].fields.append(field)
            }
            comment = []
        }
        return messages
    }

    private static func field(_ line: Substring, _ choice: String?) -> Field? {
        var parts = line.split(separator: "//", maxSplits: 1)
        guard let declaration = parts.first, declaration.contains("= ") else { return nil }
        var words = declaration.split(separator: " ")
        let label = ["optional", "repeated"].contains(words.first) ? words.removeFirst() : nil
        guard words.count >= 4 else { return nil }
        parts.removeFirst()
        let said = parts.first.map { String($0.drop { $0 == " " }) }
        return Field(name: String(words[1]), type: said ?? type(String(words[0]), label), choice: choice)
    }

    private static func type(_ name: String, _ label: Substring?) -> String {
        let usual = [
            "ID": "id", "string": "text", "bool": "yes/no", "int64": "whole number", "uint32": "number",
            "uint64": "number",
        ]
        let suffix = label == "repeated" ? " list" : label == "optional" ? "?" : ""
        return (usual[name] ?? words(name)) + suffix
    }

    /// `AllergyKind` in words.
    private static func words(_ name: String) -> String {
        name.reduce(into: "") { text, character in
            if character.isUppercase, !text.isEmpty { text.append(" ") }
            text.append(character.lowercased())
        }
    }
}
