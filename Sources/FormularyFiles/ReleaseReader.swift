internal import EventCatalog
internal import Prescribing

/// Reads the tables of a release one after the other, and gathers what is wrong with any of them.
struct ReleaseReader {
    private(set) var problems = FileProblems()
    /// Whether a table is missing or not the one that was sealed: what refers to it is not looked at then.
    private(set) var lacksTables = false

    private let directory: ReleaseDirectory
    private let manifest: ReleaseManifest
    private let listed: [String: ReleaseManifest.File]
    private var products: [FormularyProduct] = []
    private var ingredients: [ProductKey: [String]] = [:]
    private var allergyGroups: [AllergyGroup] = []
    private var interactions: [InteractionRule] = []
    private var doses: [DoseRule] = []
    private var renal: [RenalRule] = []
    private var reproduction: [ReproductionRule] = []
    private var ages: [AgeRule] = []
    private var conditions: [ConditionRule] = []
    private var codes: [(system: String, code: ReleasedCode)] = []

    init(_ directory: ReleaseDirectory, _ manifest: ReleaseManifest) {
        self.directory = directory
        self.manifest = manifest
        listed = Dictionary(manifest.files.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        checkManifest()
    }

    /// What was read.
    var content: ReleaseContent {
        let systems = Set(codes.map(\.system)).sorted()
        let tables = Dictionary(grouping: codes, by: \.system)
        return ReleaseContent(
            products: products.map { $0.with(ingredients: ingredients[ProductKey($0.coding)] ?? []) },
            rules: RuleSet(
                version: manifest.version,
                allergyGroups: allergyGroups,
                interactions: interactions,
                doses: doses,
                renal: renal,
                reproduction: reproduction,
                ages: ages,
                conditions: conditions
            ),
            codes: systems.map { system in
                CodeTable(system: system, version: manifest.version, codes: (tables[system] ?? []).map(\.code))
            }
        )
    }

    private mutating func checkManifest() {
        if listed.count < manifest.files.count { fail(ReleaseManifest.fileName, "/files", "A file is listed twice.") }
        if listed[ReleaseFile.products.rawValue] == nil {
            fail(ReleaseManifest.fileName, "/files", "\(ReleaseFile.products.rawValue) is missing in the list.")
        }
        if manifest.effectiveFrom.day == nil {
            fail(ReleaseManifest.fileName, "/effective_from", "Must be a day, such as 2026-04-01.")
        }
        for file in directory.tables where listed[file.rawValue] == nil {
            fail(file.rawValue, nil, "The manifest does not list the file; list it or take it away.")
        }
    }

    private mutating func fail(_ file: String, _ column: String?, _ message: String, line: Int? = nil) {
        problems.add(FileProblem(file: file, line: line, column: column, message: message))
    }

    // MARK: Tables

    /// Reads a table, if the manifest lists it.
    mutating func read(_ file: ReleaseFile) {
        guard let table = table(file) else { return }
        switch file {
        case .products:
            products = unique(table, "code") {
                FormularyProduct(&$0)
            } key: {
                $0.key
            }
        case .ingredients: readIngredients(table)
        case .allergyGroups:
            allergyGroups = unique(table) {
                AllergyGroup(&$0)
            } key: {
                $0.id
            }
        case .interactions:
            interactions = unique(table) {
                InteractionRule(&$0)
            } key: {
                $0.id
            }
        case .doses:
            doses = unique(table) {
                DoseRule(&$0)
            } key: {
                $0.id
            }
        case .renal:
            renal = unique(table) {
                RenalRule(&$0)
            } key: {
                $0.id
            }
        case .reproduction:
            reproduction = unique(table) {
                ReproductionRule(&$0)
            } key: {
                $0.id
            }
        case .ages:
            ages = unique(table) {
                AgeRule(&$0)
            } key: {
                $0.id
            }
        case .conditions:
            conditions = unique(table) {
                ConditionRule(&$0)
            } key: {
                $0.id
            }
        case .codes: readCodes(table)
        }
    }

    /// The table if it is listed and is what the manifest says.
    private mutating func table(_ file: ReleaseFile) -> ReleaseTable? {
        guard let listed = listed[file.rawValue] else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try directory.read(file.rawValue)
        } catch {
            for problem in error.problems { problems.add(problem) }
            lacksTables = true
            return nil
        }
        guard ReleaseDirectory.digest(of: bytes) == listed.sha256 else {
            fail(file.rawValue, nil, "The file is not the one that the manifest has the SHA-256 of.")
            lacksTables = true
            return nil
        }
        guard let table = ReleaseTable(bytes, file: file.rawValue, columns: file.columns, problems: &problems) else {
            return nil
        }
        if table.rows.count != listed.rows {
            fail(file.rawValue, nil, "The file has \(table.rows.count) rows; the manifest says \(listed.rows).")
        }
        return table
    }

    /// The records of a table; one that has the key of another before it is a fault.
    private mutating func unique<Record>(
        _ table: ReleaseTable,
        _ column: String = "id",
        _ read: (inout TableRow) -> Record?,
        key: (Record) -> String
    ) -> [Record] {
        var seen: Set<String> = []
        return table.read(&problems) { row in
            guard let record = read(&row) else { return nil }
            if !seen.insert(key(record)).inserted { row.fail(column, "Is there already on a line above.") }
            return record
        }
    }

    private mutating func readIngredients(_ table: ReleaseTable) {
        let known = Set(products.map { ProductKey($0.coding) })
        let rows = table.read(&problems) { row -> (ProductKey, String)? in
            let key = ProductKey(Coding(system: row.text("system"), code: row.text("code")))
            let name = row.text("ingredient")
            if !known.contains(key), !lacksTables { row.fail("code", "products.csv has no such product.") }
            if name.contains(releaseListSeparator) { row.fail("ingredient", "Must not have a semicolon in it.") }
            if name != name.lowercased() { row.fail("ingredient", "Must be in small letters, as the rules name it.") }
            return (key, name)
        }
        for (key, name) in rows { ingredients[key, default: []].append(name) }
    }

    private mutating func readCodes(_ table: ReleaseTable) {
        var seen: Set<ProductKey> = []
        codes = table.read(&problems) { row in
            let (system, code, display) = (row.text("system"), row.text("code"), row.text("display"))
            let isLeaf = row.yesOrNo("is_leaf") ?? true
            if !seen.insert(ProductKey(Coding(system: system, code: code))).inserted {
                row.fail("code", "Is there already on a line above.")
            }
            return (system, ReleasedCode(code: code, display: display, isLeaf: isLeaf))
        }
    }

    /// Checks what one row says of others.
    mutating func checkReferences() {
        let groups = Set(allergyGroups.map(\.id))
        for group in allergyGroups {
            for other in group.crossReactsWith where !groups.contains(other) {
                let message = "The group \(group.id) names a group that is not in the table."
                fail(ReleaseFile.allergyGroups.rawValue, "cross_reacts_with", message)
            }
        }
        if !products.isEmpty { checkSubjects() }
    }

    /// A rule about something that no product is or holds would never fire: it is misspelled.
    private mutating func checkSubjects() {
        let subjects = RuleSubjects(of: products, holding: ingredients.values.joined())
        func check(_ file: ReleaseFile, _ id: String, _ column: String, _ subject: RuleSubject) {
            guard !subjects.contain(subject) else { return }
            let message = "The rule \(id) is about \(subject.text), which no product of the release is or holds."
            fail(file.rawValue, column, message)
        }
        for rule in interactions {
            check(.interactions, rule.id, "first", rule.first)
            check(.interactions, rule.id, "second", rule.second)
        }
        for rule in doses { check(.doses, rule.id, "ingredient", .ingredient(rule.ingredient)) }
        for rule in renal { check(.renal, rule.id, "subject", rule.subject) }
        for rule in reproduction { check(.reproduction, rule.id, "subject", rule.subject) }
        for rule in ages { check(.ages, rule.id, "subject", rule.subject) }
        for rule in conditions { check(.conditions, rule.id, "subject", rule.subject) }
    }
}

extension FormularyProduct {
    /// System and code, for comparing.
    fileprivate var key: String { "\(coding.system)|\(coding.code)" }

    /// The product with its ingredients.
    fileprivate func with(ingredients: [String]) -> FormularyProduct {
        FormularyProduct(
            coding: coding,
            name: name,
            ingredients: ingredients,
            atc: atc,
            atcClassName: atcClassName,
            form: form,
            strength: strength,
            unit: unit,
            controlledSchedule: controlledSchedule,
            status: status,
            restriction: restriction,
            typical: typical
        )
    }
}
