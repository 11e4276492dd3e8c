internal import EventCatalog

/// The products that can be prescribed, in memory: lookups touch no disk.
public struct Formulary: Sendable {
    /// The version, recorded with every decision that read it.
    public let version: String
    /// All products, by name.
    public let products: [Product]
    /// What the safety checks go by.
    public let rules: RuleSet
    let index: RuleIndex
    private let byCode: [ProductKey: Int]
    /// Every word of every name and ingredient with its product, sorted by word: a prefix is a range of it.
    private let words: [(word: String, product: Int)]

    /// Makes a formulary. Of several products with one code the first counts.
    public init(version: String = "", products: [Product], rules: RuleSet = RuleSet(version: "")) {
        self.version = version
        self.rules = rules
        let sorted = products.sorted { $0.name < $1.name }
        self.products = sorted
        byCode = Dictionary(
            sorted.enumerated().map { (ProductKey($1.coding), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        words = Self.index(of: sorted)
        index = RuleIndex(rules, products: sorted)
    }

    /// The product with a code; `nil` if it is not in the formulary.
    ///
    /// - Complexity: O(1).
    public func product(_ system: String, _ code: String) -> Product? {
        byCode[ProductKey(Coding(system: system, code: code))].map { products[$0] }
    }

    /// Products in whose name, ingredients or code every word of `prefix` begins a word, by name; all products for nothing,
    /// none for what has no letter or digit.
    ///
    /// - Complexity: O(log n + products that the first word finds).
    public func search(prefix: String, limit: Int) -> [Product] {
        let wanted = Self.words(of: prefix)
        guard limit > 0 else { return [] }
        guard let first = wanted.first else {
            return prefix.allSatisfy(\.isWhitespace) ? Array(products.prefix(limit)) : []
        }
        var found = candidates(for: first)
        for word in wanted.dropFirst() { found.formIntersection(candidates(for: word)) }
        return found.sorted().prefix(limit).map { products[$0] }
    }

    private func candidates(for prefix: String) -> Set<Int> {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if words[middle].word < prefix { low = middle + 1 } else { high = middle }
        }
        var found = Set<Int>()
        for (word, product) in words[low...] {
            guard word.hasPrefix(prefix) else { break }
            found.insert(product)
        }
        return found
    }

    private static func index(of products: [Product]) -> [(word: String, product: Int)] {
        var index: [(word: String, product: Int)] = []
        for (number, product) in products.enumerated() {
            let text = ([product.name, product.coding.code] + product.ingredients).joined(separator: " ")
            for word in Set(words(of: text)) { index.append((word, number)) }
        }
        return index.sorted { left, right in
            left.word == right.word ? left.product < right.product : left.word < right.word
        }
    }

    private static func words(of text: String) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }
}

extension Formulary {
    /// The shipped demonstration set: some 250 common products, not for clinical use.
    public static let demonstration = Formulary(
        version: RuleSet.demonstration.version,
        products: DemonstrationProducts.all(),
        rules: .demonstration
    )
}
