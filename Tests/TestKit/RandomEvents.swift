public import EventCatalog

/// Makes random events: of every type, with every field, in any state a field can have. The same seed gives the same
/// events. They follow the types alone, not the rules of prescribing.
public struct RandomEvents: Sendable {
    var generator: SeededGenerator

    /// Makes a source of events.
    public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    /// The next event, of any aggregate.
    public mutating func event() -> CatalogEvent {
        switch Int.random(in: 0..<11, using: &generator) {
        case 0..<5: .patient(id(), patientEvent())
        case 5..<9: .prescription(id(), prescriptionEvent())
        case 9: .practitioner(id(), practitionerEvent())
        default: .formulary(id(), formularyEvent())
        }
    }

    /// The next practitioner's event.
    public mutating func practitionerEvent() -> PractitionerEvent {
        switch Int.random(in: 0..<5, using: &generator) {
        case 0:
            .registered(
                PractitionerRegistered(
                    name: name(),
                    registrations: list { $0.identifier() },
                    specialty: maybe { $0.text() }
                )
            )
        case 1:
            .prescribingAuthorityGranted(
                PrescribingAuthorityGranted(
                    controlledSchedules: maybe { random in random.list { $0.text() } },
                    validFrom: maybe { $0.date() },
                    validUntil: maybe { $0.date() }
                )
            )
        case 2: .roleAssigned(PractitionerRoleAssigned(role: text(), organisation: maybe { $0.text() }))
        case 3: .roleEnded(PractitionerRoleEnded(role: text(), reason: maybe { $0.text() }))
        default: .prescribingAuthorityRevoked(PrescribingAuthorityRevoked(reason: text()))
        }
    }
}

// MARK: Choices

extension RandomEvents {
    mutating func flip() -> Bool { Bool.random(using: &generator) }

    mutating func maybe<Value>(_ make: (inout RandomEvents) -> Value) -> Value? { flip() ? make(&self) : nil }

    mutating func list<Value>(_ make: (inout RandomEvents) -> Value) -> [Value] {
        var values: [Value] = []
        for _ in 0..<Int.random(in: 0...3, using: &generator) { values.append(make(&self)) }
        return values
    }

    mutating func one<Value: CaseIterable>(of type: Value.Type) -> Value {
        let cases = Array(Value.allCases)
        return cases[Int.random(in: cases.indices, using: &generator)]
    }
}

// MARK: Values

extension RandomEvents {
    /// Texts that are short, long, empty, not Latin, decomposed, and with characters that other formats stumble over.
    public mutating func text() -> String {
        let samples = [
            "", "a", "Nuñez", "e\u{301}clair", "éclair", "O’Brien-Łukasiewicz", "山田 太郎", "👩🏽‍⚕️", "line\nbreak\ttab",
            "\"quoted\\\"", "\u{202E}override", "longer than the fifteen bytes that a Swift string holds inline",
            String(repeating: "x", count: 300), "\u{0}nul", "K\u{212A}",
        ]
        return samples[Int.random(in: samples.indices, using: &generator)]
    }

    /// Any id, the two extreme ones now and then.
    public mutating func recordID() -> RecordID {
        switch Int.random(in: 0..<20, using: &generator) {
        case 0: RecordID(high: 0, low: 0)
        case 1: RecordID(high: .max, low: .max)
        default: RecordID(high: generator.next(), low: generator.next())
        }
    }

    mutating func id<Subject>() -> ID<Subject> { ID(recordID()) }

    /// Any date, of any precision.
    public mutating func date() -> CalendarDate {
        let year = Int.random(in: 1...9999, using: &generator)
        let month = Int.random(in: 1...12, using: &generator)
        let day = Int.random(in: 1...CalendarDate.days(inMonth: month, ofYear: year), using: &generator)
        let date =
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: CalendarDate(year: year)
            case 1: CalendarDate(year: year, month: month)
            default: CalendarDate(year: year, month: month, day: day)
            }
        return date ?? .earliest
    }

    /// Any instant.
    public mutating func timestamp() -> Timestamp {
        let range = Timestamp.earliest.microseconds...Timestamp.latest.microseconds
        return Timestamp(clamping: Int64.random(in: range, using: &generator))
    }

    mutating func decimal() -> DecimalNumber {
        let mantissa: Int64 =
            switch Int.random(in: 0..<8, using: &generator) {
            case 0: 0
            case 1: .max
            case 2: .min
            case 3: Int64.random(in: .min ... .max, using: &generator)
            default: Int64.random(in: 0...100_000, using: &generator)
            }
        let scale = UInt8.random(in: 0...9, using: &generator)
        return DecimalNumber(mantissa: mantissa, scale: scale) ?? .zero
    }

    mutating func quantity() -> Quantity {
        let units = ["tablet", "mL", "mg", "capsule", text()]
        return Quantity(decimal(), unit: units[Int.random(in: units.indices, using: &generator)])
    }

    mutating func coding() -> Coding {
        let systems = [
            CodeSystem.icd10, CodeSystem.icd10CM, CodeSystem.snomedCT, CodeSystem.rxNorm, CodeSystem.atc,
            CodeSystem.loinc, CodeSystem.demonstration, "", "urn:oid:2.16.840", text(),
        ]
        return Coding(
            system: systems[Int.random(in: systems.indices, using: &generator)],
            code: text(),
            display: maybe { $0.text() }
        )
    }

    mutating func whole() -> Int {
        let samples = [0, 1, 2, 28, 365, -1, Int(Int32.max), .max, .min]
        return samples[Int.random(in: samples.indices, using: &generator)]
    }

    /// A version of a stream or a position in the log, from 1.
    mutating func positive() -> UInt64 {
        let samples: [UInt64] = [1, 127, 128, 16_384, .max, UInt64.random(in: 1...1_000_000_000, using: &generator)]
        return samples[Int.random(in: samples.indices, using: &generator)]
    }

    mutating func name() -> HumanName {
        HumanName(
            use: one(of: NameUse.self),
            family: text(),
            given: list { $0.text() },
            prefix: list { $0.text() },
            suffix: list { $0.text() }
        )
    }

    mutating func identifier() -> Identifier { Identifier(system: text(), value: text()) }

    mutating func contact() -> ContactPoint { ContactPoint(system: one(of: ContactSystem.self), value: text()) }

    mutating func address() -> PostalAddress {
        PostalAddress(
            line: list { $0.text() },
            city: maybe { $0.text() },
            state: maybe { $0.text() },
            postalCode: maybe { $0.text() },
            country: maybe { $0.text() }
        )
    }
}
