/// The forms in which a telephone number may be on record, for one that was typed.
struct PhoneVariants {
    let digits: [UInt8]
    /// Whether the number on record must be exactly this one; otherwise it must end with it.
    let wholeOnly: Bool

    /// The digits as typed, without the prefixes `0` or `00`, and without a country code of one to three digits.
    static func of(_ typed: [UInt8]) -> [PhoneVariants] {
        var variants = [PhoneVariants(digits: typed, wholeOnly: false)]
        let bare = Array(typed.drop { $0 == UInt8(ascii: "0") })
        if bare.count < typed.count, bare.count >= 7 { variants.append(PhoneVariants(digits: bare, wholeOnly: false)) }
        guard bare.count >= 10 else { return variants }
        for length in 1...3 {
            let national = Array(bare.dropFirst(length).drop { $0 == UInt8(ascii: "0") })
            if national.count >= 7, !variants.contains(where: { $0.digits == national }) {
                variants.append(PhoneVariants(digits: national, wholeOnly: true))
            }
        }
        return variants
    }
}
