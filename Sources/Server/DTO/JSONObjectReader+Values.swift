internal import EventCatalog
internal import StrictJSON

/// Reading the values that documents of several resources share.
extension JSONObjectReader {
    /// A date with its precision.
    mutating func date(_ name: String, required: Bool = false) -> CalendarDate? {
        text(name, required: required, expected: "a date that exists: 1980, 1980-03 or 1980-03-12") { CalendarDate($0) }
    }

    /// An id.
    mutating func id<Subject>(_ name: String, required: Bool, of _: ID<Subject>.Type = ID<Subject>.self) -> ID<Subject>?
    {
        text(name, required: required, expected: "an id (a UUID)") { RecordID($0).map(ID.init) }
    }

    /// Several ids; empty if there are none.
    mutating func ids<Subject>(_ name: String, of _: ID<Subject>.Type = ID<Subject>.self) -> [ID<Subject>]? {
        guard has(name) else { return [] }
        let texts = strings(name, count: 1...100) { RecordID($0) == nil ? "Must be an id (a UUID)." : nil }
        return texts?.compactMap { RecordID($0).map(ID.init) }
    }

    /// A decimal number, which travels as a string so that no client rounds it.
    mutating func decimal(_ name: String, required: Bool) -> DecimalNumber? {
        text(name, required: required, expected: "a decimal number in a string, such as \"2.5\"") { DecimalNumber($0) }
    }

    /// One of the codes of a list.
    mutating func code<Value: WireNamed>(_ name: String, required: Bool = false, of _: Value.Type = Value.self)
        -> Value?
    {
        let codes = Value.allCases.map(\.wireName).joined(separator: ", ")
        return text(name, required: required, expected: "one of: \(codes)") { Value(wireName: $0) }
    }

    /// An amount with its unit.
    mutating func quantity(_ name: String, required: Bool) -> Quantity? {
        object(name, required: required) { reader in
            let value = reader.decimal("value", required: true)
            let unit = reader.line("unit", required: true, limitBytes: 40)
            guard let value, let unit else { return nil }
            return Quantity(value, unit: unit)
        }
    }

    /// A code in its system.
    mutating func coding(_ name: String, required: Bool) -> Coding? {
        object(name, required: required) { $0.codingFields() }
    }

    /// The fields of a code in its system.
    mutating func codingFields() -> Coding? {
        let system = line("system", required: true, limitBytes: 200)
        let code = line("code", required: true, limitBytes: 64)
        let display = line("display", limitBytes: 400)
        guard let system, let code else { return nil }
        return Coding(system: CodeSystem.named(system), code: code, display: display)
    }

    /// When something happened clinically: an instant with its offset, or a date as exactly as it is known.
    mutating func clinicalTime(_ name: String) -> ClinicalTime? {
        let expected = "an RFC 3339 instant such as 2026-03-12T09:30:00Z, or a date"
        return text(name, required: false, expected: expected) { ClinicalTime($0) }
    }
}
