internal import EventCatalog
internal import LMDB
internal import Transparency

/// What came of hashing and decoding one record.
enum RecordOutcome: Sendable {
    /// Not even its entry can be found.
    case unreadable(String)
    case read(leaf: TreeHash, Result<EntryFacts, EventLogError>)

    init(_ record: [UInt8], at position: Position) {
        do throws(EventLogError) {
            let (leaf, entry) = try RecordFormat.inspect(record.span, at: position)
            self = .read(leaf: leaf, entry.map { EntryFacts($0) })
        } catch {
            if case .corrupt(_, let detail) = error {
                self = .unreadable(detail)
            } else {
                self = .unreadable("the record can't be read")
            }
        }
    }
}
