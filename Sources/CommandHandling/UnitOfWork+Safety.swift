internal import EventCatalog
internal import Prescribing

extension UnitOfWork {
    /// What the safety checks of a prescription read: the patient's record and what else the patient takes (I-15).
    ///
    /// - Parameters:
    ///   - patient: The patient.
    ///   - family: All records of the person (I-44).
    ///   - id: The prescription that is checked; it is not read beside itself.
    ///   - replaced: A prescription that the new one carries on, as it will be.
    ///   - products: The products of the new one: their orders on the replaced prescription end with it.
    /// - Returns: `nil` if there is no such patient.
    mutating func safetyFacts(
        of patient: PatientID,
        in family: [PatientID],
        for id: PrescriptionID,
        replacing replaced: (PrescriptionID, Prescription.State)?,
        products: [ProductKey]
    ) throws(CommandFailure) -> (facts: SafetyFacts, orders: OrderList.Contents)? {
        let record = try record(Patient.self, patient)
        guard record.state != nil, let picture = try clinicalPicture(of: patient, in: family) else { return nil }
        var facts = SafetyFacts(patient: picture, patientVersion: record.version)
        let own = try orders(of: patient)
        var listed = own.entries
        for other in family where other != patient {
            let version = try self.record(Patient.self, other).version
            facts.mergedPatients.append(CheckedMerge(patientID: other, version: version))
            listed += try orders(of: other).entries
        }
        for entry in listed where entry.id != id {
            let isReplaced = entry.id == replaced?.0
            facts.prescriptions.append(
                SafetyFacts.OtherPrescription(
                    checked: CheckedPrescription(prescriptionID: entry.id, version: entry.version),
                    state: entry.state,
                    carriedOn: isReplaced ? Set(products) : []
                )
            )
        }
        return (facts, own)
    }

    /// Refuses answers whose second person is nobody who may prescribe today (I-17).
    mutating func checkApprovers(of command: PrescriptionCommand, on day: CalendarDate) throws(CommandFailure) {
        for (index, answer) in Prescription.answers(in: command).enumerated() {
            guard let approver = answer.secondApprover else { continue }
            let field = "overrides[\(index)].second_approver"
            guard let person = try record(Practitioner.self, approver).state else {
                throw .rejected(.prescription(.secondApproverNotFound(field: field)))
            }
            guard person.mayPrescribe(on: day) else {
                throw .rejected(.prescription(.secondApproverNotAuthorised(field: field)))
            }
        }
    }

    /// The entry of a patient's list that no longer matters on a day; `nil` if all do.
    func lapsed(in orders: OrderList.Contents, on day: CalendarDate) -> OrderList.Entry? {
        orders.entries.first { entry in
            !entry.state.hasOpenItems && ConcurrentOrder.orders(of: entry.state, id: entry.id, on: day).isEmpty
        }
    }
}
