import EventCatalog
import Foundation

/// Patients, queries and results as tables with tabs between the columns, for other engines to be asked the same.
struct Export {
    private let directory: String
    private var queries = "class\tpatient\tquery\n"
    private var results = "class\trecall@1\trecall@10\tor one alike\tMRR\tp50 ms\tp99 ms\n"

    init(directory: String) throws {
        self.directory = directory
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    }

    func write(_ targets: [Target]) throws {
        var lines = ["number\tgiven\tfamily\tformer_family\tbirth_date\tidentifiers\tcontacts\tpostcode\tstreet"]
        lines.reserveCapacity(targets.count + 1)
        for (number, target) in targets.enumerated() {
            let columns = [
                "\(number)", target.name.given.joined(separator: " "), target.family, target.formerFamily ?? "",
                "\(target.birthDate)", target.identifiers.map(\.value).joined(separator: ";"),
                target.contacts.map(\.value).joined(separator: ";"), target.postcode, target.address.line.first ?? "",
            ]
            lines.append(columns.joined(separator: "\t"))
        }
        try write(lines.joined(separator: "\n") + "\n", to: "patients.tsv")
    }

    mutating func write(_ queries: [Query], of kind: QueryClass, _ measurement: Measurement) throws {
        for query in queries { self.queries += "\(kind.name)\t\(query.target)\t\(query.text)\n" }
        results += "\(kind.name)\t\(measurement.columns.replacing(" | ", with: "\t"))\n"
    }

    /// - Parameter quantiles: Of the times of all queries.
    mutating func finish(_ quantiles: String) throws {
        results += "all together\t\t\t\t\t\(quantiles.replacing(" | ", with: "\t"))\n"
        try write(queries, to: "queries.tsv")
        try write(results, to: "rxledger.tsv")
    }

    private func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: directory).appendingPathComponent(file))
    }
}
