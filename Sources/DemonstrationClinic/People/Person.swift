package import EventCatalog

/// Who a patient is.
package struct Person: Sendable {
    let culture: Culture
    let isWoman: Bool
    package let gender: Gender
    package let name: HumanName
    /// The exact day of birth, in days since 1970-01-01.
    let birthDay: Int
    /// The day of birth as it is recorded: sometimes only the year, or the first of January for want of better.
    package let birthDate: CalendarDate
    package let contacts: [ContactPoint]
    package let address: PostalAddress
    /// How many people of the clinic were drawn before.
    let index: Int

    /// The identifiers: always a medical record number, mostly a national one.
    package func identifiers(clinic: ClinicCode) -> [Identifier] {
        var identifiers = [Identifier(system: "mrn", value: clinic.recordNumber(of: index))]
        if index % 17 != 3, let number = NationalNumber.value(of: index) {
            identifiers.append(Identifier(system: NationalNumber.system, value: number))
        }
        return identifiers
    }
}

/// What tells the record numbers of clinics with different seeds apart.
package struct ClinicCode: Sendable {
    private let letters: String

    package init(seed: UInt64) {
        var random = DemonstrationRandom(seed: seed, .identity, -1)
        let bytes = (0..<2).map { _ in UInt8(ascii: "A") + UInt8(random.below(26)) }
        letters = String(decoding: bytes, as: UTF8.self)
    }

    /// The medical record number of a patient.
    func recordNumber(of index: Int) -> String { "\(letters)-\(100_001 + index)" }
}

/// NHS numbers of the range that is kept for tests, with valid check digits.
enum NationalNumber {
    static let system = "https://fhir.nhs.uk/Id/nhs-number"

    /// The number of a patient; `nil` where the check digit would be 10, and after the first million patients.
    static func value(of index: Int) -> String? {
        guard index < 1_000_000 else { return nil }
        // The factor is coprime with a million: every index has a number of its own.
        let body = 999_000_000 + (index * 387_417 + 271_828) % 1_000_000
        var rest = body
        var sum = 0
        for weight in 2...10 {
            sum += rest % 10 * weight
            rest /= 10
        }
        let check = (11 - sum % 11) % 11
        let number = body * 10 + check
        // Ten nines have a good check digit, and are what people type who don't know the number.
        return check == 10 || number == 9_999_999_999 ? nil : String(number)
    }
}
