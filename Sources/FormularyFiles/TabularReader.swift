internal import EventCatalog
internal import Foundation

#if canImport(FoundationXML)
internal import FoundationXML
#endif

/// Gathers the codes of the tabular list of ICD-10-CM while its XML is read.
final class TabularReader: NSObject, XMLParserDelegate {
    /// A chapter, section or code that is being read.
    private struct Node {
        let isCode: Bool
        /// Where its own entry stands in ``codes``.
        var entry: Int?
        var name = ""
        var display = ""
        var hasChildren = false
        /// The seventh characters that are told here, in their order.
        var seventh: [(character: String, words: String)] = []
    }

    /// Whether a tabular list was read to its end.
    var isTabularList: Bool { hasRoot && path.isEmpty && !codes.isEmpty }
    /// The year, as the list has it.
    private(set) var version = ""
    /// The codes, each before those under it.
    private(set) var codes: [ReleasedCode] = []

    private var hasRoot = false
    private let existing: Set<String>
    private var nodes: [Node] = []
    private var text = ""
    private var path: [String] = []

    init(_ existing: Set<String>) { self.existing = existing }

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String]
    ) {
        if path.isEmpty { hasRoot = name == "ICD10CM.tabular" }
        path.append(name)
        text = ""
        switch name {
        case "chapter", "section": nodes.append(Node(isCode: false))
        case "diag":
            if !nodes.isEmpty {
                place(nodes.count - 1)
                nodes[nodes.count - 1].hasChildren = true
            }
            nodes.append(Node(isCode: true))
        case "extension":
            if path.dropLast().last == "sevenChrDef", !nodes.isEmpty {
                nodes[nodes.count - 1].seventh.append((attributes["char"] ?? "", ""))
            }
        case _: break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        path.removeLast()
        let words = text.split { $0.isWhitespace }.joined(separator: " ")
        text = ""
        guard let last = nodes.indices.last else {
            if name == "version", path.count == 1 { version = words }
            return
        }
        switch (name, path.last) {
        case ("name", "diag"): nodes[last].name = words
        case ("desc", "diag"): nodes[last].display = words
        case ("extension", "sevenChrDef"):
            guard let number = nodes[last].seventh.indices.last else { return }
            nodes[last].seventh[number].words = words
        case ("note", "sevenChrDef"):
            guard let number = nodes[last].seventh.indices.last else { return }
            nodes[last].seventh[number].words += "/" + words
        case ("diag", _): finish()
        case ("chapter", _), ("section", _): nodes.removeLast()
        case _: break
        }
    }

    /// Puts a code in its place, before the first under it.
    private func place(_ index: Int) {
        let node = nodes[index]
        guard node.isCode, node.entry == nil else { return }
        nodes[index].entry = codes.count
        codes.append(ReleasedCode(code: node.name, display: node.display, isLeaf: false))
    }

    /// Ends a code: one without codes under it gets those with a seventh character, if there are any.
    private func finish() {
        place(nodes.count - 1)
        guard let node = nodes.popLast(), let entry = node.entry, !node.hasChildren else { return }
        let told = node.seventh.isEmpty ? nodes.last { !$0.seventh.isEmpty }?.seventh ?? [] : node.seventh
        var stem = node.name
        if stem.utf8.count == 3 { stem += "." }
        while stem.utf8.count < 7 { stem += "X" }
        for (character, words) in told where existing.contains(stem.filter { $0 != "." } + character) {
            codes.append(
                ReleasedCode(code: stem + character, display: "\(node.display), \(words)", isLeaf: true)
            )
        }
        if codes.count == entry + 1 {
            codes[entry] = ReleasedCode(code: node.name, display: node.display, isLeaf: true)
        }
    }
}
