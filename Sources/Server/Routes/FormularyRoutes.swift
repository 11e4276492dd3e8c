internal import CommandHandling
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Prescribing
internal import StrictJSON

/// The products that can be prescribed.
extension Services {
    var formularyEndpoints: [Endpoint] {
        [
            .get("/v1/formulary/products", .readFormulary, parameters: ["q", "limit"]) { call in
                let limit = try call.query.limit()
                let text = call.query["q"] ?? ""
                guard text.utf8.count <= 100 else {
                    throw Problem.invalidParameter("q", "Must have at most 100 bytes.")
                }
                let products = clinic.formulary.inForce(on: today).search(prefix: text, limit: limit)
                return .json(position: log.head, capacity: 4_096) {
                    $0.object { $0.array("items", of: products) { $0.product($1) } }
                }
            }
        ]
    }
}

extension JSONWriter {
    fileprivate mutating func product(_ product: Product) {
        object {
            $0.member("product", product.coding)
            $0.member("name", product.name)
            $0.member("ingredients", strings: product.ingredients)
            $0.member("form", product.form)
            $0.member("strength", product.strength)
            $0.member("unit", product.unit)
            $0.object("atc") {
                $0.member("code", product.atc)
                $0.member("class", product.atcClassName)
            }
            $0.member("controlled_schedule", orNull: product.controlledSchedule)
        }
    }
}
