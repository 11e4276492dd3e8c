import Foundation
import TestKit
import Testing

/// `docs/event-catalogue.md` shows the schemas as they are.
@Suite struct CatalogueDocumentTests {
    @Test(arguments: ["patient", "prescription", "practitioner", "formulary"])
    func `the catalogue for people shows every event with its fields`(_ aggregate: String) throws {
        // Safety checks have a schema of their own, for events of prescriptions.
        let names = aggregate == "prescription" ? [aggregate, "safety"] : [aggregate]
        let schemas = try names.map { name in
            let file = GeneratedDocument.root.appending(path: "Sources/EventCatalog/proto/\(name).proto")
            return try String(contentsOf: file, encoding: .utf8)
        }
        let expected = CatalogueTables(schemas: schemas).markdown
        #expect(expected.split(separator: "\n").count > 5)
        let part = try GeneratedDocument("docs/event-catalogue.md").part("\(aggregate) events", writing: expected)
        #expect(part == expected, "run tools/generate-docs")
    }
}
