import EventCatalog
import Foundation
import Prescribing
import TestKit
import Testing

@testable import FormularyFiles

/// A small release directory that can be spoilt.
private struct Sample {
    var version = "trust-2026.1"
    var files: [String: String] = [
        "products.csv": """
        system,code,name,atc,atc_class,form,strength,unit,controlled_schedule,status,restriction,typical_quantity,\
        typical_dose,typical_frequency,typical_days,popularity
        http://snomed.info/sct,1,Ramipril 5 mg capsules,C09AA05,ACE inhibitors,capsule,5 mg,capsule,,preferred,,28,1,1,\
        28,10
        http://snomed.info/sct,2,"Methadone 1 mg/mL, sugar free",N07BC02,,oral solution,1 mg/mL,mL,2,restricted,\
        substance misuse services,,,,,

        """,
        "ingredients.csv": """
        code,system,ingredient
        1,http://snomed.info/sct,ramipril
        2,http://snomed.info/sct,methadone

        """,
        "renal.csv": """
        id,subject,below,severity,management
        renal-1,ingredient:ramipril,30,warning,Lower the dose.

        """,
        "codes.csv": """
        system,code,display,is_leaf
        http://hl7.org/fhir/sid/icd-10,I10,Essential (primary) hypertension,yes

        """,
    ]
    var digests: [String: String] = [:]
    var rows: [String: Int] = [:]
    var manifest: String?

    mutating func replace(_ file: String, _ old: String, _ new: String) {
        files[file] = files[file]?.replacing(old, with: new)
    }

    /// Writes the directory and reads it.
    func read() throws -> NewRelease {
        let directory = try TemporaryDirectory()
        var list: [String] = []
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            try Data(text.utf8).write(to: URL(filePath: directory.appending(name)))
            let digest = digests[name] ?? ReleaseDirectory.digest(of: Array(text.utf8))
            let rows = rows[name] ?? text.split(separator: "\n").count - 1
            list.append(#"{"name": "\#(name)", "sha256": "\#(digest)", "rows": \#(rows)}"#)
        }
        let json =
            manifest ?? """
                {"version": "\(version)", "effective_from": "2026-04-01", "source": "the trust", "licence": "its own",
                 "notice": "test data", "files": [\(list.joined(separator: ","))]}
                """
        try Data(json.utf8).write(to: URL(filePath: directory.appending("manifest.json")))
        return try FormularyFiles.read(directory: directory.path)
    }

    /// What is said to be wrong.
    func problems() throws -> [String] {
        do {
            _ = try read()
            return []
        } catch let problems as FileProblems {
            return problems.problems.map(\.description)
        }
    }
}

@Suite struct ReleaseDirectoryTests {
    @Test func `a directory is read as the release that it holds`() throws {
        let release = try Sample().read()
        #expect(release.version == "trust-2026.1")
        #expect(release.effectiveFrom == CalendarDate(year: 2026, month: 4, day: 1))
        #expect(release.licence == "its own")
        #expect(release.content.products.map(\.ingredients) == [["ramipril"], ["methadone"]])
        #expect(release.content.products[0].typical?.quantity == DecimalNumber(28))
        #expect(release.content.products[1].typical == nil)
        #expect(release.content.products[1].name == "Methadone 1 mg/mL, sugar free")
        #expect(release.content.products[1].controlledSchedule == "2")
        #expect(release.content.rules.renal.map(\.subject) == [.ingredient("ramipril")])
        #expect(release.content.codes.map(\.codes.count) == [1])
    }

    @Test func `the demonstration set is written and read back as it was, through its events too`() throws {
        let directory = try TemporaryDirectory()
        let book = FormularyBook()
        let shipped = book.releases[0]
        try FormularyFiles.write(shipped, to: directory.appending("release"))
        let read = try FormularyFiles.read(directory: directory.appending("release"))
        #expect(read.content.hash == shipped.contentHash)
        #expect(read.content.rules == RuleSet.demonstration)
        #expect(read.version == shipped.version)
        #expect(try book.decide(read).events.isEmpty)

        var other = book
        let renamed = NewRelease(version: "copy", effectiveFrom: .earliest, content: read.content)
        for event in try book.decide(renamed).events { other.apply(event) }
        #expect(other.inForce(on: .latest).products == Formulary.demonstration.products)
        #expect(other.inForce(on: .latest).rules == RuleSet.demonstration.named("copy"))
    }

    @Test func `a directory that holds something is not written over`() throws {
        let directory = try TemporaryDirectory()
        let release = FormularyBook().releases[0]
        try FormularyFiles.write(release, to: directory.appending("release"))
        #expect(throws: FileProblems.self) { try FormularyFiles.write(release, to: directory.appending("release")) }
    }

    @Test func `every problem is told with file, line and column, and nothing is taken`() throws {
        var sample = Sample()
        sample.replace("products.csv", ",preferred,", ",best,")
        sample.replace("products.csv", ",restricted,substance misuse services,", ",restricted,,")
        sample.replace("ingredients.csv", "2,http", "3,http")
        sample.replace("renal.csv", ",30,warning,", ",-30,loud,")
        let problems = try sample.problems()
        let expected = [
            "products.csv:2: status: Must be one of preferred, permitted, restricted, non-formulary, withdrawn.",
            "products.csv:3: restriction: Is required for a restricted product: for whom or what it is.",
            "ingredients.csv:3: code: products.csv has no such product.",
            "renal.csv:2: below: Must be a number from 0, such as 2.5.",
            "renal.csv:2: severity: Must be info, warning, high, critical.",
        ]
        for line in expected { #expect(problems.contains(line), "\(line) is not in \(problems)") }
    }

    @Test func `a rule that would never fire, or always, is refused`() throws {
        var sample = Sample()
        sample.replace("renal.csv", "ingredient:ramipril,30", "ingredient:ramiprill,0")
        sample.files["doses.csv"] = """
            id,ingredient,forms,from_months,before_months,unit,per_kilogram,maximum_single,maximum_daily,\
            maximum_daily_total,minimum_daily
            d1,ramipril,,192,,mg,no,20,10,,25
            d2,ramipril,capsule,192,,mg,no,10,10,,1.25

            """
        sample.files["ages.csv"] = """
            id,subject,before_months,from_months,severity,management
            a1,atc:C09AA,192,100,warning,Not for all.
            a2,atc:C09AB,192,,warning,Not for children.

            """
        let problems = try sample.problems()
        let expected = [
            "renal.csv:2: below: Must be more than 0.",
            "doses.csv:2: maximum_single: Must not be more than maximum_daily.",
            "doses.csv:2: minimum_daily: Must not be more than maximum_daily.",
            "ages.csv:2: from_months: Must not be before before_months: every age would be too young or too old.",
            "ages.csv: subject: The rule a2 is about atc:C09AB, which no product of the release is or holds.",
        ]
        #expect(problems.sorted() == expected.sorted())
        sample.replace("renal.csv", ",0,", ",30,")
        let misspelled =
            "renal.csv: subject: The rule renal-1 is about ingredient:ramiprill, which no product of the release is or holds."
        #expect(try sample.problems().contains(misspelled))
    }

    @Test func `a table that is not what the manifest says is refused`() throws {
        var digest = Sample()
        digest.digests["renal.csv"] = String(repeating: "0", count: 64)
        #expect(try digest.problems() == ["renal.csv: The file is not the one that the manifest has the SHA-256 of."])
        var rows = Sample()
        rows.rows["renal.csv"] = 2
        #expect(try rows.problems() == ["renal.csv: The file has 1 rows; the manifest says 2."])
        var products = Sample()
        products.files["products.csv"] = nil
        products.files["ingredients.csv"] = nil
        #expect(try products.problems() == ["manifest.json: /files: products.csv is missing in the list."])
    }

    @Test func `a table that is not the sealed one is told alone, not all that refers to it`() throws {
        let directory = try TemporaryDirectory()
        let path = directory.appending("release")
        try FormularyFiles.write(FormularyBook().releases[0], to: path)
        let products = URL(filePath: path).appending(path: "products.csv")
        let text = try String(contentsOf: products, encoding: .utf8)
        try Data(text.replacing("Amoxicillin 500 mg", with: "Amoxicillin 501 mg").utf8).write(to: products)
        let refusal = #expect(throws: FileProblems.self) { try FormularyFiles.read(directory: path) }
        #expect(refusal?.problems.map(\.file) == ["products.csv"])
        let day = try #require(CalendarDate("2026-12-01"))
        try FormularyFiles.seal(directory: path, version: "mine", effectiveFrom: day)
        let release = try FormularyFiles.read(directory: path)
        #expect(release.version == "mine" && release.effectiveFrom == day)
        #expect(release.source == FormularyBook().releases[0].source)
        #expect(release.content.products.contains { $0.name.hasPrefix("Amoxicillin 501 mg") })
    }

    @Test func `a table that the manifest does not list is refused`() throws {
        var sample = Sample()
        let digest = ReleaseDirectory.digest(of: Array((sample.files["products.csv"] ?? "").utf8))
        sample.manifest = """
            {"version": "v", "effective_from": "2026-04-01",
             "files": [{"name": "products.csv", "sha256": "\(digest)", "rows": 2}]}
            """
        let problems = try sample.problems()
        #expect(problems.count == 3)
        #expect(problems.allSatisfy { $0.hasSuffix("The manifest does not list the file; list it or take it away.") })
    }

    @Test func `columns are all there, once each, and known`() throws {
        var sample = Sample()
        sample.replace("renal.csv", "id,subject", "ident,subject")
        #expect(
            try sample.problems() == [
                "renal.csv:1: ident: There is no such column in this table.", "renal.csv:1: id: The column is missing.",
            ]
        )
        var short = Sample()
        short.replace("renal.csv", ",Lower the dose.", "")
        #expect(try short.problems() == ["renal.csv:2: The line has 4 fields, the first line 5."])
    }

    @Test func `one code or id stands once`() throws {
        var sample = Sample()
        sample.replace("products.csv", "sct,2,", "sct,1,")
        sample.replace("ingredients.csv", "2,http", "1,http")
        #expect(try sample.problems() == ["products.csv:3: code: Is there already on a line above."])
    }

    @Test(arguments: [
        "", "[]", "{}", "{\"version\": 1}", "{\"version\": \"a\", \"version\": \"b\"}",
        #"{"version": "v", "effective_from": "2026-02-30", "files": [{"name": "products.csv", "sha256": "", "rows": 1}]}"#,
        #"{"version": "v", "effective_from": "2026-02-03", "files": [{"name": "../x", "sha256": "", "rows": 1}]}"#,
    ])
    func `a manifest that is none is refused`(_ text: String) throws {
        var sample = Sample()
        sample.manifest = text
        #expect(try sample.problems().allSatisfy { $0.hasPrefix("manifest.json: ") })
        #expect(try !sample.problems().isEmpty)
    }
}
