import EventCatalog
import Prescribing
import TestKit
import Testing

@Suite struct TransitionTests {
    typealias Status = Prescription.ItemStatus
    typealias Event = PrescriptionTransitions.Event

    /// The state machine of the clinical reference, written down once more.
    private static let legal: Set<[String]> = [
        ["draft", "signed", "active"], ["draft", "discarded", "cancelled"],
        ["active", "partDispensed", "active"], ["active", "lastDispensed", "completed"],
        ["active", "held", "onHold"], ["onHold", "resumed", "active"],
        ["active", "stopped", "stopped"], ["onHold", "stopped", "stopped"],
        ["active", "cancelled", "cancelled"], ["onHold", "cancelled", "cancelled"],
        ["active", "expired", "expired"], ["onHold", "expired", "expired"],
        ["draft", "markedEnteredInError", "enteredInError"], ["active", "markedEnteredInError", "enteredInError"],
        ["onHold", "markedEnteredInError", "enteredInError"], ["completed", "markedEnteredInError", "enteredInError"],
        ["cancelled", "markedEnteredInError", "enteredInError"], ["stopped", "markedEnteredInError", "enteredInError"],
        ["expired", "markedEnteredInError", "enteredInError"],
    ]

    @Test func `only the transitions of the reference exist (I-35)`() {
        var found: Set<[String]> = []
        for status in Status.allCases {
            for event in Event.allCases {
                guard let next = PrescriptionTransitions.next(status, event) else { continue }
                found.insert(["\(status)", "\(event)", "\(next)"])
            }
        }
        #expect(found == Self.legal)
        #expect(PrescriptionTransitions.rows.count == Self.legal.count)
    }

    @Test func `evolve takes any event in any order`() {
        var random = RandomEvents(seed: 7)
        var patient: Patient.State?
        var prescription: Prescription.State?
        var practitioner: Practitioner.State?
        for _ in 0..<20_000 {
            switch random.event() {
            case .patient(_, let event): Patient.evolve(&patient, with: event)
            case .prescription(_, let event): Prescription.evolve(&prescription, with: event)
            case .practitioner(_, let event): Practitioner.evolve(&practitioner, with: event)
            }
            if let prescription {
                _ = prescription.items(on: Sample.today)
                _ = prescription.allowedActions(on: Sample.today)
            }
        }
        #expect(patient != nil && prescription != nil && practitioner != nil)
    }

    @Test func `nothing exists before its first event`() throws {
        let signed = try Sample.prescription([Sample.item()])
        #expect(Prescription.fold(signed.dropFirst()) == nil)
        let patient = PatientEvent.deceasedRecorded(PatientDeceasedRecorded(date: nil))
        #expect(Patient.fold([patient]) == nil)
    }
}
