internal import Foundation

/// A file to import: found, looked at, not opened yet.
struct SourceFile: Sendable, Hashable {
    enum Form: Sendable, Hashable {
        /// One JSON text: a bundle or a single resource.
        case document
        /// One JSON text in each line.
        case lines
    }

    let path: String
    let form: Form
    let size: Int
    let modified: Date
    /// Its place among the files of the run; what is local to a file is known under this number.
    let number: Int

    /// What the file system says of the file now.
    ///
    /// - Throws: ``FileFault`` if it is not there, can't be read, or is no regular file.
    init(path: String, form: Form? = nil, number: Int) throws(FileFault) {
        let attributes: [FileAttributeKey: Any]
        do {
            let url = URL(filePath: path).resolvingSymlinksInPath()
            attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        } catch {
            throw FileFault(path: path, code: "file-not-found", message: "The file is not there or can't be read.")
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular, let size = attributes[.size] as? Int else {
            throw FileFault(path: path, code: "not-a-file", message: "This is not a regular file.")
        }
        self.path = path
        self.form = form ?? (path.hasSuffix(".ndjson") || path.hasSuffix(".jsonl") ? .lines : .document)
        self.size = size
        self.modified = attributes[.modificationDate] as? Date ?? .distantPast
        self.number = number
    }

    /// Whether the file is still the one that was found.
    var isUnchanged: Bool {
        guard let now = try? SourceFile(path: path, form: form, number: number) else { return false }
        return now == self
    }
}

/// Why a file can't be imported at all.
struct FileFault: Error, Hashable {
    let path: String
    let code: String
    let message: String
    var byteOffset = 0
    var line: Int?

    var problem: ImportProblem {
        ImportProblem(
            place: ImportPlace(path: path, entry: nil, line: line, byteOffset: byteOffset, pointer: ""),
            resourceType: nil,
            code: code,
            invariant: nil,
            message: message
        )
    }
}

/// Finds the files that paths name.
enum FileFinder {
    /// The files of the given paths, each once; those of a directory in the order of their paths.
    ///
    /// A file that is named is taken whatever its name; in directories, `*.json` and `*.ndjson` are.
    static func files(at paths: [String]) -> (files: [SourceFile], faults: [FileFault]) {
        var files: [SourceFile] = []
        var faults: [FileFault] = []
        var seen: Set<String> = []
        for path in paths.flatMap(filePaths) where seen.insert(path).inserted {
            do {
                files.append(try SourceFile(path: path, number: files.count))
            } catch {
                faults.append(error)
            }
        }
        return (files, faults)
    }

    private static func filePaths(at path: String) -> [String] {
        guard isDirectory(path), let names = FileManager.default.enumerator(atPath: path) else { return [path] }
        var found: [String] = []
        for case let name as String in names where name.hasSuffix(".json") || name.hasSuffix(".ndjson") {
            let full = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
            if !isDirectory(full) { found.append(full) }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func isDirectory(_ path: String) -> Bool {
        let resolved = URL(filePath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: resolved)
        return attributes?[.type] as? FileAttributeType == .typeDirectory
    }
}
