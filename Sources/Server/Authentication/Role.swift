/// What a person or machine acts as. Each token names one.
public enum Role: String, Sendable, Hashable, CaseIterable {
    /// May prescribe.
    case prescriber
    /// Records observations, allergies and problems.
    case nurse
    /// Dispenses.
    case pharmacist
    /// Registers patients and keeps their demographics.
    case receptionist
    /// Corrects records and keeps practitioners.
    case recordAdministrator = "record-administrator"
    /// Decides who sees what of a patient's record.
    case privacyOfficer = "privacy-officer"
    /// Reads and replays, changes nothing.
    case auditor
    /// Sees counts, not people.
    case analyst
    /// A machine that may do everything, such as an import.
    case system

    /// Whether the clinical part of a patient's record is shown: not to who only keeps demographics.
    var seesClinicalFacts: Bool { self != .receptionist && self != .privacyOfficer }

    /// Whether address and contacts of a restricted patient are shown: to who treats the person, and who restricts.
    var seesRestrictedPatients: Bool {
        switch self {
        case .prescriber, .nurse, .pharmacist, .privacyOfficer, .system: true
        case .receptionist, .recordAdministrator, .auditor, .analyst: false
        }
    }
}

/// What can be done through the API, as far as permission goes.
enum Permission: Hashable, CaseIterable {
    case searchPatients, readPatient, registerPatient, changeDemographics, recordDeath, recordClinicalFacts
    case restrictAccess, mergePatients
    case readPrescriptions, prescribe, changePrescription, dispense, markInError
    case readPractitioners, keepPractitioners, readFormulary
    case readDiagnosisIndex, readDashboard
    case readWorklists, readMergeCandidates, readSafetyReview
    case replayEvents, audit, readProjections, rebuildProjections

    /// The one table of who may do what. Whoever is not in it may not.
    var roles: Set<Role> {
        switch self {
        case .searchPatients, .readPatient:
            [
                .prescriber, .nurse, .pharmacist, .receptionist, .recordAdministrator, .privacyOfficer, .auditor,
                .system,
            ]
        case .registerPatient, .changeDemographics:
            [.prescriber, .nurse, .receptionist, .recordAdministrator, .system]
        case .mergePatients: [.recordAdministrator, .system]
        case .restrictAccess: [.privacyOfficer, .system]
        case .recordDeath: [.prescriber, .nurse, .recordAdministrator, .system]
        case .recordClinicalFacts: [.prescriber, .nurse, .pharmacist, .system]
        case .readPrescriptions: [.prescriber, .nurse, .pharmacist, .recordAdministrator, .auditor, .system]
        case .prescribe: [.prescriber, .system]
        case .changePrescription: [.prescriber, .pharmacist, .system]
        case .dispense: [.pharmacist, .system]
        case .markInError: [.prescriber, .pharmacist, .recordAdministrator, .system]
        case .readPractitioners, .readFormulary: Set(Role.allCases)
        case .keepPractitioners: [.recordAdministrator, .system]
        case .readDiagnosisIndex: [.prescriber, .nurse, .pharmacist, .auditor, .system]
        case .readDashboard: [.prescriber, .nurse, .pharmacist, .recordAdministrator, .auditor, .analyst, .system]
        case .readWorklists: [.prescriber, .nurse, .pharmacist, .recordAdministrator, .auditor, .system]
        case .readMergeCandidates: [.prescriber, .nurse, .receptionist, .recordAdministrator, .auditor, .system]
        case .readSafetyReview: [.prescriber, .pharmacist, .auditor, .system]
        case .replayEvents, .audit: [.auditor, .system]
        case .readProjections: [.recordAdministrator, .auditor, .system]
        case .rebuildProjections: [.recordAdministrator, .system]
        }
    }

    private static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0, $0.roles) })

    /// Whether a role may do this.
    func isAllowed(for role: Role) -> Bool { Self.table[self]?.contains(role) ?? false }
}
