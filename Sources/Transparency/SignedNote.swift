internal import Foundation

/// A text with lines of signatures below it (C2SP `signed-note`).
public struct SignedNote: Hashable, Sendable {
    /// One line of signature.
    public struct Signature: Hashable, Sendable {
        /// The name of the key.
        public let name: String
        /// The key's id: 4 bytes.
        public let keyID: [UInt8]
        /// The signature itself.
        public let bytes: [UInt8]
    }

    /// What is signed: lines that each end with a line feed.
    public let text: String
    /// The signatures, in order.
    public let signatures: [Signature]

    /// The most bytes a note may have that is read.
    public static let maximumLength = 1 << 20
    /// The most signatures of a note that is read.
    public static let maximumSignatures = 64
    private static let mark = "\u{2014} "

    /// A note signed by one key.
    ///
    /// - Throws: What the signing throws.
    public init(signing text: String, with key: NoteSigner) throws {
        self.text = text
        signatures = [try key.signature(over: text)]
    }

    /// Reads a note.
    ///
    /// - Throws: ``NoteError/malformed`` for anything that no writer of notes makes.
    public init(_ note: String) throws(NoteError) {
        guard note.utf8.count <= Self.maximumLength, note.hasSuffix("\n"), !note.utf8.contains(where: Self.isControl),
            let split = note.range(of: "\n\n", options: .backwards)
        else { throw .malformed }
        text = String(note[..<split.lowerBound]) + "\n"
        var signatures: [Signature] = []
        for line in note[split.upperBound...].dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
            signatures.append(try Signature(line))
        }
        guard !signatures.isEmpty, signatures.count <= Self.maximumSignatures else { throw .malformed }
        self.signatures = signatures
    }

    /// The note as it is written.
    public var note: String {
        text + "\n" + signatures.map { Self.mark + $0.name + " " + $0.encoded + "\n" }.joined()
    }

    /// Checks that a key signed it.
    ///
    /// - Throws: ``NoteError/unsigned`` if it has no signature of the key, ``NoteError/forged`` if one does not hold.
    public func verify(_ key: NoteVerifier) throws(NoteError) {
        let own = signatures.filter { $0.name == key.name && $0.keyID == key.keyID }
        guard !own.isEmpty else { throw .unsigned }
        guard own.allSatisfy({ key.isValid($0.bytes, over: text) }) else { throw .forged }
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && byte != 0x0A }

    /// The bytes of base64 in its one spelling.
    static func decoded(_ text: some StringProtocol) -> [UInt8]? {
        guard let data = Data(base64Encoded: String(text)), data.base64EncodedString() == text else { return nil }
        return Array(data)
    }
}

extension SignedNote.Signature {
    fileprivate init(_ line: Substring) throws(NoteError) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "\u{2014}", NoteVerifier.isName(parts[1]),
            let bytes = SignedNote.decoded(parts[2]), bytes.count > 4
        else { throw .malformed }
        self.init(name: String(parts[1]), keyID: Array(bytes[..<4]), bytes: Array(bytes[4...]))
    }

    fileprivate var encoded: String { Data(keyID + bytes).base64EncodedString() }
}

/// Why a note is not believed.
public enum NoteError: Error, Hashable, Sendable {
    /// It is no note, or its text no checkpoint.
    case malformed
    /// It has no signature of the key.
    case unsigned
    /// A signature of the key does not hold.
    case forged
}
