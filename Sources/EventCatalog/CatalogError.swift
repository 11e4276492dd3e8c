/// Why stored bytes can't be read as an event. It never holds a value from the bytes, so it is safe to log.
public enum CatalogError: Error, Hashable, Sendable {
    /// No event of that name is known here: it was written by a newer program.
    case unknownType(String)
    /// The event is known, but not in that version of its schema: it was written by a newer program.
    case newerSchema(type: String, version: UInt32, supported: UInt32)
    /// A field is missing or holds what its schema does not allow. The field is named as `Message.field`.
    case malformed(field: String)
}

extension CatalogError: CustomStringConvertible {
    /// A sentence for an operator.
    public var description: String {
        switch self {
        case .unknownType(let type):
            "The event type \(type) is not known to this program; a newer one wrote it."
        case .newerSchema(let type, let version, let supported):
            "\(type) has schema version \(version); this program reads versions up to \(supported)."
        case .malformed(let field):
            "The stored field \(field) is missing or malformed."
        }
    }
}
