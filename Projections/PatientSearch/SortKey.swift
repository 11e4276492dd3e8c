internal import EventCatalog

/// The place of a patient in an alphabetical list: the first 12 letters of `family given`, five bits each.
///
/// It is in every card, so that ordering thousands of candidates reads no rows. Patients who agree in it stand in the
/// order of their registration.
struct SortKey: Hashable, Comparable, Sendable {
    let bits: UInt64

    static func < (left: SortKey, right: SortKey) -> Bool { left.bits < right.bits }
}

extension SortKey {
    private static let letters = 12

    init(_ name: HumanName) {
        var codes = Codes()
        codes.append(NameFolding.fold(name.family))
        for given in name.given {
            codes.append(UInt8(ascii: " "))
            codes.append(NameFolding.fold(given))
        }
        bits = codes.bits << UInt64(5 * (Self.letters - codes.count))
    }

    /// Five-bit codes: 0 end, 1 anything but a letter, 2 … 27 `a` … `z`, above them the bytes of other scripts in pairs.
    private struct Codes {
        var bits: UInt64 = 0
        var count = 0

        mutating func append(_ folded: [UInt8]) {
            for byte in folded where count < SortKey.letters { append(byte) }
        }

        mutating func append(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): append(code: byte - UInt8(ascii: "a") + 2)
            case 0x80...:
                append(code: 28 | (byte >> 5 & 3))
                append(code: byte & 31)
            default: append(code: 1)
            }
        }

        private mutating func append(code: UInt8) {
            guard count < SortKey.letters else { return }
            bits = bits << 5 | UInt64(code)
            count += 1
        }
    }
}
