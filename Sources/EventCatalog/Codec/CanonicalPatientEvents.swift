// The patient's events that a clinic has most of, read from the canonical form of `proto/patient.proto`.

extension PatientEvent {
    /// Reads a payload in the canonical form, if its event is one of the frequent ones.
    init(canonical bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(bytes)
        let key = try reader.canonicalVarint(in: bytes)
        let part = try reader.canonicalPart(in: bytes)
        try reader.finish()
        switch key {
        case 1 << 3 | 2: self = .registered(try PatientRegistered(canonical: part, in: bytes))
        case 10 << 3 | 2: self = .allergyRecorded(try AllergyRecorded(canonical: part, in: bytes))
        case 13 << 3 | 2 where part.isEmpty: self = .noKnownAllergiesAsserted(NoKnownAllergiesAsserted())
        case 14 << 3 | 2: self = .conditionRecorded(try ConditionRecorded(canonical: part, in: bytes))
        case 15 << 3 | 2: self = .conditionResolved(try ConditionResolved(canonical: part, in: bytes))
        case 17 << 3 | 2: self = .observationRecorded(try ObservationRecorded(canonical: part, in: bytes))
        default: throw NotCanonical()
        }
    }
}

extension PatientRegistered {
    /// What a duplicate check found is rare: it is left for the caller to find.
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let name = try reader.message(1, in: bytes, HumanName.init(canonical:in:))
        let birthDate = try reader.date(2, in: bytes)
        let gender: Gender = try reader.known(3, in: bytes)
        let identifiers = try reader.messages(4, in: bytes, Identifier.init(canonical:in:))
        let contacts = try reader.messages(5, in: bytes, ContactPoint.init(canonical:in:))
        let address = try reader.messageIfGiven(6, in: bytes, PostalAddress.init(canonical:in:))
        let isBirthDateEstimated = try reader.flag(8, in: bytes)
        try reader.finish()
        self.init(
            name: name,
            birthDate: birthDate,
            gender: gender,
            identifiers: identifiers,
            contacts: contacts,
            address: address,
            isBirthDateEstimated: isBirthDateEstimated
        )
    }
}

extension AllergyRecorded {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let allergy = try reader.message(1, in: bytes, AllergyID.init(canonical:in:))
        let substance = try reader.message(2, in: bytes, Coding.init(canonical:in:))
        let criticality: AllergyCriticality = try reader.known(3, in: bytes)
        let reactions = try reader.texts(4, in: bytes)
        let onset = try reader.dateIfGiven(5, in: bytes)
        let severity: ReactionSeverity? = try reader.knownIfGiven(6, in: bytes)
        let verification: AllergyVerification? = try reader.knownIfGiven(7, in: bytes)
        let kind: AllergyKind? = try reader.knownIfGiven(8, in: bytes)
        try reader.finish()
        self.init(
            allergyID: allergy,
            substance: substance,
            criticality: criticality,
            reactions: reactions,
            onset: onset,
            severity: severity,
            verification: verification,
            kind: kind
        )
    }
}

extension ConditionRecorded {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let condition = try reader.message(1, in: bytes, ConditionID.init(canonical:in:))
        let codes = try reader.messages(2, in: bytes, Coding.init(canonical:in:))
        let onset = try reader.dateIfGiven(3, in: bytes)
        let note = try reader.textIfGiven(4, in: bytes)
        try reader.finish()
        self.init(conditionID: condition, codes: codes, onset: onset, note: note)
    }
}

extension ConditionResolved {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let condition = try reader.message(1, in: bytes, ConditionID.init(canonical:in:))
        let abatement = try reader.dateIfGiven(2, in: bytes)
        try reader.finish()
        self.init(conditionID: condition, abatement: abatement)
    }
}

extension ObservationRecorded {
    fileprivate init(canonical part: Range<Int>, in bytes: Span<UInt8>) throws(NotCanonical) {
        var reader = WireReader(part)
        let observation = try reader.message(1, in: bytes, ObservationID.init(canonical:in:))
        let value = try ObservationValue(canonical: &reader, in: bytes)
        try reader.finish()
        self.init(observationID: observation, value: value)
    }
}

extension ObservationValue {
    /// The one value that is given; a second one is left for the caller to find.
    fileprivate init(canonical reader: inout WireReader, in bytes: Span<UInt8>) throws(NotCanonical) {
        let key = try reader.canonicalVarint(in: bytes)
        switch key {
        case 2 << 3 | 2: self = .bodyWeight(kilograms: try Self.number(&reader, in: bytes))
        case 3 << 3 | 2: self = .bodyHeight(centimetres: try Self.number(&reader, in: bytes))
        case 4 << 3 | 2: self = .serumCreatinine(micromolesPerLitre: try Self.number(&reader, in: bytes))
        case 5 << 3 | 2: self = .estimatedGFR(millilitresPerMinute: try Self.number(&reader, in: bytes))
        case 6 << 3: self = .pregnancy(try Self.status(&reader, in: bytes))
        case 7 << 3: self = .breastfeeding(try Self.status(&reader, in: bytes))
        default: throw NotCanonical()
        }
    }

    private static func number(
        _ reader: inout WireReader,
        in bytes: Span<UInt8>
    ) throws(NotCanonical) -> DecimalNumber {
        try DecimalNumber(canonical: reader.canonicalPart(in: bytes), in: bytes)
    }

    private static func status(
        _ reader: inout WireReader,
        in bytes: Span<UInt8>
    ) throws(NotCanonical) -> KnownStatus {
        guard let number = UInt8(exactly: try reader.canonicalVarint(in: bytes)),
            let status = KnownStatus(rawValue: number)
        else { throw NotCanonical() }
        return status
    }
}
