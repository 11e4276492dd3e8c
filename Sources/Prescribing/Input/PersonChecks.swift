internal import EventCatalog

extension Check {
    /// A name that has a family or a given part.
    static func name(_ name: HumanName, _ field: @autoclosure () -> String = "name") throws(InputProblem) {
        if name.given.isEmpty {
            try text(name.family, limit: Limit.familyName, "\(field()).family")
        } else {
            try optional(name.family, limit: Limit.familyName, "\(field()).family")
        }
        try texts(name.given, limit: Limit.namePart, count: Limit.nameParts, "\(field()).given")
        try texts(name.prefix, limit: Limit.namePart, count: Limit.nameParts, "\(field()).prefix")
        try texts(name.suffix, limit: Limit.namePart, count: Limit.nameParts, "\(field()).suffix")
    }

    /// An identifier's texts.
    static func identifier(_ identifier: Identifier, _ field: @autoclosure () -> String) throws(InputProblem) {
        try text(identifier.system, limit: Limit.identifierSystem, "\(field()).system")
        try text(identifier.value, limit: Limit.identifierValue, "\(field()).value")
    }

    /// A list of contacts.
    static func contacts(_ contacts: [ContactPoint]) throws(InputProblem) {
        try count(contacts.count, limit: Limit.contacts, "contacts")
        for (index, contact) in contacts.enumerated() {
            try text(contact.value, limit: Limit.contact, "contacts[\(index)].value")
            guard let expected = contact.system.expectation(of: contact.value) else { continue }
            throw .malformed(field: "contacts[\(index)].value", expected: expected)
        }
    }

    /// An address.
    static func address(_ address: PostalAddress?) throws(InputProblem) {
        guard let address else { return }
        try texts(address.line, limit: Limit.addressLine, count: Limit.addressLines, "address.line")
        try optional(address.city, limit: Limit.addressLine, "address.city")
        try optional(address.state, limit: Limit.addressLine, "address.state")
        try optional(address.postalCode, limit: Limit.postalCode, "address.postal_code")
        guard let country = address.country else { return }
        guard country.utf8.count == 2, country.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
            throw .malformed(field: "address.country", expected: "a country code of two capital letters, such as GB")
        }
    }

    /// A code with its system.
    static func coding(_ coding: Coding, _ field: @autoclosure () -> String) throws(InputProblem) {
        try text(coding.system, limit: Limit.codeSystem, "\(field()).system")
        try text(coding.code, limit: Limit.code, "\(field()).code")
        try optional(coding.display, limit: Limit.display, "\(field()).display")
    }

    /// Codes in a list.
    static func codings(_ codings: [Coding], _ field: @autoclosure () -> String) throws(InputProblem) {
        try count(codings.count, limit: Limit.codes, field())
        for (index, coding) in codings.enumerated() { try Self.coding(coding, "\(field())[\(index)]") }
    }
}

extension ContactSystem {
    /// What a value should have been; `nil` if it can be one of the system.
    fileprivate func expectation(of value: String) -> String? {
        switch self {
        case .phone, .sms:
            value.contains(where: \.isNumber) ? nil : "a telephone number, with digits"
        case .email:
            value.split(separator: "@", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
                && value.contains("@")
                ? nil : "an e-mail address, such as ana@example.org"
        }
    }
}
