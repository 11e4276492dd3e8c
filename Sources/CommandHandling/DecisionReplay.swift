public import EventCatalog
public import Ledger
public import Prescribing

/// A signature decided again on the log, as it was decided on the day: what the prescriber saw, what was answered, and
/// whether the same comes out (I-14, I-15).
public struct DecisionReplay: Sendable {
    /// The prescription.
    public let prescriptionID: PrescriptionID
    /// Who signed it, for whom, why.
    public let header: PrescriptionDrafted
    /// What was signed.
    public let items: [PrescriptionItem]
    /// The signature.
    public let signature: PrescriptionSigned
    /// The position of the signature in the log.
    public let position: Position
    /// The checks that were recorded.
    public let recorded: SafetyChecksPerformed
    /// The checks run again on the records as they were; `nil` where there is nothing to run again: the prescription was
    /// made elsewhere, or the rule set is not at hand.
    public let replayed: SafetyChecksPerformed?
    /// What was answered before the signature.
    public let overrides: [SafetyAlertOverridden]
    /// Whether what was signed has the hash that was signed.
    public let isContentIntact: Bool

    /// Whether the same came out again; `nil` where the checks could not be run again.
    public var isEqual: Bool? {
        guard let replayed else { return nil }
        return isContentIntact && replayed == recorded
    }
}

/// Why a decision can't be decided again.
public enum DecisionReplayFailure: Error, Hashable, Sendable {
    /// There is no such prescription.
    case notFound
    /// It was never signed.
    case notSigned
    /// It was signed by a program that did not record its checks.
    case notRecorded
}

extension DecisionReplay {
    /// Decides a prescription's signature again.
    ///
    /// - Parameters:
    ///   - id: The prescription.
    ///   - log: Where everything is read from; nothing is written.
    ///   - formulary: The formulary with a rule set of some version; `nil` if it is not at hand.
    /// - Throws: ``DecisionReplayFailure``, or ``CommandFailure`` if the log can't be read.
    /// - Complexity: O(events of the records that the checks read).
    public init(
        of id: PrescriptionID,
        in log: any EventLog,
        formulary: (_ ruleSetVersion: String) -> Formulary?
    ) throws {
        let signing = try Signing(of: id, in: log)
        prescriptionID = id
        header = signing.draft.header
        items = signing.draft.contents
        signature = signing.signature
        position = signing.position
        recorded = signing.checks
        overrides = signing.draft.overrides
        isContentIntact =
            signing.signature.contentHash
            == Prescription.contentHash(
                header,
                items,
                issueDate: signing.signature.issueDate,
                validUntil: signing.signature.validUntil
            )
        guard !signing.checks.isRecordedElsewhere, let formulary = formulary(signing.checks.ruleSetVersion) else {
            replayed = nil
            return
        }
        let facts = try RecordReader(log: log).safetyFacts(signing.checks, for: id, items)
        replayed = facts.check(items, for: header.patientID, in: formulary, on: signing.checks.day)
    }
}

/// A prescription right before its signature, and the signature.
private struct Signing {
    let draft: Prescription.State
    let checks: SafetyChecksPerformed
    let signature: PrescriptionSigned
    let position: Position

    init(of id: PrescriptionID, in log: any EventLog) throws {
        var state: Prescription.State?
        for recorded in try log.read(.stream(id.stream), from: 0, direction: .forward, limit: 10_000) {
            guard case .prescription(_, let event) = try PublishedEvent(decoding: recorded).event else { continue }
            if case .signed(let signature) = event, let draft = state {
                guard let checks = draft.safetyChecks else { throw DecisionReplayFailure.notRecorded }
                self.draft = draft
                self.checks = checks
                self.signature = signature
                position = recorded.entry.position
                return
            }
            Prescription.evolve(&state, with: event)
        }
        throw state == nil ? DecisionReplayFailure.notFound : .notSigned
    }
}

extension RecordReader {
    /// The records that checks read, at the versions at which they were read.
    fileprivate func safetyFacts(
        _ checks: SafetyChecksPerformed,
        for id: PrescriptionID,
        _ items: [PrescriptionItem]
    ) throws -> SafetyFacts {
        guard let header = try snapshot(Prescription.self, id, at: nil)?.state.header,
            let patient = try snapshot(Patient.self, header.patientID, at: checks.patientVersion)?.state
        else { throw DecisionReplayFailure.notFound }
        var records = [patient]
        for merged in checks.mergedPatients {
            if let state = try snapshot(Patient.self, merged.patientID, at: merged.version)?.state {
                records.append(state)
            }
        }
        var facts = SafetyFacts(
            patient: Patient.State.united(records) ?? patient,
            patientVersion: checks.patientVersion,
            mergedPatients: checks.mergedPatients
        )
        for checked in checks.prescriptions {
            guard let then = try snapshot(Prescription.self, checked.prescriptionID, at: checked.version)?.state else {
                continue
            }
            let now = try snapshot(Prescription.self, checked.prescriptionID, at: nil)?.state
            let isCarriedOn = now?.renewedBy == id || now?.signedItems.contains { $0.supersededBy == id } == true
            let products = Set(items.map { ProductKey($0.product) })
            facts.prescriptions.append(
                SafetyFacts.OtherPrescription(
                    checked: checked,
                    state: then,
                    carriedOn: isCarriedOn ? products : []
                )
            )
        }
        return facts
    }
}
