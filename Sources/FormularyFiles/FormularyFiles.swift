public import EventCatalog
public import Prescribing

/// Releases of the formulary as directories of CSV files with a manifest.
///
/// ```
/// release/manifest.json       version, date, licence, and each table with its hash and number of rows
/// release/products.csv        what can be prescribed
/// release/interactions.csv …  the other tables, where the release has them
/// ```
public enum FormularyFiles {
    /// Reads a release, all of it or nothing.
    ///
    /// - Parameters:
    ///   - path: The directory.
    ///   - progress: Is told how many files are read, of how many.
    /// - Throws: Everything that is wrong with it.
    public static func read(
        directory path: String,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) throws(FileProblems) -> NewRelease {
        let directory = ReleaseDirectory(path)
        let manifest = try ReleaseManifest(try directory.read(ReleaseManifest.fileName))
        var reader = ReleaseReader(directory, manifest)
        for (number, file) in ReleaseFile.allCases.enumerated() {
            progress(number, ReleaseFile.allCases.count)
            reader.read(file)
        }
        progress(ReleaseFile.allCases.count, ReleaseFile.allCases.count)
        if !reader.lacksTables { reader.checkReferences() }
        guard reader.problems.count == 0 else { throw reader.problems }
        return NewRelease(
            version: manifest.version,
            effectiveFrom: manifest.effectiveFrom,
            source: manifest.source,
            licence: manifest.licence,
            notice: manifest.notice,
            content: reader.content
        )
    }

    /// Writes a release into a directory that is empty or not there.
    ///
    /// - Throws: What stands in the way.
    public static func write(_ release: FormularyRelease, to path: String) throws(FileProblems) {
        let directory = ReleaseDirectory(path)
        guard directory.isEmpty else {
            throw FileProblems(FileProblem(file: path, message: "The directory is not empty; name another one."))
        }
        var manifest = ReleaseManifest(
            version: release.version,
            effectiveFrom: release.effectiveFrom,
            source: release.source,
            licence: release.licence,
            notice: release.notice,
            files: []
        )
        let content = release.content
        for file in ReleaseFile.allCases {
            let rows = content.rows(of: file)
            guard !rows.isEmpty || file == .products else { continue }
            let bytes = CSVText.text(of: [file.columns] + rows)
            try directory.write(bytes, to: file.rawValue)
            let digest = ReleaseDirectory.digest(of: bytes)
            manifest.files.append(ReleaseManifest.File(name: file.rawValue, sha256: digest, rows: rows.count))
        }
        // Last, so that a directory with a manifest is complete.
        try directory.write(manifest.json, to: ReleaseManifest.fileName)
    }

    /// Writes a manifest for the tables of a directory as they are now, in the place of the one that is there.
    ///
    /// Source, licence and notice stay as the manifest before it had them.
    ///
    /// - Parameters:
    ///   - path: The directory.
    ///   - version: The release's name.
    ///   - effectiveFrom: The first day on which it is in force.
    /// - Throws: What is wrong with the manifest that is there or with a table, which is not changed then.
    public static func seal(
        directory path: String,
        version: String,
        effectiveFrom: CalendarDate
    ) throws(FileProblems) {
        let directory = ReleaseDirectory(path)
        var manifest = ReleaseManifest(version: version, effectiveFrom: effectiveFrom, files: [])
        if directory.hasManifest {
            let old = try ReleaseManifest(try directory.read(ReleaseManifest.fileName))
            (manifest.source, manifest.licence, manifest.notice) = (old.source, old.licence, old.notice)
        }
        for file in directory.tables {
            let bytes = try directory.read(file.rawValue)
            var problems = FileProblems()
            let table = ReleaseTable(bytes, file: file.rawValue, columns: file.columns, problems: &problems)
            guard let table, problems.count == 0 else { throw problems }
            let digest = ReleaseDirectory.digest(of: bytes)
            manifest.files.append(ReleaseManifest.File(name: file.rawValue, sha256: digest, rows: table.rows.count))
        }
        guard manifest.files.contains(where: { $0.name == ReleaseFile.products.rawValue }) else {
            throw FileProblems(FileProblem(file: ReleaseFile.products.rawValue, message: "The file is not there."))
        }
        try directory.write(manifest.json, to: ReleaseManifest.fileName)
    }
}

extension ReleaseContent {
    /// The rows of a table, as its columns have them.
    fileprivate func rows(of file: ReleaseFile) -> [[String]] {
        switch file {
        case .products: products.map(\.fields)
        case .ingredients:
            products.flatMap { product in product.ingredients.map { [product.coding.system, product.coding.code, $0] } }
        case .allergyGroups: rules.allergyGroups.map(\.fields)
        case .interactions: rules.interactions.map(\.fields)
        case .doses: rules.doses.map(\.fields)
        case .renal: rules.renal.map(\.fields)
        case .reproduction: rules.reproduction.map(\.fields)
        case .ages: rules.ages.map(\.fields)
        case .conditions: rules.conditions.map(\.fields)
        case .codes: codes.flatMap { table in table.codes.map { [table.system] + $0.fields } }
        }
    }
}
