/// A code in its system, with the words it was shown with.
///
/// Codes are text always: 18-digit SNOMED CT ids do not survive a detour over numbers.
public struct Coding: Hashable, Sendable {
    /// The code system: a URI such as `http://hl7.org/fhir/sid/icd-10-cm`, or a short local name such as `demo`.
    public let system: String
    /// The code, as written in that system.
    public let code: String
    /// What was shown to the person who chose it.
    public let display: String?

    /// Makes a coding.
    public init(system: String, code: String, display: String? = nil) {
        self.system = system
        self.code = code
        self.display = display
    }
}

/// The code systems this project gives a meaning to.
public enum CodeSystem {
    /// ICD-10 (WHO).
    public static let icd10 = "http://hl7.org/fhir/sid/icd-10"
    /// ICD-10-CM (US).
    public static let icd10CM = "http://hl7.org/fhir/sid/icd-10-cm"
    /// SNOMED CT.
    public static let snomedCT = "http://snomed.info/sct"
    /// RxNorm.
    public static let rxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm"
    /// ATC.
    public static let atc = "http://www.whocc.no/atc"
    /// LOINC.
    public static let loinc = "http://loinc.org"
    /// The shipped demonstration formulary: not for clinical use.
    public static let demonstration = "demo"

    private static let shortNames = [
        "icd-10": icd10, "icd-10-cm": icd10CM, "snomed-ct": snomedCT, "rxnorm": rxNorm, "atc": atc, "loinc": loinc,
    ]

    /// The system of a short name that people write, such as `icd-10`; any other name stays as it is.
    ///
    /// One diagnosis has one spelling, so that no check misses it for the way its system is named.
    public static func named(_ name: String) -> String { shortNames[name] ?? name }
}
