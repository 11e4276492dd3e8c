import CommandHandling
import EventCatalog
import Foundation
import Ledger
import Logging
import Prescribing

/// Records releases of the formulary in a data directory that no server has open.
struct ReleaseLoading {
    private let common: CommonOptions

    init(_ common: CommonOptions) { self.common = common }

    /// Records a release and says what became of it.
    func load(_ release: NewRelease, isDryRun: Bool) async throws {
        try await load(isDryRun: isDryRun) { _ in release }
    }

    /// Records the release that `make` gives for what is there.
    func load(isDryRun: Bool, _ make: (FormularyBook) -> NewRelease) async throws {
        let settings = try await common.settings()
        let directory = try DataDirectory(settings)
        let node = try Node(directory, logger: Logger(label: "rxledger") { _ in SwiftLogNoOpLogHandler() })
        let release = make(node.clinic.formulary)
        let clinic = node.clinic
        do {
            if isDryRun {
                let plan = try clinic.plan(release)
                print(Self.summary(release, plan.changes, isNew: !plan.events.isEmpty, "would be"))
            } else {
                let outcome = try await node.run { try await Self.record(release, in: clinic) }
                print(Self.summary(release, outcome.changes, isNew: !outcome.wasThere, "is"))
            }
        } catch let failure as CommandFailure {
            throw CommandError(failure, directory: directory)
        }
    }

    private static func record(_ release: NewRelease, in clinic: Clinic) async throws -> ReleaseOutcome {
        let bar = ProgressBar("Release \(release.version)", unit: "events")
        let origin = EventOrigin(
            actor: RecordID(high: 0, low: 2),
            role: "system",
            client: "rxledger-formulary",
            commandID: .make()
        )
        return try await clinic.record(release, as: origin) { done, total in
            bar.update(done: UInt64(done), of: UInt64(total))
        }
    }

    private static func summary(
        _ release: NewRelease,
        _ changes: (added: Int, changed: Int, withdrawn: Int),
        isNew: Bool,
        _ verb: String
    ) -> String {
        guard isNew else { return "\(release.version) is there already: nothing to load." }
        var text = "\(release.version) \(verb) in force from \(release.effectiveFrom) on: "
        text += ReleaseSummary.counts(release.content.counts)
        if !release.content.products.isEmpty {
            text += "; products: \(grouped(changes.added)) new, \(grouped(changes.changed)) changed, "
            text += "\(grouped(changes.withdrawn)) withdrawn"
        }
        return text
    }
}

/// Reads the releases of a data directory, beside whatever process writes it.
struct FormularyReading {
    private let common: CommonOptions

    init(_ common: CommonOptions) { self.common = common }

    /// All releases; the shipped one alone where there is no log yet.
    func book() async throws -> FormularyBook {
        let settings = try await common.settings()
        let directory = try DataDirectory(settings)
        guard directory.holdsLog else { return FormularyBook() }
        do {
            return try FormularyBook(readFrom: try directory.openLogForReading())
        } catch let failure as CommandFailure {
            throw CommandError(failure, directory: directory)
        }
    }
}

/// A release on a line or two.
struct ReleaseSummary: CustomStringConvertible {
    let release: FormularyRelease
    /// What of it is in force.
    let uses: [String]

    var description: String {
        let date = release.isBuiltIn ? "built in" : "from \(release.effectiveFrom)"
        let head = "\(release.version)  \(date)  \(Self.counts(release.counts))"
        let details: [String?] = [uses.joined(separator: ", "), release.source, release.licence, release.notice]
        return head + details.compactMap(\.self).filter { !$0.isEmpty }.map { "\n    \($0)" }.joined()
    }

    /// How much a release holds, in words.
    static func counts(_ counts: FormularyCounts) -> String {
        "\(grouped(counts.products)) products, \(grouped(counts.rules)) rules, \(grouped(counts.codes)) codes"
    }
}

extension CommandError {
    /// Why a release was not recorded.
    init(_ failure: CommandFailure, directory: DataDirectory) {
        switch failure {
        case .rejected(let rejection): self.init(.badData, rejection.rejection.message)
        case .log(let error): self.init(error, directory: directory)
        case .notFound, .aborted: self.init(.internalError, "The release was not recorded: \(failure)")
        }
    }
}
