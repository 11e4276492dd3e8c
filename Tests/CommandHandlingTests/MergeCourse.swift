import CommandHandling
import EventCatalog
import Ledger
import Prescribing
import TestKit
import Testing

/// Six patients who are merged and unmerged at random and have allergies, beside a model that says what must come of it.
struct MergeCourse {
    /// What can be asked.
    static let commands: Set<String> = ["merge", "unmerge", "record", "refute", "none known"]

    private struct Entry {
        let owner: Int
        let substance: Int
        var isActive = true
    }

    private let fixture: ClinicFixture
    private let number: Int
    private let seed: UInt64
    private var generator: SeededGenerator
    private var survivors: [Int: Int] = [:]
    private var entries: [Entry] = []
    /// What was asked and carried out.
    private(set) var carriedOut: Set<String> = []

    init(_ number: Int, in fixture: ClinicFixture, seed: UInt64) {
        self.fixture = fixture
        self.number = number
        self.seed = seed
        generator = SeededGenerator(seed: seed)
    }

    mutating func run(steps: Int) async throws {
        for patient in 0..<6 { try await fixture.register(id(patient), identifier: "M-\(number)-\(patient)") }
        for step in 0..<steps {
            try await takeStep()
            try compare("seed \(seed), course \(number), step \(step)")
        }
    }

    // MARK: The model

    private func root(_ patient: Int) -> Int { survivors[patient].map(root) ?? patient }

    private func isUnder(_ patient: Int, _ ancestor: Int) -> Bool {
        patient == ancestor || survivors[patient].map { isUnder($0, ancestor) } == true
    }

    private func isListed(_ substance: Int? = nil, for patient: Int) -> Bool {
        entries.contains {
            $0.isActive && isUnder($0.owner, patient) && (substance == nil || $0.substance == substance)
        }
    }

    // MARK: Commands

    private mutating func draw(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

    private func id(_ patient: Int) -> PatientID { PatientID(.test(1_000_000 + number * 1000 + patient)) }
    private func entryID(_ entry: Int) -> AllergyID { AllergyID(.test(2_000_000 + number * 1000 + entry)) }

    private mutating func takeStep() async throws {
        let patient = draw(6)
        let standsForItself = survivors[patient] == nil
        switch draw(10) {
        case 0...2:
            let survivor = draw(6)
            let merge = MergePatients(source: id(patient), survivor: id(survivor), reason: "registered twice")
            let isLegal = patient != survivor && standsForItself && survivors[survivor] == nil
            if try await ask("merge", .merge(merge), of: patient, isLegal) { survivors[patient] = survivor }
        case 3...4:
            let undone = UnmergePatient(source: id(patient), reason: "two people")
            if try await ask("unmerge", .unmerge(undone), of: patient, !standsForItself) { survivors[patient] = nil }
        case 5...6:
            let substance = draw(4)
            let coding = Coding(system: "demo", code: "substance-\(substance)")
            let allergy = RecordAllergy(allergyID: entryID(entries.count), substance: coding)
            let isLegal = standsForItself && !isListed(substance, for: patient)
            if try await ask("record", .recordAllergy(allergy), of: patient, isLegal) {
                entries.append(Entry(owner: patient, substance: substance))
            }
        case 7...8:
            guard !entries.isEmpty else { return }
            let entry = draw(entries.count)
            let isLegal = standsForItself && entries[entry].isActive && isUnder(entries[entry].owner, patient)
            let refuted = RefuteAllergy(allergyID: entryID(entry), reason: "tested")
            if try await ask("refute", .refuteAllergy(refuted), of: patient, isLegal) {
                entries[entry].isActive = false
            }
        default:
            let isLegal = standsForItself && !isListed(for: patient)
            _ = try await ask("none known", .assertNoKnownAllergies, of: patient, isLegal)
        }
    }

    /// Gives a command, and says whether it was carried out: exactly if the model allows it.
    private mutating func ask(
        _ name: String,
        _ command: PatientCommand,
        of patient: Int,
        _ isLegal: Bool
    ) async throws -> Bool {
        do {
            _ = try await fixture.clinic.execute(command, on: id(patient), as: .test())
            try #require(isLegal, "seed \(seed), course \(number): \(command) on \(patient) with \(survivors)")
            carriedOut.insert(name)
            return true
        } catch CommandFailure.rejected(let rejection) {
            try #require(!isLegal, "seed \(seed), course \(number): \(command) on \(patient): \(rejection)")
            return false
        }
    }

    private func compare(_ place: String) throws {
        for patient in 0..<6 {
            let state = try #require(try fixture.clinic.patient(id(patient))).state
            try #require(state.mergedInto == survivors[patient].map(id), "\(place)")
            let sources = (0..<6).filter { survivors[$0] == patient }.map(id)
            try #require(Set(state.mergedSources) == Set(sources), "\(place)")
            try #require(state.mergedSources.count == sources.count, "\(place)")
            let root = root(patient)
            let records = try fixture.clinic.records(of: id(patient))
            try #require(records.first == id(root), "\(place)")
            try #require(Set(records) == Set((0..<6).filter { self.root($0) == root }.map(id)), "\(place)")
            let listed = entries.indices.filter { entries[$0].owner == patient && entries[$0].isActive }
            let active = state.allergies.filter { $0.status == .active }.map(\.id)
            try #require(active == listed.map(entryID), "\(place)")
        }
    }
}
