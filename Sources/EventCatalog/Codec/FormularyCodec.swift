internal import SwiftProtobuf

// The formulary's events to and from their stored form (`proto/formulary.proto`).

extension FormularyEvent {
    /// The event's published name.
    var typeName: String {
        switch self {
        case .productAdded: "ProductAdded"
        case .productChanged: "ProductChanged"
        case .productWithdrawn: "ProductWithdrawn"
        case .interactionRulesReleased: "InteractionRulesReleased"
        case .doseRulesReleased: "DoseRulesReleased"
        case .codesReleased: "CodesReleased"
        case .released: "FormularyReleased"
        }
    }

    /// The newest schema version of the event.
    var schemaVersion: UInt32 {
        switch self {
        case .productAdded, .productChanged, .productWithdrawn, .interactionRulesReleased, .doseRulesReleased,
            .codesReleased, .released:
            1
        }
    }

    /// Reads a payload.
    init(payload: [UInt8]) throws(CatalogError) {
        let stored: StoredFormularyEvent
        do {
            stored = try StoredFormularyEvent(serializedBytes: payload)
        } catch {
            throw .malformed(field: "FormularyEvent")
        }
        switch stored.event {
        case .productAdded(let event): self = .productAdded(try ProductAdded(stored: event))
        case .productChanged(let event): self = .productChanged(try ProductChanged(stored: event))
        case .productWithdrawn(let event): self = .productWithdrawn(try ProductWithdrawn(stored: event))
        case .interactionRulesReleased(let event):
            self = .interactionRulesReleased(try InteractionRulesReleased(stored: event))
        case .doseRulesReleased(let event): self = .doseRulesReleased(try DoseRulesReleased(stored: event))
        case .codesReleased(let event): self = .codesReleased(try CodesReleased(stored: event))
        case .released(let event): self = .released(try FormularyReleased(stored: event))
        case nil: throw .malformed(field: "FormularyEvent.event")
        }
    }

    var stored: StoredFormularyEvent {
        var stored = StoredFormularyEvent()
        switch self {
        case .productAdded(let event): stored.event = .productAdded(event.stored)
        case .productChanged(let event): stored.event = .productChanged(event.stored)
        case .productWithdrawn(let event): stored.event = .productWithdrawn(event.stored)
        case .interactionRulesReleased(let event): stored.event = .interactionRulesReleased(event.stored)
        case .doseRulesReleased(let event): stored.event = .doseRulesReleased(event.stored)
        case .codesReleased(let event): stored.event = .codesReleased(event.stored)
        case .released(let event): stored.event = .released(event.stored)
        }
        return stored
    }
}

extension ProductAdded {
    init(stored: StoredProductAdded) throws(CatalogError) {
        let id = try required(stored.hasReleaseID, stored.releaseID, "ProductAdded.release_id")
        let product = try required(stored.hasProduct, stored.product, "ProductAdded.product")
        self.init(releaseID: ID(stored: id), product: try FormularyProduct(stored: product))
    }

    var stored: StoredProductAdded {
        var stored = StoredProductAdded()
        stored.releaseID = releaseID.stored
        stored.product = product.stored
        return stored
    }
}

extension ProductChanged {
    init(stored: StoredProductChanged) throws(CatalogError) {
        let id = try required(stored.hasReleaseID, stored.releaseID, "ProductChanged.release_id")
        let product = try required(stored.hasProduct, stored.product, "ProductChanged.product")
        self.init(releaseID: ID(stored: id), product: try FormularyProduct(stored: product))
    }

    var stored: StoredProductChanged {
        var stored = StoredProductChanged()
        stored.releaseID = releaseID.stored
        stored.product = product.stored
        return stored
    }
}

extension ProductWithdrawn {
    init(stored: StoredProductWithdrawn) throws(CatalogError) {
        let id = try required(stored.hasReleaseID, stored.releaseID, "ProductWithdrawn.release_id")
        let product = try required(stored.hasProduct, stored.product, "ProductWithdrawn.product")
        self.init(releaseID: ID(stored: id), product: try Coding(stored: product), reason: stored.reason)
    }

    var stored: StoredProductWithdrawn {
        var stored = StoredProductWithdrawn()
        stored.releaseID = releaseID.stored
        stored.product = product.stored
        stored.reason = reason
        return stored
    }
}

extension FormularyProduct {
    init(stored: StoredFormularyProduct) throws(CatalogError) {
        self.init(
            coding: try Coding(stored: try required(stored.hasCoding, stored.coding, "FormularyProduct.coding")),
            name: stored.name,
            ingredients: stored.ingredients,
            atc: stored.atc,
            atcClassName: stored.atcClassName,
            form: stored.form,
            strength: stored.strength,
            unit: stored.unit,
            controlledSchedule: stored.hasControlledSchedule ? stored.controlledSchedule : nil,
            status: try known(stored.status, "FormularyProduct.status"),
            restriction: stored.hasRestriction ? stored.restriction : nil,
            typical: stored.hasTypical ? try TypicalUse(stored: stored.typical) : nil
        )
    }

    var stored: StoredFormularyProduct {
        var result = StoredFormularyProduct()
        result.coding = coding.stored
        result.name = name
        result.ingredients = ingredients
        result.atc = atc
        result.atcClassName = atcClassName
        result.form = form
        result.strength = strength
        result.unit = unit
        if let controlledSchedule { result.controlledSchedule = controlledSchedule }
        result.status = EventCatalog.stored(status)
        if let restriction { result.restriction = restriction }
        if let typical { result.typical = typical.stored }
        return result
    }
}

extension FormularyProduct.TypicalUse {
    init(stored: StoredTypicalUse) throws(CatalogError) {
        self.init(
            quantity: try DecimalNumber(stored: stored.quantity),
            dose: try DecimalNumber(stored: stored.dose),
            frequency: Int(stored.frequency),
            days: Int(stored.days),
            popularity: Int(stored.popularity)
        )
    }

    var stored: StoredTypicalUse {
        var stored = StoredTypicalUse()
        stored.quantity = quantity.stored
        stored.dose = dose.stored
        stored.frequency = Int64(frequency)
        stored.days = Int64(days)
        stored.popularity = Int64(popularity)
        return stored
    }
}
