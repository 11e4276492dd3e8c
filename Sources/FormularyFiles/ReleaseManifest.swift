internal import EventCatalog
internal import StrictJSON

/// What a release directory says of itself: `manifest.json`.
struct ReleaseManifest: Hashable {
    static let fileName = "manifest.json"

    /// A table of the release.
    struct File: Hashable {
        let name: String
        /// SHA-256 of its bytes, in small hexadecimal digits.
        let sha256: String
        /// How many rows it has, without the line that names the columns.
        let rows: Int
    }

    var version: String
    var effectiveFrom: CalendarDate
    var source: String?
    var licence: String?
    var notice: String?
    var files: [File]
}

extension ReleaseManifest {
    /// Reads a manifest.
    init(_ bytes: [UInt8]) throws(FileProblems) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw FileProblems(FileProblem(file: Self.fileName, message: error.description))
        }
        do {
            self = try JSONObjectReader.decode(value) { reader in
                let version = reader.text("version", required: true, expected: "a version") { $0 }
                let day = reader.text("effective_from", required: true, expected: "a date such as 2026-04-01") {
                    CalendarDate($0)
                }
                let source = reader.text("source", required: false, expected: "a text") { $0 }
                let licence = reader.text("licence", required: false, expected: "a text") { $0 }
                let notice = reader.text("notice", required: false, expected: "a text") { $0 }
                let files = reader.objects("files", required: true, count: 1...ReleaseFile.allCases.count) { File(&$0) }
                guard let version, let day, let files else { return nil }
                return ReleaseManifest(
                    version: version,
                    effectiveFrom: day,
                    source: source,
                    licence: licence,
                    notice: notice,
                    files: files
                )
            }
        } catch {
            var problems = FileProblems()
            for error in error.errors {
                problems.add(FileProblem(file: Self.fileName, column: error.pointer, message: error.detail))
            }
            throw problems
        }
    }

    /// The manifest as JSON.
    var json: [UInt8] {
        var writer = JSONWriter(capacity: 2_048)
        writer.object {
            $0.member("version", version)
            $0.member("effective_from", effectiveFrom.description)
            $0.member("source", ifPresent: source)
            $0.member("licence", ifPresent: licence)
            $0.member("notice", ifPresent: notice)
            $0.array("files", of: files) { writer, file in
                writer.object {
                    $0.member("name", file.name)
                    $0.member("sha256", file.sha256)
                    $0.member("rows", file.rows)
                }
            }
        }
        return writer.bytes + [0x0A]
    }
}

extension ReleaseManifest.File {
    fileprivate init?(_ reader: inout JSONObjectReader) {
        let names = ReleaseFile.allCases.map(\.rawValue)
        let name = reader.text("name", required: true, expected: "one of \(names.joined(separator: ", "))") {
            names.contains($0) ? $0 : nil
        }
        let digest = reader.text("sha256", required: true, expected: "64 small hexadecimal digits") { text in
            let isDigest = text.utf8.count == 64 && text.utf8.allSatisfy { Self.digits.contains($0) }
            return isDigest ? text : nil
        }
        let rows = reader.integer("rows", required: true, in: 0...10_000_000)
        guard let name, let digest, let rows else { return nil }
        self.init(name: name, sha256: digest, rows: rows)
    }

    private static let digits = Set("0123456789abcdef".utf8)
}
