internal import Crypto
internal import EventCatalog

/// Who asks, as a verified token says.
struct Identity: Hashable {
    /// The pseudonym under which the log knows the person or machine.
    let actor: RecordID
    /// The tenant.
    let tenant: String
    /// The role acted in.
    let role: Role
    /// The application used.
    let client: String

    /// Stands for the caller of an endpoint that asks for no token.
    static let nobody = Identity(actor: RecordID(high: 0, low: 0), tenant: "", role: .analyst, client: "")

    /// The pseudonym for the subject of a token: the subject itself if it is a UUID, else a digest of it.
    static func pseudonym(of subject: String) -> RecordID {
        if let id = RecordID(subject) { return id }
        return RecordID(bytes: Array(SHA256.hash(data: Array(subject.utf8))).prefix(16)) ?? RecordID(high: 0, low: 0)
    }
}
