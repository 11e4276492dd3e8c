public import FoundationEssentials

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

extension Span where Element == UInt8 {
    /// A copy of some of the bytes.
    public func copy(_ range: Range<Int>) -> [UInt8] {
        unsafe extracting(range).withUnsafeBufferPointer { unsafe [UInt8]($0) }
    }

    /// A copy of all bytes.
    public func copy() -> [UInt8] { copy(0..<count) }

    /// Whether the span begins with `prefix`.
    public func starts(with prefix: Span<UInt8>) -> Bool {
        guard count >= prefix.count else { return false }
        for index in prefix.indices where self[index] != prefix[index] { return false }
        return true
    }

    /// The unsigned big-endian integer at `offset`; eight bytes must be there.
    public func bigEndianUInt64(at offset: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in offset..<offset + 8 { value = value << 8 | UInt64(self[index]) }
        return value
    }
}

extension ContiguousBytes {
    /// Whether the bytes of a value, such as a digest, begin with those of a span; compared in place.
    public func begins(with prefix: Span<UInt8>) -> Bool {
        unsafe withUnsafeBytes { bytes in
            guard bytes.count >= prefix.count else { return false }
            for index in prefix.indices where unsafe bytes[index] != prefix[index] { return false }
            return true
        }
    }
}

extension [UInt8] {
    /// Appends the eight bytes of an integer, most significant first: such keys sort as the integers do.
    public mutating func append(bigEndian value: UInt64) {
        unsafe Swift.withUnsafeBytes(of: value.bigEndian) { unsafe append(contentsOf: $0) }
    }

    /// Appends the bytes of a span.
    public mutating func append(contentsOf bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
    }

    /// A copy of the bytes of a value such as a digest, in one step.
    public init(copying source: some ContiguousBytes) {
        self = unsafe source.withUnsafeBytes { unsafe [UInt8]($0) }
    }

    /// Whether it comes before another key in the order of a database.
    public func precedes(_ other: [UInt8]) -> Bool {
        unsafe withUnsafeBytes { left in unsafe other.withUnsafeBytes { right in unsafe left.precedes(right) } }
    }

    /// Whether the key in a range of the bytes comes before that in another.
    func range(_ range: Range<Int>, precedes other: Range<Int>) -> Bool {
        unsafe withUnsafeBytes { bytes in
            unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
                .precedes(UnsafeRawBufferPointer(rebasing: bytes[other]))
        }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func precedes(_ other: UnsafeRawBufferPointer) -> Bool {
        guard let left = baseAddress, let right = other.baseAddress else { return count < other.count }
        let order = unsafe memcmp(left, right, Swift.min(count, other.count))
        return order == 0 ? count < other.count : order < 0
    }
}
