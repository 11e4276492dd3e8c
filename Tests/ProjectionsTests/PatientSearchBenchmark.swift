import EventCatalog
import Foundation
import PatientSearch
import ProjectionEngine
import TestKit
import Testing

/// Run by hand, in release: `RXLEDGER_BENCH=1 swift test -c release -Xswiftc -enable-testing --filter PatientSearchBenchmark`.
/// `RXLEDGER_BENCH_PATIENTS` sets another number of patients than 270,000.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["RXLEDGER_BENCH"] == "1"))
struct PatientSearchBenchmark {
    private let patients = Int(ProcessInfo.processInfo.environment["RXLEDGER_BENCH_PATIENTS"] ?? "") ?? 270_000

    @Test func `build and search over the whole clinic`() async throws {
        try await SearchClinic.run { clinic in
            var random = RandomPatients(seed: 1, rareNames: 60_000)
            var registered: [PatientRegistered] = []
            for number in 0..<patients { registered.append(try random.registration(number)) }
            try await clinic.record(registered.enumerated().map { ($0.offset, .registered($0.element)) })
            let clock = ContinuousClock()
            let building = try await clock.measure { try await clinic.host.rebuild(PatientSearchProjection.name) }
            print("rebuild of \(patients) patients: \(building)")
            try printSize(of: clinic)
            for (name, make) in Self.classes {
                var times: [Duration] = []
                var matches = 0
                for round in 0..<2200 {
                    let query = make(registered[random.below(patients)], &random)
                    let start = clock.now
                    matches += try clinic.model.search(query).value.items.count
                    if round >= 200 { times.append(clock.now - start) }
                }
                times.sort()
                let (median, late) = (times[times.count / 2], times[times.count * 99 / 100])
                let label = name.padding(toLength: 28, withPad: " ", startingAt: 0)
                print("\(label) p50 \(Self.text(median)) p99 \(Self.text(late)) ms, \(matches / 2200) items")
                #expect(matches > 0)
            }
        }
    }

    private static func text(_ duration: Duration) -> String {
        String(
            format: "%.3f",
            Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1000
        )
    }

    private func printSize(of clinic: SearchClinic) throws {
        let directory = clinic.directory.path + "/projections/" + PatientSearchProjection.name
        let files = FileManager.default.enumerator(atPath: directory)?.compactMap { $0 as? String } ?? []
        for file in files where file.hasSuffix("data.mdb") {
            let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + file)
            guard let size = attributes[.size] as? Int else { continue }
            print("\(file): \(size) bytes apparent, \(size / patients) a patient")
        }
    }

    private typealias Make = @Sendable (PatientRegistered, inout RandomPatients) -> String

    private static func start(_ text: String, _ count: Int) -> String { String(text.prefix(count)) }

    private static let classes: [(String, Make)] = [
        ("one letter", { patient, _ in start(patient.name.family, 1) }),
        ("two letters", { patient, _ in start(patient.name.family, 2) }),
        ("three letters", { patient, _ in start(patient.name.family, 3) }),
        ("family", { patient, _ in patient.name.family }),
        ("common family", { _, random in random.pick(["smith", "jones", "garcia", "brown"]) }),
        ("smi jo", { patient, _ in start(patient.name.family, 3) + " " + start(patient.name.given[0], 2) }),
        ("j s", { patient, _ in start(patient.name.given[0], 1) + " " + start(patient.name.family, 1) }),
        ("given family", { patient, _ in patient.name.given[0] + " " + patient.name.family }),
        (
            "common given, family",
            { _, random in random.pick(["john smith", "jose garcia", "maria smith", "anna jones"]) }
        ),
        ("family year", { patient, _ in patient.name.family + " \(patient.birthDate.year)" }),
        (
            "family given year",
            { patient, _ in
                "\(patient.name.family) \(patient.name.given[0]) \(patient.birthDate.year)"
            }
        ),
        ("whole birth date", { patient, _ in patient.birthDate.description }),
        ("year", { patient, _ in "\(patient.birthDate.year)" }),
        ("identifier", { patient, _ in patient.identifiers[0].value }),
        ("end of identifier", { patient, _ in String(patient.identifiers[0].value.suffix(4)) }),
        ("telephone", { patient, _ in patient.contacts.first?.value ?? "020 7946 0958" }),
        ("nothing", { _, random in "zzz\(random.below(1000)) qqq" }),
    ]
}
