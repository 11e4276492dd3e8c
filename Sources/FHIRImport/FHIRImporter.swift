public import CommandHandling
public import EventCatalog
internal import Prescribing

/// Imports FHIR R4: bundles as Synthea and FHIR servers write them, single resources, and NDJSON.
///
/// Every resource becomes commands that are decided like all others; what a rule refuses is reported with its place, and
/// the rest goes on. Importing the same again adds nothing. Memory does not grow with the size of the files.
public struct FHIRImporter: Sendable {
    private let clinic: Clinic
    private let actor: RecordID
    private let client: String
    private let source: String
    /// How many resources are remembered by their place; files beyond it are scanned by each phase.
    var slotLimit = ElementSlot.limit

    /// Prepares imports into a clinic.
    ///
    /// - Parameters:
    ///   - clinic: Where to.
    ///   - actor: Who imports.
    ///   - client: The program that does it.
    ///   - source: A name of the sending system. Resources with the same ids from different sources are different ones.
    public init(clinic: Clinic, actor: RecordID, client: String = "rxledger import", source: String = "") {
        var policy = clinic.policy
        // Records of elsewhere: an order that is active in its source is active here, however long ago it was signed.
        policy.maximumValidityDays = 4_000_000
        policy.isHistory = true
        self.clinic = clinic.with(policy)
        self.actor = actor
        self.client = client
        self.source = source
    }

    /// Imports files, and all `*.json` and `*.ndjson` in directories.
    ///
    /// - Parameters:
    ///   - paths: Files and directories.
    ///   - progress: Called now and then, by one task at a time.
    /// - Returns: What was done. Bad files and resources are in it, not thrown.
    /// - Throws: ``ImportFailure`` if the log fails, `CancellationError` if the task is cancelled. What was done until then
    ///   stays, and a second run goes on from there.
    /// - Complexity: O(bytes). Memory: one piece of a file, one entry, and at most a few thousand resources to be
    ///   carried out; besides small records of who and what is referred to, at most 250,000 of each kind.
    public func run(
        paths: [String],
        progress: @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportReport {
        let origin = ImportOrigin(actor: actor, client: client, correlationID: .make())
        let run = ImportRun(clinic, origin, DerivedIDs(source: source), slotLimit: slotLimit)
        return try await run.run(paths: paths, progress: progress)
    }
}
