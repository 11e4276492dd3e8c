internal import EventCatalog
internal import StrictJSON

extension FHIRNode {
    /// A `dateTime` or `date`, as exactly as it is known.
    func time(_ name: String) throws(MappingFailure) -> ClinicalTime? {
        guard let text = try text(name) else { return nil }
        guard let time = ClinicalTime(text) else {
            throw MappingFailure("value-malformed", pointer(to: name), "Expected a date or an instant with its offset.")
        }
        return time
    }

    /// The first of several elements that is there: `onsetDateTime`, `onsetPeriod` …
    func time(anyOf names: String..., orStartOf period: String? = nil) throws(MappingFailure) -> ClinicalTime? {
        for name in names {
            if let time = try time(name) { return time }
        }
        guard let period, let node = try node(period) else { return nil }
        return try node.time("start")
    }

    /// The codes of a CodeableConcept with system and code, in order; its text as `display` where a code has none.
    ///
    /// A concept of words only becomes one code of the system `text`.
    func codings() throws(MappingFailure) -> [Coding] {
        let text = try text("text")
        var codings: [Coding] = []
        for coding in try nodes("coding") {
            let display = try coding.text("display")
            guard let code = try coding.text("code"), let system = try coding.text("system") else { continue }
            codings.append(Coding(system: system, code: code, display: (display ?? text).map { $0.cut(to: 512) }))
        }
        let shown = try nodes("coding").first?.text("display")
        if codings.isEmpty, let words = text ?? shown, !words.isBlank {
            return [Coding(system: FHIRSystem.text, code: words.cut(to: 64), display: words.cut(to: 512))]
        }
        return codings
    }

    /// The codes of the concept at `name`; empty if there is none.
    func concept(_ name: String) throws(MappingFailure) -> [Coding] { try node(name)?.codings() ?? [] }

    /// What a concept is called: its text, or the words of its first code.
    func words(_ name: String) throws(MappingFailure) -> String? {
        guard let node = try node(name) else { return nil }
        if let text = try node.text("text"), !text.isBlank { return text }
        for coding in try node.nodes("coding") {
            if let display = try coding.text("display") { return display }
            if let code = try coding.text("code") { return code }
        }
        return nil
    }

    /// The codes of this concept, whatever their systems: for the codes of FHIR itself.
    func statusCodes() throws(MappingFailure) -> [String] {
        var codes: [String] = []
        for coding in try nodes("coding") {
            if let code = try coding.text("code") { codes.append(code) }
        }
        return codes
    }

    /// The first code of the concept at `name`.
    func statusCode(_ name: String) throws(MappingFailure) -> String? { try node(name)?.statusCodes().first }

    /// This Quantity: its UCUM code as unit, or its unit in words, or else `unit`; `nil` without a value.
    func quantity(unit fallback: String) throws(MappingFailure) -> Quantity? {
        guard let value = try decimal("value", digits: 6) else { return nil }
        return Quantity(value, unit: try unit() ?? fallback)
    }

    /// The UCUM code of this Quantity, or its unit in words.
    func unit() throws(MappingFailure) -> String? {
        for text in [try text("code"), try text("unit")] {
            if let text, !text.isBlank { return text }
        }
        return nil
    }

    /// The text of the Reference at `name` with what it shows.
    func reference(_ name: String) throws(MappingFailure) -> FHIRReference? { try node(name)?.asReference() }

    func asReference() throws(MappingFailure) -> FHIRReference? {
        let display = try text("display")
        if let reference = try text("reference") {
            return FHIRReference(text: reference, display: display, pointer: pointer(to: "reference"))
        }
        guard let identifier = try node("identifier"), let value = try identifier.text("value") else {
            return display.map { FHIRReference(text: "", display: $0, pointer: pointer) }
        }
        let type = try text("type") ?? "Practitioner"
        return FHIRReference(
            text: "\(type)?identifier=\(try identifier.text("system") ?? "")|\(value)",
            display: display,
            pointer: identifier.pointer
        )
    }

    /// A remark from `note`, all of its texts together.
    func notes() throws(MappingFailure) -> String? {
        var texts: [String] = []
        for note in try nodes("note") {
            if let text = try note.text("text"), !text.isBlank { texts.append(text) }
        }
        return texts.isEmpty ? nil : texts.joined(separator: "\n")
    }
}

/// A Reference: what it points to and what it is shown as.
struct FHIRReference {
    let text: String
    let display: String?
    let pointer: String
}

/// The code systems that only the import knows.
enum FHIRSystem {
    /// Words without a code.
    static let text = "text"
    /// URIs as identifiers.
    static let uri = "urn:ietf:rfc:3986"
    /// The type codes of identifiers.
    static let identifierType = "http://terminology.hl7.org/CodeSystem/v2-0203"
}

/// The units of amounts that a source does not name.
enum FHIRUnit {
    /// As much as is taken at a time.
    static let dose = "{dose}"
    /// One of whatever is counted.
    static let unit = "{unit}"
    /// As much as is supplied at a time.
    static let supply = "{supply}"
}

extension String {
    /// Whether there is nothing but white space.
    var isBlank: Bool { !utf8.contains { $0 > 0x20 } }

    /// Without white space at its ends.
    func trimmingBlanks() -> String {
        var rest = Substring(self)
        while rest.utf8.first.map({ $0 <= 0x20 }) == true { rest = rest.dropFirst() }
        while rest.utf8.last.map({ $0 <= 0x20 }) == true { rest = rest.dropLast() }
        return String(rest)
    }

    /// The longest beginning that fits into so many bytes of UTF-8.
    func cut(to bytes: Int) -> String {
        guard utf8.count > bytes else { return self }
        var cut = ""
        var count = 0
        for scalar in unicodeScalars {
            count += UTF8.width(scalar)
            guard count <= bytes else { break }
            cut.unicodeScalars.append(scalar)
        }
        return cut
    }
}
