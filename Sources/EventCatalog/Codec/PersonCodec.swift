// What is told about persons, to and from its stored form (`proto/values.proto`).

extension HumanName {
    init(stored: StoredHumanName) throws(CatalogError) {
        self.init(
            use: try known(stored.use, "HumanName.use"),
            family: stored.family,
            given: stored.given,
            prefix: stored.prefix,
            suffix: stored.suffix
        )
    }

    var stored: StoredHumanName {
        var result = StoredHumanName()
        result.use = EventCatalog.stored(use)
        result.family = family
        result.given = given
        result.prefix = prefix
        result.suffix = suffix
        return result
    }
}

extension Identifier {
    init(stored: StoredIdentifier) { self.init(system: stored.system, value: stored.value) }

    var stored: StoredIdentifier {
        var stored = StoredIdentifier()
        stored.system = system
        stored.value = value
        return stored
    }
}

extension ContactPoint {
    init(stored: StoredContactPoint) throws(CatalogError) {
        self.init(system: try known(stored.system, "ContactPoint.system"), value: stored.value)
    }

    var stored: StoredContactPoint {
        var result = StoredContactPoint()
        result.system = EventCatalog.stored(system)
        result.value = value
        return result
    }
}

extension PostalAddress {
    init(stored: StoredPostalAddress) {
        self.init(
            line: stored.line,
            city: stored.hasCity ? stored.city : nil,
            state: stored.hasState ? stored.state : nil,
            postalCode: stored.hasPostalCode ? stored.postalCode : nil,
            country: stored.hasCountry ? stored.country : nil
        )
    }

    var stored: StoredPostalAddress {
        var stored = StoredPostalAddress()
        stored.line = line
        if let city { stored.city = city }
        if let state { stored.state = state }
        if let postalCode { stored.postalCode = postalCode }
        if let country { stored.country = country }
        return stored
    }
}
