internal import EventCatalog
internal import ProjectionEngine

extension ActivePrescriptionsProjection {
    /// Drafts and open prescriptions by id: what an event that names only items needs.
    static let prescriptions = Table("prescription")
    static let items = Table("item")
}

/// An item's place in one of the worklists: all items, or those of a patient, a prescriber or a product, each in the
/// order in which they run out.
struct Worklist {
    let table: Table
    let key: [UInt8]

    static let everything = Table("all")
    static let byPatient = Table("patient")
    static let byPrescriber = Table("prescriber")
    static let byProduct = Table("product")
    static let tables = [everything, byPatient, byPrescriber, byProduct]

    /// The item's places.
    static func all(of item: ActiveItem) -> [Worklist] {
        let end = ending(of: item)
        return [
            Worklist(table: everything, key: end),
            Worklist(table: byPatient, key: KeyEncoder(item.patientID.record).bytes + end),
            Worklist(table: byPrescriber, key: KeyEncoder(item.prescriberID.record).bytes + end),
            Worklist(table: byProduct, key: prefix(product: item.product.system, item.product.code) + end),
        ]
    }

    /// What the keys of a product begin with.
    static func prefix(product system: String, _ code: String) -> [UInt8] {
        var key = KeyEncoder()
        key.append(system)
        key.append(code)
        return key.bytes
    }

    /// The day it runs out, then the id; items of which the day is not known come last.
    private static func ending(of item: ActiveItem) -> [UInt8] {
        var key = KeyEncoder()
        if let day = item.runsOutOn {
            key.append(day)
        } else {
            key.append(bytes: unknownDay)
        }
        key.append(item.id)
        return key.bytes
    }

    /// Above every date.
    static let unknownDay: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]

    /// Length of the ending: a date and an id.
    static let endingLength = 20

    /// The four bytes of a day in a key.
    static func bytes(of day: CalendarDate) -> [UInt8] {
        var key = KeyEncoder()
        key.append(day)
        return key.bytes
    }
}
