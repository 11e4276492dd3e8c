internal import CommandHandling
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Prescribing
internal import StrictJSON

/// Releases of the formulary, and the products of the one in force. Read from memory; the release is the entity tag.
extension Services {
    var formularyEndpoints: [Endpoint] {
        [
            .get("/v1/formulary", .readFormulary) { try readFormulary($0) },
            .get("/v1/formulary/releases", .readFormulary) { try listReleases($0) },
            .get("/v1/formulary/products", .readFormulary, parameters: ["q", "limit", "cursor"]) {
                try searchProducts($0)
            },
            .get("/v1/formulary/products/{code}", .readFormulary, parameters: ["system"]) { try readProduct($0) },
            .get("/v1/codes", .readFormulary, parameters: ["q", "system", "limit"]) { try searchCodes($0) },
        ]
    }

    private var releaseInForce: FormularyRelease { clinic.formulary.releaseInForce(on: today) }

    private func readFormulary(_ call: Call) throws -> Response {
        let release = releaseInForce
        return answer(call, tag: release.tag) { $0.object { $0.release(release) } }
    }

    private func listReleases(_ call: Call) throws -> Response {
        let book = clinic.formulary
        let today = today
        let inForce = book.releaseInForce(on: today).id
        return answer(call, tag: tag(of: book)) {
            $0.object {
                $0.array("items", of: book.releases.reversed()) { writer, release in
                    writer.object {
                        $0.release(release)
                        $0.member("in_force", release.id == inForce)
                    }
                }
            }
        }
    }

    /// `GET /v1/formulary/products`: what can be prescribed, by name; pages are pages of one release.
    private func searchProducts(_ call: Call) throws -> Response {
        let release = releaseInForce
        let limit = try call.query.limit()
        let text = try searchText(call)
        let seal = CursorSeal.Scope(
            tenant: call.identity.tenant,
            route: call.route,
            query: [text, release.id.description]
        )
        let after = try call.query["cursor"].map { text throws(Problem) in try cursors.key(in: text, of: seal) } ?? []
        let start = after.reduce(0) { $0 << 8 | Int($1) }
        let found = (release.formulary?.search(prefix: text, limit: .max) ?? []).filter { $0.status != .withdrawn }
        let page = found.dropFirst(start).prefix(limit)
        let end = start + page.count
        let next = end < found.count ? cursors.cursor(after: Self.key(of: end), in: seal) : nil
        return answer(call, tag: release.tag) {
            $0.object {
                $0.array("items", of: page) { $0.product($1) }
                $0.member("next", orNull: next)
                $0.member("release", release.version)
            }
        }
    }

    private func readProduct(_ call: Call) throws -> Response {
        let code = try call.text("code")
        let release = releaseInForce
        let product =
            if let system = call.query["system"] {
                release.formulary?.product(system, code)
            } else {
                release.formulary?.product(CodeSystem.demonstration, code)
                    ?? release.formulary?.products.first { $0.coding.code == code }
            }
        guard let product else {
            throw Problem("product-not-found", .notFound, "The formulary in force has no such product.")
        }
        return answer(call, tag: release.tag) { $0.product(product) }
    }

    /// `GET /v1/codes`: codes and their words by the beginning of either, of the tables in force.
    private func searchCodes(_ call: Call) throws -> Response {
        let limit = try call.query.limit()
        let text = try searchText(call)
        let book = clinic.formulary
        var tables = book.codes(on: today)
        if let name = call.query["system"] {
            let system = CodeSystem.named(name)
            tables = tables.filter { $0.system == system }
            guard !tables.isEmpty else {
                throw Problem.invalidParameter(
                    "system",
                    "There are no codes of that system; see /v1/formulary/releases."
                )
            }
        }
        return answer(call, tag: tag(of: book)) { writer in
            writer.object {
                $0.array("items") { writer in
                    var left = limit
                    for table in tables where left > 0 {
                        for code in table.search(text, limit: left) {
                            writer.code(code, of: table)
                            left -= 1
                        }
                    }
                }
            }
        }
    }

    private func searchText(_ call: Call) throws(Problem) -> String {
        let text = call.query["q"] ?? ""
        guard text.utf8.count <= 100 else { throw .invalidParameter("q", "Must have at most 100 bytes.") }
        return text
    }

    /// The tag of what depends on all releases and the day.
    private func tag(of book: FormularyBook) -> String {
        "W/\"f\(book.releases.count)-\(book.version)-d\(today.daysSinceEpoch)\""
    }

    private static func key(of place: Int) -> [UInt8] {
        stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: place >> $0) }
    }

    private func answer(_ call: Call, tag: String, _ body: (inout JSONWriter) -> Void) -> Response {
        if call.alreadyHas(tag) { return .notModified(position: log.head, tag: tag) }
        return .json(position: log.head, tag: tag, capacity: 4_096, body)
    }
}

extension FormularyRelease {
    /// The entity tag of everything that is read from it.
    fileprivate var tag: String { "\"\(id)\"" }
}

extension JSONWriter {
    fileprivate mutating func release(_ release: FormularyRelease) {
        member("id", release.id)
        member("version", release.version)
        member("effective_from", release.effectiveFrom)
        member("built_in", release.isBuiltIn)
        member("counts", release.counts)
        member("content_hash", hexadecimal: release.contentHash)
        member("source", orNull: release.source)
        member("licence", orNull: release.licence)
        member("notice", orNull: release.notice)
        array("code_systems", of: release.codes) { writer, index in
            writer.object {
                $0.member("system", index.system)
                $0.member("version", index.table.version)
                $0.member("codes", index.table.codes.count)
            }
        }
    }

    fileprivate mutating func code(_ code: ReleasedCode, of table: CodeIndex) {
        object {
            $0.member("system", table.system)
            $0.member("code", code.code)
            $0.member("display", code.display)
            $0.member("is_leaf", code.isLeaf)
        }
    }

    fileprivate mutating func product(_ product: Product) {
        object {
            $0.member("product", product.coding)
            $0.member("name", product.name)
            $0.member("ingredients", strings: product.ingredients)
            $0.member("form", product.form)
            $0.member("strength", product.strength)
            $0.array("strengths", of: product.strengths) { writer, strength in
                writer.object {
                    $0.member("ingredient", strength.ingredient)
                    $0.member("amount", strength.amount)
                    $0.member("unit", strength.unit)
                    $0.member("per", strength.per)
                }
            }
            $0.member("unit", product.unit)
            $0.object("atc") {
                $0.member("code", product.atc)
                $0.member("class", product.atcClassName)
            }
            $0.member("controlled_schedule", orNull: product.controlledSchedule)
            $0.member("status", product.status.wireName)
            $0.member("restriction", orNull: product.restriction)
        }
    }
}
