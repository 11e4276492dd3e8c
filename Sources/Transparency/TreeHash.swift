public import Crypto

/// A hash in a Merkle tree of RFC 6962: of a leaf, of a node, or of a whole tree.
public struct TreeHash: Hashable, Sendable {
    /// How many bytes a hash has.
    public static let size = 32
    /// The hash's bytes: 32.
    public let bytes: [UInt8]

    /// Takes over the bytes of a hash; `nil` unless they are 32.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.size else { return nil }
        self.bytes = bytes
    }

    /// Takes over a digest.
    public init(_ digest: SHA256.Digest) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.size)
        for byte in digest { bytes.append(byte) }
        self.bytes = bytes
    }

    /// The hash of the tree without leaves: SHA-256 of nothing.
    public static let empty = TreeHash(SHA256.hash(data: [UInt8]()))

    /// The hash of a leaf: SHA-256(0x00 ‖ entry).
    public static func leaf(_ entry: [UInt8]) -> TreeHash {
        var input: [UInt8] = []
        input.reserveCapacity(1 + entry.count)
        input.append(0)
        input.append(contentsOf: entry)
        return TreeHash(SHA256.hash(data: input))
    }

    /// The hash of the node above two others: SHA-256(0x01 ‖ left ‖ right).
    public static func node(_ left: TreeHash, _ right: TreeHash) -> TreeHash {
        var input: [UInt8] = []
        input.reserveCapacity(1 + 2 * size)
        input.append(1)
        input.append(contentsOf: left.bytes)
        input.append(contentsOf: right.bytes)
        return TreeHash(SHA256.hash(data: input))
    }
}
