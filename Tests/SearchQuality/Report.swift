import EventCatalog
import Foundation
import PatientSearch
import ProjectionEngine
import TestKit

/// Measures and prints.
enum Report {
    /// How often the patient is found, and how long it takes.
    private struct Row {
        var queries = 0
        var first = 0
        var firstTen = 0
        var firstTenOrAlike = 0
        var reciprocal = 0.0
        var times: [Duration] = []
    }

    static func printTable(of clinic: QualityClinic, queries: Int) throws {
        print(
            "| what is typed | recall@1 | recall@10 | or one alike | MRR | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|"
        )
        var all: [Duration] = []
        for (number, kind) in QueryClass.all.enumerated() {
            let row = try measure(kind, clinic, queries, seed: UInt64(number))
            guard row.queries > 0 else { continue }
            all += row.times
            let share = { (count: Int) in String(format: "%.3f", Double(count) / Double(row.queries)) }
            let mean = String(format: "%.3f", row.reciprocal / Double(row.queries))
            let columns =
                [share(row.first), share(row.firstTen), share(row.firstTenOrAlike), mean] + quantiles(row.times)
            print("| \(kind.name) | \(columns.joined(separator: " | ")) |")
        }
        print("| all together | | | | | \(quantiles(all).joined(separator: " | ")) |")
    }

    private static func measure(_ kind: QueryClass, _ clinic: QualityClinic, _ queries: Int, seed: UInt64) throws -> Row
    {
        var perturbation = Perturbation(seed: seed)
        var row = Row()
        let clock = ContinuousClock()
        for _ in 0..<queries * 40 where row.queries < queries {
            let number = perturbation.below(clinic.targets.count)
            let target = clinic.targets[number]
            guard target.latin == nil || kind.name.contains("script"), let query = kind.make(target, &perturbation)
            else {
                continue
            }
            let start = clock.now
            let items = try clinic.model.search(query, limit: 10).value.items
            row.times.append(clock.now - start)
            row.queries += 1
            if let alike = items.firstIndex(where: { $0.isLike(target) }), alike < 10 { row.firstTenOrAlike += 1 }
            let place = items.firstIndex { QualityClinic.number($0.id) == number }
            if verbose, place == nil { print("  missed: \(query) — \(target.name) \(target.birthDate)") }
            guard let place else { continue }
            if place == 0 { row.first += 1 }
            row.firstTen += 1
            row.reciprocal += 1 / Double(place + 1)
        }
        return row
    }

    private static let verbose = ProcessInfo.processInfo.environment["VERBOSE"] != nil

    private static func quantiles(_ times: [Duration]) -> [String] {
        let sorted = times.sorted()
        return [0.5, 0.99].map { text(sorted[min(Int(Double(sorted.count) * $0), sorted.count - 1)]) }
    }

    private static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return String(format: "%.3f", Double(seconds) * 1000 + Double(attoseconds) / 1e15)
    }

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

extension PatientMatch {
    /// Whether nothing but numbers and address tells this patient from the one looked for.
    fileprivate func isLike(_ target: QualityClinic.Target) -> Bool {
        name.family == target.name.family && name.given.first == target.name.given.first
    }
}
