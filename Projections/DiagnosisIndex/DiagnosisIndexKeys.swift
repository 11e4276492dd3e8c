internal import EventCatalog
internal import ProjectionEngine

extension DiagnosisIndexProjection {
    /// Persons by code: see ``DiagnosisKey``.
    static let diagnoses = Table("diagnosis")
    /// The rows of ``diagnoses`` with an active condition, so that asking for those passes over no others.
    static let active = Table("active")
    /// The codes of each condition, by patient and condition.
    static let conditions = Table("condition")

    /// The key of a condition.
    static func conditionKey(_ id: ConditionID, of patient: PatientID) -> [UInt8] {
        var key = KeyEncoder(patient.record)
        key.append(id)
        return key.bytes
    }
}

/// The key of a code and a patient. Codes are compared without case and without blanks at the ends.
struct DiagnosisKey {
    let bytes: [UInt8]

    init(code: String, patient: PatientID) {
        var key = KeyEncoder()
        key.append(Self.normal(code))
        key.append(patient)
        bytes = key.bytes
    }

    /// What the keys of all codes with a prefix begin with.
    static func prefix(_ text: String) -> [UInt8] {
        var key = KeyEncoder()
        key.append(prefix: normal(text))
        return key.bytes
    }

    /// What the keys of exactly one code begin with.
    static func exactly(_ code: String) -> [UInt8] {
        var key = KeyEncoder()
        key.append(normal(code))
        return key.bytes
    }

    /// Codes are ASCII; anything else in them stays as it is.
    private static func normal(_ code: String) -> String {
        let blanks: Set<UInt8> = [0x20, 0x09]
        let inner = code.utf8.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed()
        return String(decoding: inner.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }, as: UTF8.self)
    }
}
