internal import Foundation

/// A proof that one needs no connection to check (C2SP `tlog-proof`): a leaf's path to the root of a signed checkpoint.
///
/// With the entry in it, it is a receipt of one event: what was recorded, and that it is in the log.
public struct ProofFile: Hashable, Sendable {
    /// The leaf's number, from 0.
    public let index: UInt64
    /// The leaf's entry, if the file carries it.
    public let entry: [UInt8]?
    /// From the leaf's sibling to the root's child.
    public let path: [TreeHash]
    /// The checkpoint with its signatures.
    public let checkpoint: SignedNote

    private static let header = "c2sp.org/tlog-proof@v1"

    /// Puts the parts together.
    public init(index: UInt64, entry: [UInt8]?, path: [TreeHash], checkpoint: SignedNote) {
        self.index = index
        self.entry = entry
        self.path = path
        self.checkpoint = checkpoint
    }

    /// The file's text.
    public var text: String {
        let extra = entry.map { "extra \(Data($0).base64EncodedString())\n" } ?? ""
        let hashes = path.map { Data($0.bytes).base64EncodedString() + "\n" }.joined()
        return "\(Self.header)\n\(extra)index \(index)\n\(hashes)\n\(checkpoint.note)"
    }

    /// Reads a file.
    ///
    /// - Throws: ``NoteError/malformed``.
    public init(_ text: String) throws(NoteError) {
        guard text.utf8.count <= SignedNote.maximumLength, let end = text.range(of: "\n\n") else { throw .malformed }
        var lines = text[..<end.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)[...]
        guard lines.popFirst().map(String.init) == Self.header else { throw .malformed }
        if let extra = lines.first, extra.hasPrefix("extra ") {
            guard let bytes = SignedNote.decoded(extra.dropFirst(6)) else { throw .malformed }
            entry = bytes
            lines.removeFirst()
        } else {
            entry = nil
        }
        guard let line = lines.popFirst(), line.hasPrefix("index "), let index = UInt64(line.dropFirst(6)),
            String(index) == line.dropFirst(6), lines.count <= 63
        else { throw .malformed }
        self.index = index
        var path: [TreeHash] = []
        for line in lines {
            guard let hash = SignedNote.decoded(line).flatMap({ TreeHash(bytes: $0) }) else { throw .malformed }
            path.append(hash)
        }
        self.path = path
        checkpoint = try SignedNote(String(text[end.upperBound...]))
    }

    /// Checks that the key signed the checkpoint and that the leaf is in its tree.
    ///
    /// - Parameters:
    ///   - key: The log's key.
    ///   - leaf: The leaf's hash; `nil` takes that of the entry in the file.
    /// - Returns: The checkpoint.
    /// - Throws: ``NoteError`` or ``ProofError``.
    @discardableResult
    public func verify(_ key: NoteVerifier, leaf: TreeHash? = nil) throws -> Checkpoint {
        try checkpoint.verify(key)
        let signed = try Checkpoint(text: checkpoint.text)
        guard signed.origin == key.name, let leaf = leaf ?? entry.map({ .leaf($0) }) else { throw ProofError.wrong }
        try InclusionProof.verify(path, of: leaf, at: index, in: signed.size, root: signed.root)
        return signed
    }
}
