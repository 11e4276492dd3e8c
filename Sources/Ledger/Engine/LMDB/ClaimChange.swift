internal import EventCatalog
internal import LMDB

/// One line of the history of claims: from a position on somebody, or nobody, has a claim.
///
/// The claims of any position follow from it, so that a log can be built up to there, from a backup too.
struct ClaimChange: Hashable, Sendable {
    let position: Position
    let claim: [UInt8]
    /// `nil` if it was released.
    let owner: RecordID?

    init(position: Position, claim: [UInt8], owner: RecordID?) {
        self.position = position
        self.claim = claim
        self.owner = owner
    }

    /// Reads a row; `nil` if it is malformed.
    init?(key: [UInt8], value: [UInt8]) {
        guard key.count > 8, value.isEmpty || value.count == 16 else { return nil }
        position = key.span.bigEndianUInt64(at: 0)
        claim = Array(key[8...])
        owner =
            value.isEmpty
            ? nil : RecordID(high: value.span.bigEndianUInt64(at: 0), low: value.span.bigEndianUInt64(at: 8))
    }

    var key: [UInt8] { LogKeys.claimChange(position, claim) }
    var value: [UInt8] { owner.map { LogKeys.id($0) } ?? [] }
}
