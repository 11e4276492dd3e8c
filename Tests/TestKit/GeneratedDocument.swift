public import Foundation

/// A page of the documentation, parts of which are made from the code and stand between two marks:
/// `<!-- made from the code: NAME -->` and `<!-- end -->`.
///
/// Tests compare the parts; with `RXLEDGER_WRITE_DOCS=1` (`tools/generate-docs`) they write them.
public struct GeneratedDocument: Sendable {
    private let file: URL

    /// A page, by its path from the root of the project.
    public init(_ path: String) { file = Self.root.appending(path: path) }

    /// Whether this run writes the documentation instead of comparing it.
    public static var isWriting: Bool { ProcessInfo.processInfo.environment["RXLEDGER_WRITE_DOCS"] == "1" }

    /// The root of the project.
    public static var root: URL {
        var folder = URL(filePath: #filePath)
        for _ in 0..<3 { folder.deleteLastPathComponent() }
        return folder
    }

    /// The whole page.
    public func text() throws -> String { try String(contentsOf: file, encoding: .utf8) }

    /// What stands between the marks of a part; first writes `expected` there, if this run writes.
    ///
    /// - Throws: ``MissingPart`` if the page has no such marks.
    public func part(_ name: String, writing expected: String) throws -> String {
        var page = try text()
        guard let start = page.range(of: "<!-- made from the code: \(name) -->\n\n"),
            let end = page.range(of: "\n\n<!-- end -->", range: start.upperBound..<page.endIndex)
        else { throw MissingPart(name: name) }
        if Self.isWriting {
            page.replaceSubrange(start.upperBound..<end.lowerBound, with: expected)
            try page.write(to: file, atomically: true, encoding: .utf8)
            return expected
        }
        return String(page[start.upperBound..<end.lowerBound])
    }

    /// The whole file; first writes `expected` to it, if this run writes.
    public func whole(writing expected: String) throws -> String {
        if Self.isWriting { try expected.write(to: file, atomically: true, encoding: .utf8) }
        return try text()
    }

    /// A page has no such part.
    public struct MissingPart: Error {
        /// The part's name.
        public let name: String
    }
}
