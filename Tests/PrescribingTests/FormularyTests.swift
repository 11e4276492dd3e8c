import EventCatalog
import Prescribing
import Testing

@Suite struct FormularyTests {
    private let formulary = Formulary.demonstration

    @Test func `every line of the demonstration set is a product`() {
        #expect(formulary.products.count == 252)
        #expect(Set(formulary.products.map(\.coding.code)).count == 252)
        for product in formulary.products {
            #expect(!product.ingredients.isEmpty && product.typical.days > 0 && product.typical.frequency > 0)
            #expect(product.typical.quantity > .zero && product.typical.dose > .zero)
        }
    }

    @Test func `a product is found by its code`() throws {
        let product = try #require(formulary.product(CodeSystem.demonstration, "amoxicillin-500-capsule"))
        #expect(product.name == "Amoxicillin 500 mg capsules")
        #expect(product.unit == "capsule")
        #expect(product.atcClassName == "Extended-spectrum penicillins")
        #expect(formulary.product("http://example.org", "amoxicillin-500-capsule") == nil)
    }

    @Test func `pickers find products by any word's beginning, whatever the case`() {
        #expect(formulary.search(prefix: "amox", limit: 20).contains { $0.coding.code == "amoxicillin-500-capsule" })
        #expect(formulary.search(prefix: "500 AMOX", limit: 20).allSatisfy { $0.name.contains("500") })
        #expect(formulary.search(prefix: "clavulanic", limit: 20).count == 1)
        #expect(formulary.search(prefix: "zzz", limit: 20).isEmpty)
        #expect(formulary.search(prefix: "\"", limit: 20).isEmpty)
        #expect(
            formulary.search(prefix: "co-codamol", limit: 20).contains { $0.coding.code == "co-codamol-30-500-tablet" }
        )
        #expect(formulary.search(prefix: "", limit: 3).count == 3)
        #expect(formulary.search(prefix: "a", limit: 0).isEmpty)
    }
}
