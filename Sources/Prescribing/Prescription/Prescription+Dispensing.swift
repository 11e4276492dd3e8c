internal import EventCatalog

extension Prescription {
    static func dispense(
        _ command: DispenseMedication,
        _ state: State,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        try checkInputs(command)
        let (signature, items) = try supplied(state)
        guard let item = items.first(where: { $0.content.itemID == command.itemID }) else {
            throw .itemNotFound(field: "item_id")
        }
        guard !items.contains(where: { $0.dispenses.contains { $0.dispenseID == command.dispenseID } }) else {
            throw .dispenseIDInUse
        }
        try checkDispensable(item, state, signature, facts)
        if state.holder != nil { try checkHolder(command.pharmacy, state) }
        if let repeats = command.authorisedRepeats, repeats != item.content.repeatsAllowed {
            throw .repeatsDiffer(authorised: item.content.repeatsAllowed)
        }
        let quantity = try checkQuantity(command.quantity, item)
        let issue = try checkIssue(command, quantity, item, facts.time.day)
        try checkSubstitute(command, item.content, facts)
        let dispensed = MedicationDispensed(
            dispenseID: command.dispenseID,
            itemID: command.itemID,
            quantity: quantity,
            pharmacy: command.pharmacy,
            substitute: command.substitute,
            substitutionReason: command.substitute == nil ? nil : command.substitutionReason,
            issueNumber: issue,
            supplyDays: command.supplyDays
        )
        return [.dispensed(dispensed)]
    }

    private static func checkInputs(_ command: DispenseMedication) throws(PrescriptionRejection) {
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.optional(command.pharmacy, limit: Limit.pharmacy, "pharmacy")
            if let substitute = command.substitute { try Check.coding(substitute, "substitute") }
            try Check.optional(command.substitutionReason, limit: Limit.reason, "substitution_reason")
            if let days = command.supplyDays, !(1...Limit.supplyDays).contains(days) {
                throw .outOfRange(field: "supply_days", range: "1 … \(Limit.supplyDays)")
            }
        }
        try check(command.quantity, "quantity")
    }

    private static func supplied(
        _ state: State
    ) throws(PrescriptionRejection) -> (PrescriptionSigned, [SignedItem]) {
        guard !state.isEnteredInError else { throw .notDispensable(status: .enteredInError) }
        switch state.stage {
        case .draft: throw .notSigned
        case .discarded: throw .notDispensable(status: .cancelled)
        case .signed(let signature, let items): return (signature, items)
        }
    }

    /// Active, within validity, to someone alive (I-02, I-28, I-33, I-34).
    private static func checkDispensable(
        _ item: SignedItem,
        _ state: State,
        _ signature: PrescriptionSigned,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) {
        switch item.status {
        case .active: break
        case .completed: throw .moreThanRemains(remaining: item.remaining)
        case .draft, .onHold, .cancelled, .stopped, .expired, .enteredInError:
            throw .notDispensable(status: item.status)
        }
        guard !item.isCancellationPending else { throw .cancellationPending }
        let day = facts.time.day
        guard day >= signature.issueDate else { throw .beforeIssue }
        guard max(day, facts.judgementDay) <= signature.validUntil else {
            throw .validityEnded(validUntil: signature.validUntil)
        }
        if let patient = facts.patient, !isAlive(patient, on: day, facts.time) { throw .patientDeceased }
        guard item.dispenses.count < Limit.dispensesPerItem else {
            throw .tooManyDispenses(limit: Limit.dispensesPerItem)
        }
    }

    /// In the item's unit, and no more than remains (I-25, I-31).
    private static func checkQuantity(
        _ quantity: Quantity,
        _ item: SignedItem
    ) throws(PrescriptionRejection) -> Quantity {
        let unit = item.content.quantity.unit
        guard let converted = quantity.converted(to: unit) else { throw .unitDiffers(expected: unit) }
        let remaining = item.remaining
        guard item.dispensed.adding(converted.value) != nil, converted.value <= remaining.value else {
            throw .moreThanRemains(remaining: remaining)
        }
        return converted
    }

    /// Within the issue that is open, where issues are counted (I-26).
    ///
    /// - Returns: The number of the issue; `nil` where none are counted.
    private static func checkIssue(
        _ command: DispenseMedication,
        _ quantity: Quantity,
        _ item: SignedItem,
        _ day: CalendarDate
    ) throws(PrescriptionRejection) -> Int? {
        guard let issues = item.issues else {
            guard command.issueNumber == nil else { throw .issueNumberDiffers(expected: nil) }
            return nil
        }
        guard let current = issues.current else { throw .moreThanRemains(remaining: item.remaining) }
        if let number = command.issueNumber, number != current { throw .issueNumberDiffers(expected: current) }
        try checkOpen(issues, day)
        guard quantity.value <= issues.remaining else {
            throw .beyondIssue(number: current, remaining: Quantity(issues.remaining, unit: quantity.unit))
        }
        return current
    }

    /// The interval since the issue before has passed (I-26).
    static func checkOpen(_ issues: Issues, _ day: CalendarDate) throws(PrescriptionRejection) {
        guard let number = issues.current, let opensOn = issues.opensOn, day < opensOn else { return }
        throw .issueNotOpen(number: number, opensOn: opensOn)
    }

    /// What is supplied instead was allowed, is explained and is related (I-30).
    private static func checkSubstitute(
        _ command: DispenseMedication,
        _ item: PrescriptionItem,
        _ facts: PrescribingFacts
    ) throws(PrescriptionRejection) {
        guard let substitute = command.substitute else {
            guard command.substitutionReason == nil else {
                throw .input(
                    .malformed(field: "substitution_reason", expected: "left out where nothing is substituted")
                )
            }
            return
        }
        guard item.substitutionAllowed else { throw .substitutionNotAllowed }
        guard !facts.policy.isHistory else { return }
        guard command.substitutionReason?.isBlank == false else { throw .substitutionReasonMissing }
        guard let prescribed = facts.formulary.product(item.product.system, item.product.code) else { return }
        guard let supplied = facts.formulary.product(substitute.system, substitute.code) else {
            throw .productNotInFormulary(field: "substitute.code")
        }
        guard !Set(prescribed.ingredients).isDisjoint(with: supplied.ingredients) else { throw .substituteUnrelated }
        // What is counted must mean the same (I-31).
        guard supplied.strength == prescribed.strength, supplied.unit == prescribed.unit,
            Set(supplied.ingredients) == Set(prescribed.ingredients)
        else { throw .substituteDiffers }
    }
}

extension Quantity {
    /// The same amount in another unit, exactly; `nil` if they measure different things or the number does not fit.
    func converted(to unit: String) -> Quantity? {
        if self.unit == unit { return self }
        guard let factor = MedicineUnit.factor(from: self.unit, to: unit),
            let amount = ExactFraction(value)?.times(factor)
        else { return nil }
        var power: Int128 = 1
        for scale in UInt8(0)...9 {
            let (digits, overflow) = amount.numerator.multipliedReportingOverflow(by: power)
            if !overflow, digits % amount.denominator == 0, let mantissa = Int64(exactly: digits / amount.denominator) {
                return DecimalNumber(mantissa: mantissa, scale: scale).map { Quantity($0, unit: unit) }
            }
            power *= 10
        }
        return nil
    }
}
