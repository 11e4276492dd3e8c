public import EventCatalog

/// Whose law a prescription is written under.
public enum Jurisdiction: UInt8, Hashable, Sendable, CaseIterable {
    /// The United Kingdom.
    case uk = 1
    /// The United States.
    case us
}

extension Jurisdiction: WireNamed {
    /// The name in settings and in the versions of rules.
    public var wireName: String {
        switch self {
        case .uk: "uk"
        case .us: "us"
        }
    }

    /// How many hours its clocks are ahead of UTC where the day begins first: British Summer Time, Guam.
    var hoursAhead: Int64 {
        switch self {
        case .uk: 1
        case .us: 10
        }
    }

    /// The rules in force.
    public var rules: JurisdictionRules {
        switch self {
        case .uk: .uk
        case .us: .us
        }
    }
}

/// What the law asks of prescriptions, as a table: for what is not controlled, and for each schedule (I-11, I-22).
public struct JurisdictionRules: Hashable, Sendable {
    /// The name and version, such as `uk-2026.1`; recorded with every signature that was judged by it.
    public let version: String
    /// The longest validity of what is not controlled, in days.
    public let maximumValidityDays: Int
    /// The most repeats of what is not controlled.
    public let maximumRepeats: Int
    /// The rules by schedule, strictest first.
    public let schedules: [ControlledDrugRule]

    /// The rule for a product's schedule; `nil` for what is not controlled.
    ///
    /// A schedule that the table does not know is held to the strictest rule.
    public func rule(for schedule: String?) -> ControlledDrugRule? {
        guard let schedule else { return nil }
        return schedules.first { $0.names.contains(schedule.uppercased()) } ?? schedules.first
    }
}

/// What one schedule asks for (I-22).
public struct ControlledDrugRule: Hashable, Sendable {
    /// How the schedule is written, in capitals.
    public let names: [String]
    /// The longest validity from the date of issue, in days.
    public let maximumValidityDays: Int
    /// The longest supply at one issue, in days; `nil` for no limit.
    public let maximumSupplyDays: Int?
    /// Whether a longer supply is possible where the prescriber says why.
    public let longerSupplyCanBeJustified: Bool
    /// The most repeats.
    public let maximumRepeats: Int
    /// Whether the quantity must be written in words besides figures.
    public let needsQuantityInWords: Bool
    /// Whether the signer must give two factors; asked for where the policy says so.
    public let needsTwoFactors: Bool
    /// Whether an instruction must say a dose: "as directed" alone is not enough.
    public let needsDose: Bool
    /// Whether the patient's address must be on record.
    public let needsAddress: Bool
}

extension JurisdictionRules {
    /// United Kingdom: Misuse of Drugs Regulations and the NHS's recommendations, by schedule.
    public static let uk = JurisdictionRules(
        version: "uk-2026.1",
        maximumValidityDays: 366,
        maximumRepeats: Prescription.maximumRepeats,
        schedules: [
            ControlledDrugRule(
                names: ["2", "II", "CD2", "3", "III", "CD3"],
                maximumValidityDays: 28,
                maximumSupplyDays: 30,
                longerSupplyCanBeJustified: true,
                maximumRepeats: 0,
                needsQuantityInWords: true,
                needsTwoFactors: true,
                needsDose: true,
                needsAddress: true
            ),
            ControlledDrugRule(
                names: ["4", "IV", "CD4"],
                maximumValidityDays: 28,
                maximumSupplyDays: 30,
                longerSupplyCanBeJustified: true,
                maximumRepeats: 12,
                needsQuantityInWords: false,
                needsTwoFactors: false,
                needsDose: false,
                needsAddress: false
            ),
            ControlledDrugRule(
                names: ["5", "V", "CD5"],
                maximumValidityDays: 366,
                maximumSupplyDays: nil,
                longerSupplyCanBeJustified: true,
                maximumRepeats: Prescription.maximumRepeats,
                needsQuantityInWords: false,
                needsTwoFactors: false,
                needsDose: false,
                needsAddress: false
            ),
        ]
    )

    /// United States: 21 CFR 1306 and 1311, by schedule; stricter state law is not in it.
    public static let us = JurisdictionRules(
        version: "us-2026.1",
        maximumValidityDays: 366,
        maximumRepeats: Prescription.maximumRepeats,
        schedules: [
            ControlledDrugRule(
                names: ["2", "II", "CII"],
                maximumValidityDays: 90,
                maximumSupplyDays: 90,
                longerSupplyCanBeJustified: false,
                maximumRepeats: 0,
                needsQuantityInWords: false,
                needsTwoFactors: true,
                needsDose: true,
                needsAddress: true
            ),
            ControlledDrugRule(
                names: ["3", "III", "CIII", "4", "IV", "CIV"],
                maximumValidityDays: 183,
                maximumSupplyDays: nil,
                longerSupplyCanBeJustified: true,
                maximumRepeats: 5,
                needsQuantityInWords: false,
                needsTwoFactors: true,
                needsDose: true,
                needsAddress: true
            ),
            ControlledDrugRule(
                names: ["5", "V", "CV"],
                maximumValidityDays: 366,
                maximumSupplyDays: nil,
                longerSupplyCanBeJustified: true,
                maximumRepeats: Prescription.maximumRepeats,
                needsQuantityInWords: false,
                needsTwoFactors: true,
                needsDose: false,
                needsAddress: true
            ),
        ]
    )
}
