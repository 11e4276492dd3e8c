internal import NIOCore
internal import Synchronization

/// Rendered answers by query, each good as long as its entity tag is: the tag names the position and the day, so an
/// answer is never older than its read model and nothing has to be invalidated.
///
/// Only for answers that are large to make and asked for again and again, such as the dashboard. Bounded: when it is
/// full, everything goes.
final class AnswerCache: Sendable {
    private struct Entry {
        let tag: String
        let body: ByteBuffer
    }

    private struct Entries {
        var byQuery: [[String]: Entry] = [:]
        var bytes = 0
    }

    private let maximumBytes: Int
    private let entries = Mutex(Entries())

    /// - Parameter maximumBytes: How much to keep at most.
    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    /// The answer to a query with a tag, if it is kept.
    func body(of query: [String], tag: String) -> ByteBuffer? {
        let entry = entries.withLock { $0.byQuery[query] }
        return entry?.tag == tag ? entry?.body : nil
    }

    /// Keeps an answer.
    func keep(_ body: ByteBuffer, of query: [String], tag: String) {
        guard body.readableBytes <= maximumBytes / 8 else { return }
        entries.withLock { entries in
            if entries.bytes + body.readableBytes > maximumBytes { entries = Entries() }
            let former = entries.byQuery.updateValue(Entry(tag: tag, body: body), forKey: query)
            entries.bytes += body.readableBytes - (former?.body.readableBytes ?? 0)
        }
    }
}
