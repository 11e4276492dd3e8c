internal import Crypto
internal import StrictJSON

/// Digests of JSON values: the same for the same content, in whatever order and spacing it is written.
enum ContentDigest {
    static func of(_ object: JSONObject, without names: Set<String>) -> [UInt8] {
        var bytes: [UInt8] = []
        append(object.members.filter { !names.contains($0.name) }, to: &bytes)
        return Array(SHA256.hash(data: bytes))
    }

    /// The digest of commands that carry nothing but their id.
    static let none = [UInt8](repeating: 0, count: 32)

    private static func append(_ value: JSONValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(UInt8(ascii: "n"))
        case .bool(let flag): bytes.append(flag ? UInt8(ascii: "t") : UInt8(ascii: "f"))
        case .number(let text): append(text, tag: UInt8(ascii: "#"), to: &bytes)
        case .string(let text): append(text, tag: UInt8(ascii: "s"), to: &bytes)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for element in elements { append(element, to: &bytes) }
            bytes.append(UInt8(ascii: "]"))
        case .object(let object): append(object.members, to: &bytes)
        }
    }

    private static func append(_ members: [JSONObject.Member], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "{"))
        for member in members.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
            append(member.name, tag: UInt8(ascii: "k"), to: &bytes)
            append(member.value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// The tag, the length and the text: no two values have the same bytes.
    private static func append(_ text: String, tag: UInt8, to bytes: inout [UInt8]) {
        bytes.append(tag)
        let count = text.utf8.count
        for shift in stride(from: 24, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: count >> shift)) }
        bytes.append(contentsOf: text.utf8)
    }
}
