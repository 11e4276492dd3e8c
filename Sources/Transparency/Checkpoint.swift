internal import Foundation

/// What a log says of itself at some size (C2SP `tlog-checkpoint`): the text that is signed.
public struct Checkpoint: Hashable, Sendable {
    /// The log's name.
    public let origin: String
    /// How many leaves the tree has.
    public let size: UInt64
    /// The tree's hash.
    public let root: TreeHash

    /// Puts the parts together.
    public init(origin: String, size: UInt64, root: TreeHash) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// The three lines: origin, size, root in base64. What a signature covers.
    public var text: String { "\(origin)\n\(size)\n\(Data(root.bytes).base64EncodedString())\n" }

    /// Reads the text of a note; further lines are passed over, as the format asks.
    ///
    /// - Throws: ``NoteError/malformed``.
    public init(text: String) throws(NoteError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.count >= 4, lines.last == "", !lines[0].isEmpty,
            let size = UInt64(lines[1]), String(size) == lines[1],
            let root = SignedNote.decoded(lines[2]).flatMap({ TreeHash(bytes: $0) })
        else { throw .malformed }
        self.init(origin: String(lines[0]), size: size, root: root)
    }
}
