import EventCatalog
import Foundation
import PatientSearch
import ProjectionEngine
import TestKit

/// Measures and prints.
enum Report {
    /// Prints a row for each kind of query, and writes what other engines need to be asked the same.
    static func printTable(of clinic: QualityClinic, _ options: Options) throws {
        print(
            "| what is typed | recall@1 | recall@10 | or one alike | MRR | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|"
        )
        var all = Measurement()
        var export = try options.export.map { try Export(directory: $0) }
        try export?.write(clinic.targets)
        for (number, kind) in clinic.classes.enumerated() {
            if let only = options.only, !kind.name.contains(only) { continue }
            let queries = queries(of: kind, clinic, options.queries, seed: UInt64(number))
            guard !queries.isEmpty else { continue }
            let measurement = try measure(queries, clinic, repeats: options.repeats)
            all.add(timesOf: measurement)
            print("| \(kind.name) | \(measurement.columns) |")
            try export?.write(queries, of: kind, measurement)
        }
        print("| all together | | | | | \(all.quantiles) |")
        try export?.finish(all.quantiles)
    }

    private static func queries(of kind: QueryClass, _ clinic: QualityClinic, _ count: Int, seed: UInt64) -> [Query] {
        var perturbation = Perturbation(seed: seed)
        var queries: [Query] = []
        for _ in 0..<count * 40 where queries.count < count {
            let number = perturbation.below(clinic.targets.count)
            let target = clinic.targets[number]
            guard target.latin == nil || kind.name.contains("script"), let text = kind.make(target, &perturbation)
            else { continue }
            queries.append(Query(text: text, target: number))
        }
        return queries
    }

    private static func measure(_ queries: [Query], _ clinic: QualityClinic, repeats: Int) throws -> Measurement {
        var measurement = Measurement()
        let clock = ContinuousClock()
        for query in queries {
            let target = clinic.targets[query.target]
            var items: [PatientMatch] = []
            let times = try (0..<max(repeats, 1)).map { _ in
                try clock.measure { items = try clinic.model.search(query.text, limit: 10).value.items }
            }
            let place = items.firstIndex { QualityClinic.number($0.id) == query.target }
            measurement.add(times.min() ?? .zero, place: place, isOneAlike: items.contains { $0.isLike(target) })
            if verbose, place == nil { print("  missed: \(query.text) — \(target.name) \(target.birthDate)") }
        }
        return measurement
    }

    private static let verbose = ProcessInfo.processInfo.environment["VERBOSE"] != nil

    static func printSize(of clinic: QualityClinic) throws {
        let directory = clinic.directory.path
        let files = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        for file in files where file.hasSuffix("data.mdb") {
            let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + file)
            guard let size = attributes[.size] as? Int else { continue }
            print("index: \(size) bytes, \(size / clinic.targets.count) a patient")
        }
    }
}

/// What is typed, and who is meant.
struct Query {
    let text: String
    let target: Int
}

extension PatientMatch {
    /// Whether nothing but numbers and address tells this patient from the one looked for.
    fileprivate func isLike(_ target: Target) -> Bool {
        name.family == target.name.family && name.given.first == target.name.given.first
    }
}
