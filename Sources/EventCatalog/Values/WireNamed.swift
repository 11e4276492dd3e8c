/// A short list of values that are written as codes outside: in JSON, in FHIR, on the command line.
public protocol WireNamed: CaseIterable, Sendable {
    /// The code, as FHIR or the value's own standard writes it.
    var wireName: String { get }
}

extension WireNamed {
    /// The value with exactly that code; `nil` if there is none.
    ///
    /// - Complexity: O(*n*) in the number of cases.
    public init?(wireName: some StringProtocol) {
        guard let value = Self.allCases.first(where: { $0.wireName.utf8.elementsEqual(wireName.utf8) }) else {
            return nil
        }
        self = value
    }
}

extension Gender: WireNamed {
    /// FHIR R4 `administrative-gender`.
    public var wireName: String {
        switch self {
        case .male: "male"
        case .female: "female"
        case .other: "other"
        case .unknown: "unknown"
        }
    }
}

extension NameUse: WireNamed {
    /// FHIR R4 `name-use`.
    public var wireName: String {
        switch self {
        case .usual: "usual"
        case .official: "official"
        case .nickname: "nickname"
        case .old: "old"
        case .maiden: "maiden"
        }
    }
}

extension ContactSystem: WireNamed {
    /// FHIR R4 `contact-point-system`.
    public var wireName: String {
        switch self {
        case .phone: "phone"
        case .email: "email"
        case .sms: "sms"
        }
    }
}

extension PeriodUnit: WireNamed {
    /// The UCUM code.
    public var wireName: String {
        switch self {
        case .second: "s"
        case .minute: "min"
        case .hour: "h"
        case .day: "d"
        case .week: "wk"
        case .month: "mo"
        case .year: "a"
        }
    }
}

extension AllergyCriticality: WireNamed {
    /// FHIR R4 `allergy-intolerance-criticality`.
    public var wireName: String {
        switch self {
        case .low: "low"
        case .high: "high"
        case .unableToAssess: "unable-to-assess"
        }
    }
}

extension KnownStatus: WireNamed {
    /// `yes`, `no` or `unknown`.
    public var wireName: String {
        switch self {
        case .yes: "yes"
        case .no: "no"
        case .unknown: "unknown"
        }
    }
}

extension TimePrecision: WireNamed {
    /// `year`, `month`, `day` or `instant`.
    public var wireName: String {
        switch self {
        case .year: "year"
        case .month: "month"
        case .day: "day"
        case .instant: "instant"
        }
    }
}

extension CancellationReason: WireNamed {
    /// The code of the NHS Electronic Prescription Service, such as `0001`.
    public var wireName: String {
        switch self {
        case .prescribingError: "0001"
        case .clinicalContraIndication: "0002"
        case .changeToTreatmentRegime: "0003"
        case .clinicalGrounds: "0004"
        case .patientRequest: "0005"
        case .pharmacistRequest: "0006"
        case .notificationOfDeath: "0007"
        case .patientDeducted: "0008"
        case .patientRegisteredElsewhere: "0009"
        }
    }

    /// The code's words.
    public var display: String {
        switch self {
        case .prescribingError: "Prescribing error"
        case .clinicalContraIndication: "Clinical contra-indication"
        case .changeToTreatmentRegime: "Change to medication treatment regime"
        case .clinicalGrounds: "Clinical grounds"
        case .patientRequest: "At the patient's request"
        case .pharmacistRequest: "At the pharmacist's request"
        case .notificationOfDeath: "Notification of death"
        case .patientDeducted: "Patient deducted, other reason"
        case .patientRegisteredElsewhere: "Patient deducted, registered elsewhere"
        }
    }
}
