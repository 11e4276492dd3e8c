internal import EventCatalog

extension Prescription {
    static func sign(
        _ command: SignPrescription,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        let items = try draftItems(of: state)
        guard !items.isEmpty else { throw .noItems }
        let (issueDate, validUntil) = try validity(command, items, facts)
        guard let patient = facts.patient else { throw .patientNotFound }
        for day in [issueDate, facts.time.day] {
            guard isAlive(patient, on: day, facts.time) else { throw .patientDeceased }
        }
        guard issueDate >= patient.birthDate.firstDay else { throw .issuedBeforeBirth }
        guard let prescriber = facts.prescriber else { throw .prescriberNotFound }
        if let signer = facts.signer, signer != state.header.prescriberID { throw .signedForAnother }
        guard prescriber.mayPrescribe(on: issueDate), prescriber.mayPrescribe(on: facts.time.day) else {
            throw .prescriberNotAuthorised
        }
        for (index, item) in items.enumerated() {
            try checkProduct(of: item, in: facts.formulary, "items[\(index)]")
            let product = facts.formulary.product(item.product.system, item.product.code)
            guard prescriber.mayPrescribe(schedule: product?.controlledSchedule) else {
                throw .scheduleNotAuthorised(field: "items[\(index)].product")
            }
        }
        let ruleTable = try checkForm(of: items, command, from: issueDate, to: validUntil, facts)
        let signed = PrescriptionSigned(
            issueDate: issueDate,
            validUntil: validUntil,
            contentHash: contentHash(state.header, items, issueDate: issueDate, validUntil: validUntil),
            ruleTable: ruleTable,
            usedTwoFactors: command.usedTwoFactors,
            reviewOn: try reviewDay(command, issueDate, validUntil)
        )
        try checkDuplicates(items, signed, facts.openOrders)
        return try safetyEvents(items, state, command.answers, facts) + [.signed(signed)]
    }

    /// The dates that a signature gives a prescription (I-11).
    private static func validity(
        _ command: SignPrescription,
        _ items: [PrescriptionItem],
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> (issueDate: CalendarDate, validUntil: CalendarDate) {
        let issueDate = command.issueDate ?? facts.time.day
        guard issueDate.day != nil else { throw .input(.dayNeeded(field: "issue_date")) }
        guard !facts.time.isFuture(issueDate) else { throw .issueDateInFuture }
        let hasRepeats = items.contains { $0.repeatsAllowed > 0 }
        let ordinary = hasRepeats ? facts.policy.repeatValidityDays : facts.policy.validityDays
        let days = min(ordinary, controlledValidity(of: items, facts) ?? ordinary)
        let validUntil = command.validUntil ?? issueDate.adding(days: days) ?? .latest
        guard validUntil.day != nil else { throw .input(.dayNeeded(field: "valid_until")) }
        guard validUntil >= issueDate else { throw .validityEndsBeforeIssue }
        guard validUntil >= facts.time.day else { throw .alreadyOver(validUntil: validUntil) }
        guard issueDate.days(until: validUntil) <= facts.policy.maximumValidityDays else {
            throw .validityTooLong(maximumDays: facts.policy.maximumValidityDays)
        }
        return (issueDate, validUntil)
    }

    /// The day on which it has to be looked at again.
    private static func reviewDay(
        _ command: SignPrescription,
        _ issueDate: CalendarDate,
        _ validUntil: CalendarDate
    ) throws(PrescriptionRejection) -> CalendarDate? {
        guard let day = command.reviewOn else { return nil }
        guard day.day != nil else { throw .input(.dayNeeded(field: "review_on")) }
        guard day >= issueDate, day <= validUntil else {
            throw .reviewOutsideValidity
        }
        return day
    }

    /// No second order of a product that can be supplied on the same day, unless it is meant to be one (I-20).
    private static func checkDuplicates(
        _ items: [PrescriptionItem],
        _ signature: PrescriptionSigned,
        _ openOrders: [OpenOrder]
    ) throws(PrescriptionRejection) {
        for (index, item) in items.enumerated() where !item.isParallel {
            let product = ProductKey(item.product)
            let isRepeated = items[..<index].contains { ProductKey($0.product) == product }
            let isOrdered = openOrders.contains { $0.product == product && $0.overlaps(signature) }
            guard !isRepeated, !isOrdered else { throw .duplicateActiveProduct(field: "items[\(index)].product") }
        }
    }

    /// Whether the patient was alive on a day, as far as is known (I-02).
    ///
    /// On the day of death itself only what is recorded later counts as done before it.
    static func isAlive(_ patient: Patient.State, on day: CalendarDate, _ time: DecisionTime) -> Bool {
        guard let death = patient.death else { return true }
        guard let date = death.date else { return false }
        return day < date || (day <= date.lastDay && day < time.recordedAt.date)
    }
}
