internal import EventCatalog
internal import HTTPTypes
internal import HummingbirdCore

/// Versions as entity tags: the version of a stream in quotes.
enum EntityTag {
    /// The tag of a version.
    static func of(version: UInt64) -> String { "\"\(version)\"" }

    /// The tag of a record that another one stands for: it is of no version of the record itself.
    static func of(survivor id: PatientID, version: UInt64) -> String { "\"\(id).\(version)\"" }

    /// The version in a strong tag that this server made; `nil` for anything else.
    ///
    /// - Returns: 0, which no record is at, for the tag of a record that another one stands for.
    static func version(in tag: String) -> UInt64? {
        let utf8 = tag.utf8
        guard utf8.count >= 3, utf8.first == UInt8(ascii: "\""), utf8.last == UInt8(ascii: "\"") else { return nil }
        let digits = utf8.dropFirst().dropLast()
        if digits.count > 37, RecordID(String(decoding: digits.prefix(36), as: UTF8.self)) != nil { return 0 }
        guard digits.count <= 20, digits.first != UInt8(ascii: "0"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return UInt64(String(decoding: digits, as: UTF8.self))
    }
}

extension Call {
    /// The version that the client made its change on, from `If-Match`.
    ///
    /// - Parameter required: Whether it must be given.
    /// - Returns: `nil` if any version will do: it was not given, or is `*`.
    /// - Throws: A ``Problem``: 428 if it is missing, 400 if it is no tag of this server.
    func expectedVersion(required: Bool) throws(Problem) -> UInt64? {
        guard let text = try header(.ifMatch) else {
            if required { throw .preconditionRequired }
            return nil
        }
        if text == "*", !required { return nil }
        guard let version = EntityTag.version(in: text) else {
            throw .invalidHeader("If-Match", "Must be one ETag of this resource, such as \"3\" with the quotes.")
        }
        return version
    }

    /// Whether the client has the answer with this tag already, by `If-None-Match`.
    func alreadyHas(_ tag: String) -> Bool {
        guard let text = request.headers[.ifNoneMatch] else { return false }
        if text == tag || text == "*" { return true }
        return text.utf8.count <= 1_024
            && text.split(separator: ",").contains { candidate in
                Self.weakly(candidate) == Self.weakly(tag[...])
            }
    }

    private static func weakly(_ tag: Substring) -> Substring {
        let trimmed = tag.drop { $0 == " " }
        let opaque = trimmed.hasPrefix("W/") ? trimmed.dropFirst(2) : trimmed
        return opaque.lastIndex { $0 != " " }.map { opaque[...$0] } ?? opaque
    }
}
