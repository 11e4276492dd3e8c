internal import EventCatalog
internal import StrictJSON

/// Writing the values that documents of several resources share.
extension JSONWriter {
    /// A member that has no value.
    mutating func null(_ name: String) {
        self.name(name)
        null()
    }

    mutating func member(_ name: String, _ id: RecordID) { member(name, id.description) }

    mutating func member<Subject>(_ name: String, _ id: ID<Subject>) { member(name, id.record.description) }

    mutating func member(_ name: String, orNull date: CalendarDate?) { member(name, orNull: date?.description) }

    mutating func member(_ name: String, _ date: CalendarDate) { member(name, date.description) }

    mutating func member(_ name: String, _ number: DecimalNumber) { member(name, number.description) }

    mutating func member(_ name: String, orNull number: Int?) {
        self.name(name)
        if let number { integer(number) } else { null() }
    }

    mutating func member(_ name: String, _ quantity: Quantity) {
        object(name) {
            $0.member("value", quantity.value)
            $0.member("unit", quantity.unit)
        }
    }

    mutating func member(_ name: String, strings: [String]) {
        array(name, of: strings) { $0.string($1) }
    }

    mutating func member(_ name: String, _ coding: Coding) {
        self.name(name)
        self.coding(coding)
    }

    mutating func member(_ name: String, orNull coding: Coding?) {
        self.name(name)
        if let coding { self.coding(coding) } else { null() }
    }

    mutating func coding(_ coding: Coding) {
        object {
            $0.member("system", coding.system)
            $0.member("code", coding.code)
            $0.member("display", ifPresent: coding.display)
        }
    }

    mutating func member(_ name: String, _ person: HumanName) {
        self.name(name)
        humanName(person)
    }

    mutating func humanName(_ person: HumanName) {
        object {
            $0.member("use", person.use.wireName)
            $0.member("family", person.family)
            $0.member("given", strings: person.given)
            if !person.prefix.isEmpty { $0.member("prefix", strings: person.prefix) }
            if !person.suffix.isEmpty { $0.member("suffix", strings: person.suffix) }
        }
    }

    mutating func member(_ name: String, _ identifiers: [Identifier]) {
        array(name, of: identifiers) { $0.identifier($1) }
    }

    mutating func identifier(_ identifier: Identifier) {
        object {
            $0.member("system", identifier.system)
            $0.member("value", identifier.value)
        }
    }

    mutating func member(_ name: String, _ contacts: [ContactPoint]) {
        array(name, of: contacts) { writer, contact in
            writer.object {
                $0.member("system", contact.system.wireName)
                $0.member("value", contact.value)
            }
        }
    }

    mutating func member(_ name: String, orNull address: PostalAddress?) {
        self.name(name)
        guard let address else { return null() }
        object {
            $0.member("line", strings: address.line)
            $0.member("city", orNull: address.city)
            $0.member("state", orNull: address.state)
            $0.member("postal_code", orNull: address.postalCode)
            $0.member("country", orNull: address.country)
        }
    }

    /// The members of an observation's value: `kind`, and `quantity` or `status`.
    mutating func observationValue(_ value: ObservationValue) {
        let kind = value.kind
        member("kind", kind.wireName)
        if let number = value.number, let unit = kind.unit { member("quantity", Quantity(number, unit: unit)) }
        if let status = value.status { member("status", status.wireName) }
    }
}
