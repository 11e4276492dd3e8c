import EventCatalog
import TestKit
import Testing

/// The auditor finds what it is there to find: each case is a history with one fault.
@Suite struct InvariantAuditorTests {
    private static let patient = PatientID(.test(1))
    private static let other = PatientID(.test(2))
    private static let prescriber = PractitionerID(.test(3))
    private static let order = PrescriptionID(.test(4))
    private static let itemID = PrescriptionItemID(.test(5))
    private static let today = CalendarDate("2026-03-10") ?? .earliest
    private static let alert = SafetyAlert(
        alertID: SafetyAlertID(.test(6)),
        kind: .drugAllergy,
        severity: .critical,
        ruleID: "rule",
        itemID: itemID,
        message: "no"
    )

    // MARK: Events

    private static func registered(_ value: String = "A-1", born: String = "1980-03-12") -> PatientEvent {
        .registered(
            PatientRegistered(
                name: HumanName(family: "Doe", given: []),
                birthDate: CalendarDate(born) ?? .earliest,
                gender: .unknown,
                identifiers: value.isEmpty ? [] : [Identifier(system: "mrn", value: value)],
                contacts: [],
                address: nil
            )
        )
    }

    private static func item(quantity: Int32 = 21, isParallel: Bool = false) -> PrescriptionItem {
        PrescriptionItem(
            itemID: itemID,
            product: Coding(system: "demo", code: "a"),
            quantity: Quantity(DecimalNumber(quantity), unit: "tablet"),
            repeatsAllowed: 0,
            expectedSupplyDays: nil,
            dosage: [Dosage(sequence: 1, text: "1 a day", dose: nil, timing: nil)],
            substitutionAllowed: false,
            isParallel: isParallel
        )
    }

    private static func checks(_ alerts: [SafetyAlert] = [], version: UInt64 = 1) -> PrescriptionEvent {
        .safetyChecksPerformed(
            SafetyChecksPerformed(ruleSetVersion: "r", day: today, patientVersion: version, alerts: alerts)
        )
    }

    private static func signed(validUntil: String = "2026-09-01") -> PrescriptionEvent {
        .signed(
            PrescriptionSigned(
                issueDate: today,
                validUntil: CalendarDate(validUntil) ?? .earliest,
                contentHash: [UInt8](repeating: 1, count: 32)
            )
        )
    }

    private static func supply(_ quantity: Int32, _ number: Int = 10, substitute: Bool = false) -> PrescriptionEvent {
        .dispensed(
            MedicationDispensed(
                dispenseID: DispenseID(.test(number)),
                itemID: itemID,
                quantity: Quantity(DecimalNumber(quantity), unit: "tablet"),
                pharmacy: "North",
                substitute: substitute ? Coding(system: "demo", code: "b") : nil
            )
        )
    }

    private static func reversed(_ number: Int = 10) -> PrescriptionEvent {
        .dispenseReversed(DispenseReversed(dispenseID: DispenseID(.test(number)), itemID: itemID, reason: "x"))
    }

    private static let drafted = PrescriptionEvent.drafted(
        PrescriptionDrafted(
            patientID: patient,
            prescriberID: prescriber,
            priorPrescription: nil,
            reasons: [],
            note: nil
        )
    )

    private static func order(_ item: PrescriptionItem = item()) -> [PrescriptionEvent] {
        [drafted, .itemAdded(PrescriptionItemAdded(item: item)), checks(), signed()]
    }

    // MARK: Reading

    /// A history: first a registered patient and prescriber, then these events.
    private static func audit(
        patient events: [PatientEvent] = [],
        _ prescription: [PrescriptionEvent] = [],
        second: [PrescriptionEvent] = [],
        mayPrescribe: Bool = true
    ) -> [String] {
        var auditor = InvariantAuditor()
        var position: UInt64 = 0
        var versions: [StreamID: UInt64] = [:]
        func read(_ event: CatalogEvent, _ stream: StreamID, in auditor: inout InvariantAuditor) {
            position += 1
            versions[stream, default: 0] += 1
            let entry = EventEntry(
                position: position,
                stream: stream,
                version: versions[stream] ?? 1,
                type: "event",
                schemaVersion: 1,
                recordedAt: Timestamp(startOf: today),
                occurredAt: ClinicalTime(today),
                subjects: [],
                origin: .test(commandID: .test(Int(position))),
                dataKeyID: nil,
                payloadDigest: [],
                payloadLength: 0
            )
            auditor.read(PublishedEvent(entry: entry, event: event))
        }
        let practitioner = PractitionerRegistered(
            name: HumanName(family: "Okafor", given: []),
            registrations: [],
            specialty: nil
        )
        read(
            .practitioner(prescriber, .registered(practitioner)),
            StreamID(.practitioner, prescriber.record),
            in: &auditor
        )
        if mayPrescribe {
            let grant = PractitionerEvent.prescribingAuthorityGranted(PrescribingAuthorityGranted())
            read(.practitioner(prescriber, grant), StreamID(.practitioner, prescriber.record), in: &auditor)
        }
        read(.patient(patient, registered()), StreamID(.patient, patient.record), in: &auditor)
        for event in events { read(.patient(patient, event), StreamID(.patient, patient.record), in: &auditor) }
        for event in prescription {
            read(.prescription(order, event), StreamID(.prescription, order.record), in: &auditor)
        }
        for event in second {
            let id = PrescriptionID(.test(40))
            read(.prescription(id, event), StreamID(.prescription, id.record), in: &auditor)
        }
        auditor.finish()
        return Set(auditor.violations.map(\.rule)).sorted()
    }

    // MARK: Tests

    @Test func `a history without a fault passes`() {
        #expect(Self.audit(Self.order() + [Self.supply(21), Self.reversed(), Self.supply(7, 11)]).isEmpty)
        #expect(Self.audit(Self.order(), second: Self.order(Self.item(isParallel: true))).isEmpty)
    }

    @Test func `what is signed against the rules is found (I-02, I-03, I-04, I-07, I-11, I-13, I-15, I-16, I-17)`() {
        let dead = PatientEvent.deceasedRecorded(PatientDeceasedRecorded(date: nil))
        let draft = [Self.drafted, .itemAdded(PrescriptionItemAdded(item: Self.item()))]
        let answer = PrescriptionEvent.safetyAlertOverridden(SafetyAlertOverridden(alertID: Self.alert.alertID))
        let own = PrescriptionEvent.safetyAlertOverridden(
            SafetyAlertOverridden(alertID: Self.alert.alertID, reason: .monitored, secondApprover: Self.prescriber)
        )
        #expect(Self.audit(patient: [dead], draft + [Self.checks(version: 2), Self.signed()]) == ["I-02"])
        #expect(Self.audit(Self.order(), mayPrescribe: false) == ["I-03"])
        #expect(Self.audit([Self.drafted, Self.checks(), Self.signed()]) == ["I-04"])
        #expect(Self.audit(Self.order(Self.item(quantity: 0))) == ["I-07"])
        #expect(Self.audit(draft + [Self.checks(), Self.signed(validUntil: "2028-01-01")]) == ["I-11"])
        #expect(Self.audit(Self.order() + [.itemAdded(PrescriptionItemAdded(item: Self.item()))]) == ["I-05", "I-13"])
        #expect(Self.audit(draft + [Self.signed()]) == ["I-15"])
        #expect(Self.audit(draft + [Self.checks(version: 7), Self.signed()]) == ["I-15"])
        #expect(Self.audit(draft + [Self.checks([Self.alert]), Self.signed()]) == ["I-16"])
        #expect(Self.audit(draft + [Self.checks([Self.alert]), answer, Self.signed()]) == ["I-16"])
        #expect(Self.audit(draft + [Self.checks([Self.alert]), own, Self.signed()]) == ["I-17"])
        #expect(Self.audit(Self.order(), second: Self.order()) == ["I-20"])
    }

    @Test func `what is supplied against the rules is found (I-25, I-29, I-30, I-32, I-33, I-35, I-36)`() {
        let held = PrescriptionEvent.held(PrescriptionHeld(itemIDs: [Self.itemID], reason: "x"))
        let south = PrescriptionEvent.releasedToPharmacy(PrescriptionReleasedToPharmacy(pharmacy: "South"))
        let cancelled = PrescriptionEvent.cancelled(
            PrescriptionCancelled(itemIDs: [Self.itemID], reason: .clinicalGrounds, note: nil)
        )
        #expect(Self.audit(Self.order() + [Self.supply(20), Self.supply(2, 11)]) == ["I-25"])
        #expect(Self.audit(Self.order() + [south, Self.supply(1)]) == ["I-29"])
        #expect(Self.audit(Self.order() + [Self.supply(1, substitute: true)]) == ["I-30"])
        #expect(Self.audit(Self.order() + [Self.supply(1), Self.reversed(), Self.reversed()]) == ["I-32"])
        #expect(Self.audit(Self.order() + [held, Self.supply(1)]) == ["I-33"])
        #expect(Self.audit(Self.order() + [held, held]) == ["I-35"])
        #expect(Self.audit(Self.order() + [Self.supply(1), cancelled]) == ["I-36"])
        #expect(
            Self.audit(Self.order() + [.expired(PrescriptionExpired(itemIDs: [], validUntil: Self.today))]) == ["I-28"]
        )
    }

    @Test func `what is wrong about patients is found (I-41, I-43, I-44, I-46, I-47, I-48)`() {
        let allergy = PatientEvent.allergyRecorded(
            AllergyRecorded(
                allergyID: AllergyID(.test(7)),
                substance: Coding(system: "demo", code: "penicillin"),
                criticality: .high,
                reactions: [],
                onset: nil
            )
        )
        let merge = PatientsMerged(source: Self.patient, survivor: Self.patient, reason: "x", conflicts: [])
        let unmerge = PatientsUnmerged(source: Self.patient, survivor: Self.other, reason: "x")
        let resolved = ConditionResolved(conditionID: ConditionID(.test(8)), abatement: nil)
        #expect(Self.audit(patient: [Self.registered("A-2")]) == ["I-41"])
        #expect(
            Self.audit(patient: [.deceasedRecorded(PatientDeceasedRecorded(date: CalendarDate("1970")))]) == ["I-43"]
        )
        #expect(Self.audit(patient: [.merged(merge)]) == ["I-44"])
        #expect(Self.audit(patient: [.unmerged(unmerge)]) == ["I-46"])
        #expect(Self.audit(patient: [allergy, allergy]) == ["I-47"])
        #expect(Self.audit(patient: [allergy, .noKnownAllergiesAsserted(NoKnownAllergiesAsserted())]) == ["I-47"])
        #expect(Self.audit(patient: [.conditionResolved(resolved)]) == ["I-48"])
    }
}
