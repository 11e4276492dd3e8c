internal import EventCatalog
internal import StrictJSON

/// Reading what patients and practitioners have in common.
extension JSONObjectReader {
    /// A person's name.
    mutating func humanName(_ name: String, required: Bool) -> HumanName? {
        object(name, required: required) { reader in
            let use: NameUse = reader.code("use") ?? .official
            let family = reader.line("family", required: true)
            let given = reader.lines("given", count: 0...10) ?? []
            let prefix = reader.lines("prefix", count: 0...5, limitBytes: 40) ?? []
            let suffix = reader.lines("suffix", count: 0...5, limitBytes: 40) ?? []
            guard let family else { return nil }
            return HumanName(use: use, family: family, given: given, prefix: prefix, suffix: suffix)
        }
    }

    /// Identifiers in their systems.
    mutating func identifiers(_ name: String) -> [Identifier] {
        objects(name, count: 0...20) { $0.identifierFields() } ?? []
    }

    /// The fields of an identifier.
    mutating func identifierFields() -> Identifier? {
        let system = line("system", required: true)
        let value = line("value", required: true, limitBytes: 128)
        guard let system, let value else { return nil }
        return Identifier(system: system, value: value)
    }

    /// Telephone numbers and e-mail addresses.
    mutating func contacts(_ name: String) -> [ContactPoint] {
        objects(name, count: 0...20) { reader in
            let system = reader.code("system", required: true, of: ContactSystem.self)
            let value = reader.line("value", required: true, limitBytes: 254)
            guard let system, let value else { return nil }
            return ContactPoint(system: system, value: value)
        } ?? []
    }

    /// A postal address.
    mutating func postalAddress(_ name: String) -> PostalAddress? {
        object(name, required: false) { reader in
            let line = reader.lines("line", count: 0...6) ?? []
            let city = reader.line("city", limitBytes: 120)
            let state = reader.line("state", limitBytes: 120)
            let postalCode = reader.line("postal_code", limitBytes: 20)
            let country = reader.text("country", required: false, expected: "an ISO 3166-1 code such as GB") { text in
                let isCode = text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
                return isCode ? text : nil
            }
            return PostalAddress(line: line, city: city, state: state, postalCode: postalCode, country: country)
        }
    }
}
