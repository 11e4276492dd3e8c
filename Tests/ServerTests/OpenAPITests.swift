import Foundation
import Testing

@testable import Server

@Suite struct OpenAPITests {
    private static var document: String {
        get throws {
            let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            return try String(contentsOf: root.appending(path: "docs/openapi.yaml"), encoding: .utf8)
        }
    }

    /// The operations of the document, read by its indentation: paths at two spaces, methods at four.
    private static func operations(of document: String) -> Set<String> {
        var operations: Set<String> = []
        var path: String?
        var isInPaths = false
        for line in document.split(separator: "\n") {
            if line.first != " " { isInPaths = line == "paths:" }
            guard isInPaths else { continue }
            if line.hasPrefix("  /") {
                path = line.dropFirst(2).split(separator: ":").first.map(String.init)
            } else if let path, line.hasPrefix("    "), !line.hasPrefix("     "), line.hasSuffix(":") {
                let word = line.dropFirst(4).dropLast()
                if ["get", "post", "put", "patch", "delete"].contains(word) {
                    operations.insert("\(word.uppercased()) \(path)")
                }
            }
        }
        return operations
    }

    @Test func `the document that is served is the one in docs`() throws {
        #expect(OpenAPIDocument.yaml + "\n" == (try Self.document), "run tools/embed-openapi")
    }

    @Test func `the document describes exactly the routes that there are (S58)`() async throws {
        try await TestServer.run { server in
            let documented = Self.operations(of: try Self.document)
            let routed = Set(server.routes)
            #expect(documented.subtracting(routed).isEmpty, "described, but not there")
            #expect(routed.subtracting(documented).isEmpty, "there, but not described")
            #expect(server.routes.count == routed.count)
        }
    }
}
