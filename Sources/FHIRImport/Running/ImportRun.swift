internal import CommandHandling
internal import Dispatch
internal import EventCatalog
internal import Prescribing

/// One run over all files: a survey that imports nothing, then phase after phase.
///
/// The phases are in the order in which records need each other, each over all files, so that it does not matter where
/// a resource stands.
final class ImportRun {
    /// Items that are carried out together: as many commands wait for the log at a time.
    private static let itemsPerFlush = 2048

    let clinic: Clinic
    let origin: ImportOrigin
    let ids: DerivedIDs
    let index: SourceIndex
    let book = ReportBook()
    let queue = DispatchQueue(label: "import files")
    let carrier: ItemCarrier
    var prescribers: [RecordID: PractitionerID] = [:]

    private var pending: [ImportItem] = []
    private var carrying: Task<Void, any Error>?
    private var bytesDone = 0
    private var bytesTotal = 0
    private var phaseBytes = 0
    private var phaseBytesTotal = 1
    private var slotCount = 0
    private let slotLimit: Int

    init(_ clinic: Clinic, _ origin: ImportOrigin, _ ids: DerivedIDs, slotLimit: Int) {
        self.slotLimit = slotLimit
        self.clinic = clinic
        self.origin = origin
        self.ids = ids
        index = SourceIndex(ids)
        carrier = ItemCarrier(clinic: clinic, origin: origin, book: book)
    }

    func run(paths: [String], progress: @Sendable (ImportProgress) -> Void) async throws -> ImportReport {
        do {
            return try await runPhases(paths, progress)
        } catch {
            _ = await carrying?.result  // what was handed over is carried out
            throw error
        }
    }

    private func runPhases(
        _ paths: [String],
        _ progress: @Sendable (ImportProgress) -> Void
    ) async throws -> ImportReport {
        let (files, faults) = FileFinder.files(at: paths)
        for fault in faults { book.fileRefused(fault.problem) }
        bytesTotal = files.reduce(0) { $0 + $1.size }
        var surveyed: [SurveyedFile] = []
        for file in files {
            guard let survey = try await survey(file, progress) else { continue }
            surveyed.append(survey)
        }
        if index.isFull { book.noted("references-beyond-the-limit-not-known") }
        // What became of a prescription comes with it, unless something was supplied of some.
        let phases = ImportPhase.allCases.filter { $0 != .outcomes || !index.supplies.isEmpty }
        phaseBytesTotal = 1
        for phase in phases {
            for file in surveyed where phase.concerns(file) { phaseBytesTotal += file.file.size }
        }
        for phase in phases {
            for file in surveyed where phase.concerns(file) { try await importing(file, phase, progress) }
            try await flush()
            try await carrying?.value
            carrying = nil
        }
        for file in surveyed where !file.file.isUnchanged {
            let fault = FileFault(
                path: file.file.path,
                code: "file-changed",
                message: "The file changed while it was read; import it again."
            )
            book.fileRefused(fault.problem)
        }
        report(progress, done: bytesTotal)
        return book.report
    }

    // MARK: Survey

    /// Reads a file to its end: counts, remembers what others refer to, and refuses what is no FHIR.
    private func survey(
        _ file: SourceFile,
        _ progress: @Sendable (ImportProgress) -> Void
    ) async throws -> SurveyedFile? {
        var survey = SurveyedFile(file: file)
        do {
            var reader = try ElementReader(file, on: queue) { type in
                ImportedType(rawValue: type).map { SourceIndex.concerns($0) || $0 == .observation } ?? false
            }
            while let piece = try await reader.next() {
                try Task.checkCancellation()
                for line in piece.badLines { book.lineRefused(line.problem) }
                for found in piece.found { look(at: found, in: &survey) }
                report(progress, done: (bytesDone + min(survey.bytesRead, file.size)) / 2)
                survey.bytesRead += piece.bytesRead
            }
            if file.form == .document { try survey.check(reader.outline) }
            // Only what is remembered tells the observations apart already; a later scan counts them itself.
            if survey.slots != nil { book.skipped("Observation", "observation-not-kept", survey.skippedObservations) }
        } catch let fault as FileFault {
            book.fileRefused(fault.problem)
            bytesDone += file.size
            return nil
        }
        bytesDone += file.size
        book.add(survey.counts)
        return survey
    }

    private func look(at found: ElementReader.Found, in survey: inout SurveyedFile) {
        guard let typeName = found.element.type else { return survey.countWithoutType(found) }
        survey.count(typeName)
        guard let type = ImportedType(rawValue: typeName) else { return }
        if type.becomesCommands { remember(found, type, in: &survey) }
        guard SourceIndex.concerns(type), !found.element.isTooLarge else { return }
        // A resource that can't be read is reported by the phase that imports it.
        guard let resource = try? ParsedResource(found.element, as: type) else { return }
        try? index.add(resource, in: survey.file.number)
        if !survey.hasDepartures { survey.hasDepartures = resource.isOfSomeoneGone }
    }

    private func remember(_ found: ElementReader.Found, _ type: ImportedType, in survey: inout SurveyedFile) {
        guard survey.slots != nil else { return }
        if type == .observation, !found.element.isTooLarge, !ObservationMapping.mayMatter(found.element.bytes) {
            survey.skippedObservations += 1
            return
        }
        guard slotCount < slotLimit, let slot = ElementSlot(found, type) else {
            survey.slots = nil
            return
        }
        slotCount += 1
        survey.slots?.append(slot)
    }

    // MARK: Phases

    private func importing(
        _ survey: SurveyedFile,
        _ phase: ImportPhase,
        _ progress: @Sendable (ImportProgress) -> Void
    ) async throws {
        let start = phaseBytes
        do {
            if let slots = survey.slots {
                var reader = try SlotReader(survey.file, slots.filter { phase.types.contains($0.type) }, on: queue)
                while let found = try await reader.nextElements() {
                    try await take(found, of: survey.file, phase)
                    phaseBytes = start + min((found.last?.element.offset ?? 0), survey.file.size)
                    reportPhase(progress)
                }
            } else {
                try await scanning(survey.file, phase, progress)
            }
        } catch let fault as FileFault {
            book.fileRefused(fault.problem)
        }
        phaseBytes = start + survey.file.size
    }

    /// Goes through a file that has more resources than are remembered.
    private func scanning(
        _ file: SourceFile,
        _ phase: ImportPhase,
        _ progress: @Sendable (ImportProgress) -> Void
    ) async throws {
        var reader = try ElementReader(file, on: queue) { type in
            ImportedType(rawValue: type).map { phase.types.contains($0) } ?? false
        }
        while let piece = try await reader.next() {
            try await take(piece.found, of: file, phase)
            phaseBytes += piece.bytesRead
            reportPhase(progress)
        }
    }

    private func take(_ found: [ElementReader.Found], of file: SourceFile, _ phase: ImportPhase) async throws {
        try Task.checkCancellation()
        for found in found {
            guard let type = found.element.type.flatMap({ ImportedType(rawValue: $0) }), phase.types.contains(type)
            else { continue }
            if let item = try await item(found, type, phase, file) { try await add(item) }
        }
    }

    // MARK: Carrying out

    private func add(_ item: ImportItem) async throws {
        pending.append(item)
        if pending.count >= Self.itemsPerFlush { try await flush() }
    }

    /// Hands over what has gathered; the next gathers meanwhile.
    private func flush() async throws {
        try await carrying?.value
        let items = pending
        pending = []
        let carrier = carrier
        carrying = items.isEmpty ? nil : Task { try await carrier.carry(items) }
    }

    private func reportPhase(_ progress: @Sendable (ImportProgress) -> Void) {
        let share = Double(min(phaseBytes, phaseBytesTotal)) / Double(phaseBytesTotal)
        report(progress, done: bytesTotal / 2 + Int(Double(bytesTotal - bytesTotal / 2) * share))
    }

    private func report(_ progress: @Sendable (ImportProgress) -> Void, done: Int) {
        progress(ImportProgress(bytesDone: done, bytesTotal: bytesTotal, imported: book.report.imported))
    }
}
