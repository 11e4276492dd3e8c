/// How many letters were mistyped.
enum WordDistance {
    /// Shorter words are not looked for in other spellings.
    static let minimumLength = 3
    /// From this length on two mistakes are allowed for.
    static let longLength = 7

    /// How many mistakes a typed word of a length may have.
    static func allowed(_ length: Int) -> Int { length < minimumLength ? 0 : length < longLength ? 1 : 2 }

    /// How far two words are apart, if that is at most 2: 0 for equal ones; 1 for one letter replaced, left out or put in,
    /// or two neighbours swapped; 2 for two letters replaced, left out or put in. 3 stands for more.
    ///
    /// - Complexity: O(length).
    static func between(_ left: borrowing Span<UInt8>, _ right: borrowing Span<UInt8>) -> Int {
        guard abs(left.count - right.count) <= 2 else { return 3 }
        let core = Core(left, 0..<left.count, right, 0..<right.count)
        let (a, b) = (core.left, core.right)
        if a.isEmpty, b.isEmpty { return 0 }
        if a.count <= 1, b.count <= 1 { return 1 }
        if a.count == 2, b.count == 2, left[a.lowerBound] == right[b.lowerBound + 1],
            left[a.lowerBound + 1] == right[b.lowerBound]
        {
            return 1
        }
        // One of the two mistakes is at the first letter that differs.
        let (a1, b1) = (a.dropFirst(1), b.dropFirst(1))
        let isTwo =
            isOne(left, a1, right, b1) || (!a.isEmpty && isOne(left, a1, right, b))
            || (!b.isEmpty && isOne(left, a, right, b1))
        return isTwo ? 2 : 3
    }

    /// Whether at most one letter is replaced, left out or put in.
    private static func isOne(
        _ left: borrowing Span<UInt8>,
        _ a: Range<Int>,
        _ right: borrowing Span<UInt8>,
        _ b: Range<Int>
    ) -> Bool {
        let core = Core(left, a, right, b)
        return core.left.count <= 1 && core.right.count <= 1
    }

    /// What is left of two words without their common beginning and end.
    private struct Core {
        var left: Range<Int>
        var right: Range<Int>

        @inline(__always)
        init(_ a: borrowing Span<UInt8>, _ left: Range<Int>, _ b: borrowing Span<UInt8>, _ right: Range<Int>) {
            var (start, other) = (left.lowerBound, right.lowerBound)
            while start < left.upperBound, other < right.upperBound, a[start] == b[other] {
                start += 1
                other += 1
            }
            var (end, otherEnd) = (left.upperBound, right.upperBound)
            while end > start, otherEnd > other, a[end - 1] == b[otherEnd - 1] {
                end -= 1
                otherEnd -= 1
            }
            self.left = start..<end
            self.right = other..<otherEnd
        }
    }
}

extension Range<Int> {
    /// The range without its first number.
    @inline(__always)
    fileprivate func dropFirst(_ count: Int) -> Range<Int> { Swift.min(lowerBound + count, upperBound)..<upperBound }
}
