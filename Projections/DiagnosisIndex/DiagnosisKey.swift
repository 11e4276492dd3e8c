internal import EventCatalog
internal import ProjectionEngine

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
