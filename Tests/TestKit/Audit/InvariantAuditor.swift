public import EventCatalog

/// Reads a log event by event with a small model of its own, and names every rule that an event breaks.
///
/// It knows the published events and the rules of the domain, and nothing of the code that decides: what that code lets
/// through by mistake is found here.
public struct InvariantAuditor {
    /// A rule that an event broke.
    public struct Violation: Hashable, Sendable, CustomStringConvertible {
        /// The event's position.
        public let position: UInt64
        /// The invariant's id, such as `I-25`.
        public let rule: String
        /// What is wrong.
        public let detail: String

        /// One line for a failure.
        public var description: String { "position \(position) breaks \(rule): \(detail)" }
    }

    /// Everything found so far.
    public private(set) var violations: [Violation] = []
    /// How many events of each type were read.
    public private(set) var counts: [String: Int] = [:]
    private(set) var patients: [PatientID: AuditedPatient] = [:]
    private(set) var orders: [PrescriptionID: AuditedOrder] = [:]
    private(set) var prescribers: [PractitionerID: Bool] = [:]
    private var owners: [Identifier: PatientID] = [:]
    private var ordersOf: [PatientID: [PrescriptionID]] = [:]
    /// What was signed in the command that is being read, with the position of the signature.
    private var signed: [PrescriptionID: UInt64] = [:]
    private var command: RecordID?

    /// Starts with an empty log.
    public init() {}

    /// Reads the next event.
    public mutating func read(_ published: PublishedEvent) {
        let entry = published.entry
        if entry.origin.commandID != command { finish() }
        command = entry.origin.commandID
        counts[entry.type, default: 0] += 1
        var found = Findings(entry)
        switch published.event {
        case .patient(let id, let event): read(event, of: id, &found)
        case .prescription(let id, let event): read(event, of: id, &found)
        case .practitioner(let id, let event): read(event, of: id)
        case .formulary: break
        }
        violations += found.violations
    }

    /// Checks what has to hold when a command is done: nothing was signed that is on order already (I-20).
    ///
    /// An order that became open again because its supply was taken back may stand beside a newer one: that is history.
    public mutating func finish() {
        for (id, position) in signed {
            guard let order = orders[id] else { continue }
            let others = (ordersOf[order.header.patientID] ?? []).filter { $0 != id }.compactMap { orders[$0] }
            let open = others.flatMap(\.openItems)
            for (index, item) in order.openItems.enumerated() {
                let rest = open + order.openItems.dropFirst(index + 1)
                guard let twin = rest.first(where: { item.isTwin(of: $0) }) else { continue }
                let detail = "\(item.product) is on order twice: \(item.days) and \(twin.days)"
                violations.append(Violation(position: position, rule: "I-20", detail: detail))
            }
        }
        signed = [:]
    }

    /// The status of an item and how much of it was supplied, as this model sees it; `nil` if there is no such item.
    public func item(_ item: PrescriptionItemID, of id: PrescriptionID) -> (status: String, supplied: DecimalNumber)? {
        orders[id]?.items.first { $0.content.itemID == item }.map { ($0.status.rawValue, $0.supplied) }
    }

    // MARK: Patients

    private mutating func read(_ event: PatientEvent, of id: PatientID, _ found: inout Findings) {
        if case .registered(let registered) = event {
            found.require(patients[id] == nil, "I-41", "a patient is registered twice")
            patients[id] = AuditedPatient(registered, &found)
            for identifier in registered.identifiers { take(identifier, for: id, &found) }
            return
        }
        guard var patient = patients[id] else {
            found.require(false, "I-01", "an event of a patient who is not registered")
            return
        }
        switch event {
        case .identifierAssigned(let assigned): take(assigned.identifier, for: id, &found)
        case .identifierEnded(let ended):
            found.require(owners[ended.identifier] == id, "I-41", "an identifier ends that the patient does not have")
            owners[ended.identifier] = nil
        case .merged(let merge) where merge.source == id: link(merge, &patient, &found)
        case .unmerged(let undone) where undone.source == id:
            found.require(patient.survivor == undone.survivor, "I-46", "what was not merged is unmerged")
            patient.survivor = nil
        case .allergyRecorded(let recorded):
            found.require(!merged(into: id).contains { $0.lists(recorded.substance) }, "I-47", "a substance twice")
            patient.read(event, &found)
        case .noKnownAllergiesAsserted:
            found.require(!merged(into: id).contains { $0.lists(nil) }, "I-47", "none known beside an allergy")
            patient.read(event, &found)
        default:
            // What is about a merged record's entry is in the survivor's stream, too: first there.
            let isOfMerged = merged(into: id).contains { $0.holdsSubject(of: event) == true }
            if patient.holdsSubject(of: event) != false || !isOfMerged { patient.read(event, &found) }
        }
        if patient.survivor != nil, event.changesRecord {
            let isMirrored = patients.values.contains { $0.lastCommand == command && $0.survivor == nil }
            found.require(isMirrored, "I-44", "a merged record is changed by itself")
        }
        patient.lastCommand = command
        patient.version = found.entry.version
        patients[id] = patient
    }

    /// The records merged into one, directly or through others.
    private func merged(into id: PatientID) -> [AuditedPatient] {
        patients.filter { $0.value.survivor == id }.flatMap { [$0.value] + merged(into: $0.key) }
    }

    private mutating func take(_ identifier: Identifier, for id: PatientID, _ found: inout Findings) {
        found.require(owners[identifier] ?? id == id, "I-41", "an identifier has two owners")
        owners[identifier] = id
    }

    private func link(_ merge: PatientsMerged, _ source: inout AuditedPatient, _ found: inout Findings) {
        found.require(merge.source != merge.survivor, "I-44", "a patient is merged with itself")
        found.require(source.survivor == nil, "I-44", "a patient is merged away twice")
        var root = merge.survivor
        var steps = 0
        while let next = patients[root]?.survivor, steps < patients.count {
            root = next
            steps += 1
        }
        found.require(patients[merge.survivor] != nil, "I-44", "the survivor is not registered")
        found.require(root != merge.source, "I-44", "merges go round in a circle")
        found.require(root == merge.survivor, "I-44", "the survivor was merged away itself")
        source.survivor = merge.survivor
    }

    // MARK: Practitioners

    private mutating func read(_ event: PractitionerEvent, of id: PractitionerID) {
        switch event {
        case .registered: prescribers[id] = prescribers[id] ?? false
        case .prescribingAuthorityGranted: prescribers[id] = true
        case .prescribingAuthorityRevoked: prescribers[id] = false
        case .roleAssigned, .roleEnded: break
        }
    }

    // MARK: Prescriptions

    private mutating func read(_ event: PrescriptionEvent, of id: PrescriptionID, _ found: inout Findings) {
        if case .drafted(let drafted) = event {
            found.require(orders[id] == nil, "I-05", "a prescription id is used twice")
            found.require(patients[drafted.patientID] != nil, "I-01", "a draft for nobody")
            // What carries on an order stays beside it.
            if drafted.priorPrescription == nil {
                found.require(patients[drafted.patientID]?.survivor == nil, "I-01", "a draft for who was merged away")
            }
            found.require(prescribers[drafted.prescriberID] != nil, "I-03", "a draft by nobody")
            orders[id] = AuditedOrder(drafted)
            ordersOf[drafted.patientID, default: []].append(id)
            return
        }
        guard var order = orders[id] else {
            found.require(false, "I-35", "an event of a prescription that was not drafted")
            return
        }
        let patient = patients[order.header.patientID]
        if case .signed(let signature) = event {
            order.checkSignature(signature, patient, mayPrescribe: prescribers[order.header.prescriberID], &found)
            signed[id] = found.entry.position
        }
        if case .dispensed = event, let patient {
            found.require(!patient.isDead(on: found.clinicalDay), "I-02", "the dead are supplied")
        }
        order.read(event, &found)
        orders[id] = order
    }
}

/// What an event breaks, gathered while it is read.
struct Findings {
    let entry: EventEntry
    var violations: [InvariantAuditor.Violation] = []

    init(_ entry: EventEntry) { self.entry = entry }

    /// The day on which it happened clinically, and the one on which it was recorded.
    var clinicalDay: CalendarDate { entry.occurredAt.date.firstDay }
    var recordedDay: CalendarDate { entry.recordedAt.date }

    mutating func require(_ holds: Bool, _ rule: String, _ detail: @autoclosure () -> String) {
        guard !holds else { return }
        violations.append(InvariantAuditor.Violation(position: entry.position, rule: rule, detail: detail()))
    }
}

extension PatientEvent {
    /// Whether it changes more than how the record is linked with others.
    fileprivate var changesRecord: Bool {
        switch self {
        case .merged, .unmerged, .duplicateSuspected, .duplicateRejected: false
        case .registered, .demographicsCorrected, .nameChanged, .contactChanged, .addressChanged, .identifierAssigned,
            .identifierEnded, .deceasedRecorded, .deceasedRetracted, .allergyRecorded, .allergyRefuted,
            .allergyResolved,
            .noKnownAllergiesAsserted, .conditionRecorded, .conditionResolved, .conditionMarkedEnteredInError,
            .observationRecorded, .accessRestricted, .accessUnrestricted, .allergyAmended, .conditionAmended:
            true
        }
    }
}
