public import EventCatalog

extension Product {
    /// The product that a release defines.
    public init(_ definition: FormularyProduct) {
        let typical = definition.typical
        self.init(
            coding: definition.coding,
            name: definition.name,
            ingredients: definition.ingredients,
            atc: definition.atc,
            atcClassName: definition.atcClassName,
            form: definition.form,
            strength: definition.strength,
            unit: definition.unit,
            controlledSchedule: definition.controlledSchedule,
            status: definition.status,
            restriction: definition.restriction,
            typical: typical.map {
                Typical(
                    quantity: $0.quantity,
                    dose: $0.dose,
                    frequency: $0.frequency,
                    days: $0.days,
                    popularity: $0.popularity
                )
            } ?? .notStated
        )
    }

    /// The product as a release defines it.
    public var definition: FormularyProduct {
        FormularyProduct(
            coding: coding,
            name: name,
            ingredients: ingredients,
            atc: atc,
            atcClassName: atcClassName,
            form: form,
            strength: strength,
            unit: unit,
            controlledSchedule: controlledSchedule,
            status: status,
            restriction: restriction,
            typical: typical == .notStated
                ? nil
                : FormularyProduct.TypicalUse(
                    quantity: typical.quantity,
                    dose: typical.dose,
                    frequency: typical.frequency,
                    days: typical.days,
                    popularity: typical.popularity
                )
        )
    }
}

extension Product.Typical {
    /// Of products whose release does not say how they are commonly prescribed.
    public static let notStated = Product.Typical(quantity: .zero, dose: .zero, frequency: 0, days: 0, popularity: 0)
}

extension FormularyProduct {
    /// The product when it can't be prescribed any more.
    var withdrawn: FormularyProduct {
        FormularyProduct(
            coding: coding,
            name: name,
            ingredients: ingredients,
            atc: atc,
            atcClassName: atcClassName,
            form: form,
            strength: strength,
            unit: unit,
            controlledSchedule: controlledSchedule,
            status: .withdrawn,
            restriction: restriction,
            typical: typical
        )
    }
}
