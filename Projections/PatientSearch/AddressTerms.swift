internal import EventCatalog
internal import ProjectionEngine

/// What of an address a patient is found by: the postcode, and the words of the street.
struct AddressTerms: Hashable, Sendable {
    /// The postcode as it is registered; cut where it is too long to be one.
    let postalCode: String
    /// Letters and digits of the postcode, at most ``maximumPostcode``.
    let postcode: [UInt8]
    /// The words that name the street, at most ``maximumStreets``, each at most ``NameWords/maximumLength`` bytes.
    let streets: [[UInt8]]

    private static let maximumPostalCode = 16
    private static let maximumPostcode = 10
    static let maximumStreets = 2
    /// The shortest word of a street that is indexed and looked up.
    static let minimumStreetLength = 3
    /// No address.
    static let none = AddressTerms(nil)

    var isEmpty: Bool { postcode.isEmpty && streets.isEmpty }

    /// Takes an address apart: kinds of streets (`Road`), numbers and short words find nobody.
    init(_ address: PostalAddress?) {
        postalCode = String((address?.postalCode ?? "").prefix(Self.maximumPostalCode))
        postcode = Self.folded(postalCode)
        var streets: [[UInt8]] = []
        for line in address?.line ?? [] {
            for part in NameFolding.fold(line).split(whereSeparator: { !$0.isFoldedWord }) {
                let word = Array(part.prefix(NameWords.maximumLength))
                guard word.count >= Self.minimumStreetLength, word.allSatisfy(\.isFoldedLetter),
                    !StreetWords.kinds.contains(word), !streets.contains(word), streets.count < Self.maximumStreets
                else { continue }
                streets.append(word)
            }
        }
        self.streets = streets
    }

    private static func folded(_ postalCode: String) -> [UInt8] {
        Array(ContactFolding.identifier(postalCode).prefix(maximumPostcode))
    }
}

extension AddressTerms: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(postalCode)
        row.append(UInt64(streets.count))
        for street in streets { row.append(bytes: street) }
    }

    init(from row: inout RowDecoder) throws(RowError) {
        postalCode = try row.text()
        postcode = Self.folded(postalCode)
        var streets: [[UInt8]] = []
        for _ in 0..<(try row.unsigned()) { streets.append(try row.byteArray()) }
        self.streets = streets
    }
}

/// Words of addresses that name no street.
enum StreetWords {
    /// Kinds of streets and dwellings: they tell nobody from anybody.
    static let kinds = Set(
        """
        street st road rd lane ln avenue ave av close cl drive dr grove gr way terrace ter tce crescent cres place pl \
        gardens gdns court ct square sq parade pde circuit cct boulevard blvd highway hwy walk mews row rise hill view \
        flat unit apartment apt suite floor house building block po box number no the and of strasse str weg platz rue \
        allee via calle avenida rua straat laan
        """.split(separator: " ").map { Array($0.utf8) }
    )
}

/// An address in 64 bits: five characters of the postcode in 28, the numbers of two words of the street in 18 each.
struct PackedAddress: Hashable, Sendable {
    let bits: UInt64

    /// How many characters of a postcode cards tell apart.
    static let postcodeLength = 5
    /// Words numbered from here on have no place in cards.
    static let streetLimit: UInt32 = (1 << 18) - 1
    /// No address.
    static let none = PackedAddress(bits: 0)

    init(bits: UInt64) { self.bits = bits }

    /// - Parameter streets: The numbers of the words of the street.
    init(postcode: [UInt8], streets: [UInt32]) {
        var bits = UInt64(Self.code(postcode)) << 36
        for (place, number) in streets.prefix(2).enumerated() where number < Self.streetLimit {
            bits |= UInt64(number + 1) << UInt64(18 * place)
        }
        self.bits = bits
    }

    /// The number of a word of the street, plus one; 0 for none.
    @inline(__always)
    func street(_ place: Int) -> Int { Int(bits >> UInt64(18 * place) & 0x3FFFF) }

    /// The first five characters of the postcode.
    @inline(__always)
    var postcode: UInt32 { UInt32(truncatingIfNeeded: bits >> 36) }

    /// Up to five characters in base 37; the missing ones count as 0, so that a beginning is a range.
    static func code(_ postcode: [UInt8], filling: UInt32 = 0) -> UInt32 {
        var code: UInt32 = 0
        for place in 0..<postcodeLength {
            code = code * 37 + (place < postcode.count ? digit(postcode[place]) : filling)
        }
        return code
    }

    private static func digit(_ byte: UInt8) -> UInt32 {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 11
        default: 36
        }
    }
}
