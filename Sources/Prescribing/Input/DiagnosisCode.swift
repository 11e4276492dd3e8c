internal import EventCatalog

/// The shape of ICD-10 and ICD-10-CM codes: `E11.9`, `S72.001A`. Whether a code exists is not checked.
enum DiagnosisCode {
    /// The code in capitals with its point, so that one diagnosis has one spelling; other systems stay as they are.
    ///
    /// - Returns: `nil` if a code of ICD-10 does not have its shape.
    static func canonical(_ coding: Coding) -> Coding? {
        guard coding.system == CodeSystem.icd10 || coding.system == CodeSystem.icd10CM else { return coding }
        var characters = coding.code.utf8.map { (0x61...0x7A).contains($0) ? $0 & 0xDF : $0 }
        if characters.count > 3, characters[3] == UInt8(ascii: ".") { characters.remove(at: 3) }
        guard (3...7).contains(characters.count), isLetter(characters[0]), isDigit(characters[1]),
            characters[2...].allSatisfy({ isLetter($0) || isDigit($0) })
        else { return nil }
        if characters.count > 3 { characters.insert(UInt8(ascii: "."), at: 3) }
        let code = String(decoding: characters, as: UTF8.self)
        return code == coding.code ? coding : Coding(system: coding.system, code: code, display: coding.display)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
