// The prescription's events that a clinic has most of, read from the canonical form of `proto/prescription.proto`.

extension PrescriptionEvent {
    /// Reads a payload in the canonical form, if its event is one of the frequent ones.
    init(canonical bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(bytes)
        let key = try reader.canonicalVarint(in: bytes)
        let part = try reader.canonicalPart(in: bytes)
        try reader.finish()
        switch key {
        case 1 << 3 | 2: self = .drafted(try PrescriptionDrafted(canonical: part, in: bytes))
        case 2 << 3 | 2: self = .itemAdded(PrescriptionItemAdded(item: try Self.item(part, in: bytes)))
        case 3 << 3 | 2: self = .itemChanged(PrescriptionItemChanged(item: try Self.item(part, in: bytes)))
        case 6 << 3 | 2: self = .signed(try PrescriptionSigned(canonical: part, in: bytes))
        case 7 << 3 | 2: self = .dispensed(try MedicationDispensed(canonical: part, in: bytes))
        case 10 << 3 | 2: self = .stopped(try PrescriptionStopped(canonical: part, in: bytes))
        case 12 << 3 | 2: self = .renewed(try PrescriptionRenewed(canonical: part, in: bytes))
        case 13 << 3 | 2: self = .expired(try PrescriptionExpired(canonical: part, in: bytes))
        case 15 << 3 | 2: self = .safetyChecksPerformed(try SafetyChecksPerformed(canonical: part, in: bytes))
        default: throw NotCanonical()
        }
    }

    /// The one field of an event that is about an item.
    private static func item(_ part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) -> PrescriptionItem {
        var reader = WireReader(part)
        let item = try reader.message(1, in: bytes, PrescriptionItem.init(canonical:in:))
        try reader.finish()
        return item
    }
}

extension PrescriptionItem {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let item = try reader.message(1, in: bytes, PrescriptionItemID.init(canonical:in:))
        let product = try reader.message(2, in: bytes, Coding.init(canonical:in:))
        let quantity = try reader.message(3, in: bytes, Quantity.init(canonical:in:))
        let repeatsAllowed = try reader.integer(4, in: bytes)
        let expectedSupplyDays = try reader.integerIfGiven(5, in: bytes)
        let dosage = try reader.messages(6, in: bytes, Dosage.init(canonical:in:))
        let substitutionAllowed = try reader.flag(7, in: bytes)
        let note = try reader.textIfGiven(8, in: bytes)
        let isParallel = try reader.flag(9, in: bytes)
        let therapy: CourseOfTherapy? = try reader.knownIfGiven(10, in: bytes)
        let quantityInWords = try reader.textIfGiven(11, in: bytes)
        let dispenseIntervalDays = try reader.integerIfGiven(12, in: bytes)
        let supplyJustification = try reader.textIfGiven(13, in: bytes)
        try reader.finish()
        self.init(
            itemID: item,
            product: product,
            quantity: quantity,
            repeatsAllowed: repeatsAllowed,
            expectedSupplyDays: expectedSupplyDays,
            dosage: dosage,
            substitutionAllowed: substitutionAllowed,
            note: note,
            isParallel: isParallel,
            therapy: therapy,
            quantityInWords: quantityInWords,
            dispenseIntervalDays: dispenseIntervalDays,
            supplyJustification: supplyJustification
        )
    }
}

extension PrescriptionDrafted {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let patient = try reader.message(1, in: bytes, PatientID.init(canonical:in:))
        let prescriber = try reader.message(2, in: bytes, PractitionerID.init(canonical:in:))
        let prior = try reader.messageIfGiven(3, in: bytes, PrescriptionID.init(canonical:in:))
        let reasons = try reader.messages(4, in: bytes, Coding.init(canonical:in:))
        let note = try reader.textIfGiven(5, in: bytes)
        let careSetting: CareSetting? = try reader.knownIfGiven(6, in: bytes)
        try reader.finish()
        self.init(
            patientID: patient,
            prescriberID: prescriber,
            priorPrescription: prior,
            reasons: reasons,
            note: note,
            careSetting: careSetting
        )
    }
}

extension PrescriptionSigned {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let issueDate = try reader.date(1, in: bytes)
        let validUntil = try reader.date(2, in: bytes)
        let contentHash = try reader.content(3, in: bytes)
        let ruleTable = try reader.textIfGiven(4, in: bytes)
        let usedTwoFactors = try reader.flag(5, in: bytes)
        let reviewOn = try reader.dateIfGiven(6, in: bytes)
        try reader.finish()
        self.init(
            issueDate: issueDate,
            validUntil: validUntil,
            contentHash: contentHash,
            ruleTable: ruleTable,
            usedTwoFactors: usedTwoFactors,
            reviewOn: reviewOn
        )
    }
}

extension MedicationDispensed {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let dispense = try reader.message(1, in: bytes, DispenseID.init(canonical:in:))
        let item = try reader.message(2, in: bytes, PrescriptionItemID.init(canonical:in:))
        let quantity = try reader.message(3, in: bytes, Quantity.init(canonical:in:))
        let pharmacy = try reader.textIfGiven(4, in: bytes)
        let substitute = try reader.messageIfGiven(5, in: bytes, Coding.init(canonical:in:))
        let substitutionReason = try reader.textIfGiven(6, in: bytes)
        let issueNumber = try reader.integerIfGiven(7, in: bytes)
        let supplyDays = try reader.integerIfGiven(8, in: bytes)
        try reader.finish()
        self.init(
            dispenseID: dispense,
            itemID: item,
            quantity: quantity,
            pharmacy: pharmacy,
            substitute: substitute,
            substitutionReason: substitutionReason,
            issueNumber: issueNumber,
            supplyDays: supplyDays
        )
    }
}

extension PrescriptionStopped {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let items = try reader.messages(1, in: bytes, PrescriptionItemID.init(canonical:in:))
        let reason = try reader.text(2, in: bytes)
        try reader.finish()
        self.init(itemIDs: items, reason: reason)
    }
}

extension PrescriptionRenewed {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let renewal = try reader.message(1, in: bytes, PrescriptionID.init(canonical:in:))
        try reader.finish()
        self.init(renewedBy: renewal)
    }
}

extension PrescriptionExpired {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let items = try reader.messages(1, in: bytes, PrescriptionItemID.init(canonical:in:))
        let validUntil = try reader.date(2, in: bytes)
        try reader.finish()
        self.init(itemIDs: items, validUntil: validUntil)
    }
}
