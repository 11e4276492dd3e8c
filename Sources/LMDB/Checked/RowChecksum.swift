/// The checksum of a row: 64 bits over its table, key and bytes, by multiplying and folding as wyhash does.
///
/// It tells accidents (a flipped bit, a page of another place or time, a row under another key), not forgers. Its values
/// are on disks: whoever changes it raises the format of what stores them.
enum RowChecksum {
    /// The bytes it takes behind a row, least significant first.
    static let size = 8

    private static let first: UInt64 = 0xA076_1D64_78BD_642F
    private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB
    private static let third: UInt64 = 0x8EBC_6AF0_9C88_C6E3

    /// Where a table's checksums begin: the same row in two tables has two.
    static func seed(ofTable name: String) -> UInt64 {
        var name = name
        return name.withUTF8 { bytes in
            unsafe mix(absorb(UnsafeRawBufferPointer(bytes), first) ^ UInt64(bytes.count), second)
        }
    }

    @inline(__always)
    @unsafe static func of(key: UnsafeRawBufferPointer, row: UnsafeRawBufferPointer, seed: UInt64) -> UInt64 {
        let state = unsafe absorb(row, absorb(key, seed))
        return mix(state ^ UInt64(key.count) << 48 ^ UInt64(row.count), third)
    }

    @inline(__always)
    @unsafe private static func absorb(_ bytes: UnsafeRawBufferPointer, _ state: UInt64) -> UInt64 {
        var state = state
        var offset = 0
        while bytes.count - offset > 16 {
            state = unsafe mix(word(bytes, offset) ^ first, word(bytes, offset + 8) ^ state)
            offset += 16
        }
        let rest = bytes.count - offset
        switch rest {
        case 8...:
            return unsafe mix(word(bytes, offset) ^ second, word(bytes, bytes.count - 8) ^ state)
        case 4...:
            let (low, high) = unsafe (half(bytes, offset), half(bytes, bytes.count - 4))
            return mix(low << 32 | high ^ second, state ^ third)
        case 1...:
            let (start, end) = unsafe (UInt64(bytes[offset]), UInt64(bytes[bytes.count - 1]))
            let middle = unsafe UInt64(bytes[offset + rest / 2])
            return mix((start << 16 | middle << 8 | end) ^ second, state ^ third)
        default:
            return state
        }
    }

    @inline(__always)
    @unsafe private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    @unsafe private static func half(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        unsafe UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
    }

    @inline(__always)
    private static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
        let product = first.multipliedFullWidth(by: second)
        return product.high ^ product.low
    }
}
