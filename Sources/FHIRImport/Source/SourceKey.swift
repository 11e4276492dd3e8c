internal import Crypto
internal import EventCatalog

/// Makes the ids of what is imported: always the same ones from the same source, so that a second run finds the first.
struct DerivedIDs: Sendable {
    /// Tells sources apart whose ids could be the same.
    let source: String

    /// The id of the record that a resource becomes.
    func record(_ type: String, _ id: String) -> RecordID { derive("record", "\(type)/\(Self.canonical(id))") }

    /// The id of the item of a prescription that a resource becomes.
    func item(_ id: RecordID) -> RecordID { derive("item", id.description) }

    /// The id of the command that marks a part of a resource as imported.
    func marker(_ record: RecordID, part: String) -> RecordID { derive("command:\(part)", record.description) }

    /// The key under which what a `fullUrl` names in a file is known.
    func alias(_ url: String, file: Int) -> RecordID { derive("alias:\(file)", Self.canonical(url)) }

    /// The key under which someone is known by an identifier.
    func identifier(_ type: String, _ query: String) -> RecordID { derive("identifier", "\(type)?\(query)") }

    /// The id that everything without a prescriber is booked on.
    var unknownPrescriber: RecordID { derive("record", "unknown prescriber") }

    private func derive(_ purpose: String, _ name: String) -> RecordID {
        var hash = SHA256()
        hash.update(data: Array("rxledger fhir import 1".utf8))
        for part in [source, purpose, name] {
            hash.update(data: [0])
            hash.update(data: Array(part.utf8))
        }
        return RecordID(hash: Array(hash.finalize()))
    }

    /// UUIDs have one spelling in lower case; other ids are told apart by case.
    static func canonical(_ id: String) -> String {
        if RecordID(id) != nil || id.hasPrefix("urn:") { return id.lowercased() }
        return id
    }
}

extension RecordID {
    /// A UUIDv8 (RFC 9562) of the first 122 bits of a hash.
    init(hash: [UInt8]) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        for byte in hash.prefix(8) { high = high << 8 | UInt64(byte) }
        for byte in hash.dropFirst(8).prefix(8) { low = low << 8 | UInt64(byte) }
        self.init(
            high: high & 0xFFFF_FFFF_FFFF_0FFF | 0x8000,
            low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        )
    }
}
