internal import CommandHandling
internal import EventCatalog
internal import Prescribing

/// One resource, or the part of it that a phase imports, as commands to be carried out.
struct ImportItem: Sendable {
    /// Carries out one command, or none where everything is there already.
    typealias Step = @Sendable (inout UnitOfWork, StepContext) throws -> StepResult

    /// What the first step is told of the others that are imported with it.
    struct StepContext: Sendable {
        /// Whether it is among the newest open orders of its product, of which there can only be a few.
        var isAmongNewestOpen = true
    }

    /// What a step did.
    struct StepResult: Sendable {
        /// Whether the record had been there; later steps are not carried out then.
        var wasThere = false
        /// Whether what it is about is missing: nothing to do, and nothing to remember.
        var isMissing = false
        /// What was kept in another form than the source has it.
        var notes: [String] = []

        static let done = StepResult()
        static let wasThere = StepResult(wasThere: true)
        static let missing = StepResult(isMissing: true)
    }

    let type: ImportedType
    let place: ImportPlace
    let digest: [UInt8]
    /// The id of the command that remembers that it was imported.
    let marker: RecordID
    /// Whether it is the first part of its resource: that is the one that is counted.
    let isFirstPart: Bool
    let body: Body

    /// The group of what must be carried out in the order of the files: who comes first has an identifier.
    static let everyone = RecordID(high: 0, low: 0)

    /// What a mapping makes of a resource.
    struct Body: Sendable {
        /// The record it is about: commands of one record are carried out in order.
        var group: RecordID
        /// Where it stands among those of its record.
        var order: Int64 = 0
        /// The product of an order that stays open.
        var openProduct: ProductKey?
        /// Other names that the record is found by later.
        var aliases: [RecordID] = []
        /// What those names stand for.
        var record: RecordID
        var steps: [Step]
    }
}

/// What a mapping makes of a resource.
enum Mapped {
    case commands(ImportItem.Body)
    /// Nothing that is kept here, and why.
    case skipped(String)
}
