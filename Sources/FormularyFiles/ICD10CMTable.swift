internal import EventCatalog
internal import Foundation
public import Prescribing

#if canImport(FoundationXML)
internal import FoundationXML
#endif

/// The whole table of ICD-10-CM, as the United States publish it and the Python package `simple-icd-10-cm` carries it: the
/// tabular list in XML, and beside it the list of the codes that exist.
///
/// The tabular list does not name codes with a seventh character: it says which characters there are, and the list of codes
/// says which of the codes that could be made of them are real.
public enum ICD10CMTable {
    /// Reads the table from the folder that has the two files, or from the package's folder around it.
    ///
    /// - Throws: What is wrong with them.
    public static func read(at path: String) throws(FileProblems) -> CodeTable {
        let (tabular, list) = try files(at: path)
        let existing = try existingCodes(in: list)
        let parser = try xmlParser(of: tabular)
        let reader = TabularReader(existing)
        parser.delegate = reader
        guard parser.parse(), reader.isTabularList else {
            let line = parser.lineNumber > 0 ? parser.lineNumber : nil
            throw FileProblems(
                FileProblem(
                    file: tabular.lastPathComponent,
                    line: line,
                    message: "This is no whole tabular list in XML."
                )
            )
        }
        return CodeTable(system: CodeSystem.icd10CM, version: version(of: tabular, reader), codes: reader.codes)
    }

    private static func xmlParser(of file: URL) throws(FileProblems) -> XMLParser {
        do {
            let parser = XMLParser(data: try Data(contentsOf: file))
            parser.shouldResolveExternalEntities = false
            return parser
        } catch {
            throw FileProblems(FileProblem(file: file.lastPathComponent, message: "The file can't be read."))
        }
    }

    /// `april-1-2026` of `icd10c-tabular-April-1-2026.xml`; the year in the list where the name says nothing.
    private static func version(of file: URL, _ reader: TabularReader) -> String {
        let name = file.deletingPathExtension().lastPathComponent.lowercased()
        if let marker = name.range(of: "tabular-"), marker.upperBound < name.endIndex {
            return String(name[marker.upperBound...])
        }
        return reader.version
    }

    private static func files(at path: String) throws(FileProblems) -> (tabular: URL, list: URL) {
        let root = URL(filePath: path, directoryHint: .isDirectory)
        for folder in [root, root.appending(path: "data"), root.appending(path: "simple_icd_10_cm/data")] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
            let tabular = names.sorted().last { $0.hasSuffix(".xml") && $0.contains("tabular") }
            let list = names.sorted().last { $0.hasSuffix(".txt") && $0.contains("code-list") }
            if let tabular, let list { return (folder.appending(path: tabular), folder.appending(path: list)) }
        }
        throw FileProblems(
            FileProblem(
                file: path,
                message: "There is no …tabular….xml with a code-list….txt beside it: name the folder that has the two."
            )
        )
    }

    /// The codes of the list, without their points.
    private static func existingCodes(in file: URL) throws(FileProblems) -> Set<String> {
        do {
            let text = try String(contentsOf: file, encoding: .utf8)
            let lines = text.split { $0.isNewline }.compactMap { $0.split(separator: " ").first }
            return Set(lines.map { $0.filter { $0 != "." } })
        } catch {
            throw FileProblems(
                FileProblem(file: file.lastPathComponent, message: "The file can't be read as UTF-8 text.")
            )
        }
    }
}
