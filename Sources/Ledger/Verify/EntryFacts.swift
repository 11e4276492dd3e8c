internal import EventCatalog
internal import LMDB

/// What the rest of a log must agree with, of one entry: a few numbers, so that it is made on any core and kept cheaply.
struct EntryFacts: Sendable {
    let position: Position
    let stream: StreamID
    let version: UInt64
    let recordedAt: Timestamp
    /// Stands for the stream.
    let streamMark: Int
    /// Stands for stream and version.
    let versionMark: Int
    /// The sum over the subjects.
    let subjectsMark: Int
    let subjectCount: Int
    /// Stands for the command.
    let commandMark: Int

    init(_ entry: EventEntry) {
        position = entry.position
        stream = entry.stream
        version = entry.version
        recordedAt = entry.recordedAt
        let key = LogKeys.stream(entry.stream)
        streamMark = Self.mark(key.span, 0)
        versionMark = Self.mark(key.span, entry.version)
        subjectsMark = entry.subjects.reduce(0) { $0 &+ Self.mark(LogKeys.id($1).span, entry.position) }
        subjectCount = entry.subjects.count
        commandMark = Self.mark(LogKeys.id(entry.origin.commandID).span, 0)
    }

    /// A hash that is never 0. The process's own random seed is in it: nobody can make two things alike.
    static func mark(_ bytes: Span<UInt8>, _ number: UInt64) -> Int {
        var hasher = Hasher()
        var offset = 0
        while offset + 8 <= bytes.count {
            hasher.combine(bytes.bigEndianUInt64(at: offset))
            offset += 8
        }
        while offset < bytes.count {
            hasher.combine(bytes[offset])
            offset += 1
        }
        hasher.combine(number)
        return hasher.finalize() | 1
    }
}
