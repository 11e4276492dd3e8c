internal import EventCatalog
internal import LMDB

/// What the indexes must hold by the entries: a few hashes an event, from which each met row is crossed off.
struct IndexCheck {
    /// By position: what its row in `streams` must say; 0 once it was met.
    private var streams: [Int] = []
    /// By position: the sum over the subjects that were not met.
    private var subjects: [Int] = []
    /// By position: whose command appended it; 0 once its row in `commands` was met.
    private var commands: [Int] = []

    mutating func reserve(_ events: Int) {
        streams.reserveCapacity(events)
        subjects.reserveCapacity(events)
        commands.reserveCapacity(events)
    }

    /// Takes in what an entry says. Positions rise from call to call.
    mutating func expect(_ entry: EntryFacts) {
        guard let index = Self.index(entry.position) else { return }
        while streams.count < index {  // Records that can't be read are missed in no index.
            streams.append(0)
            subjects.append(0)
            commands.append(0)
        }
        streams.append(entry.versionMark)
        subjects.append(entry.subjectsMark)
        commands.append(entry.commandMark)
    }

    /// Meets a row of `streams`; says what is wrong with it.
    mutating func meetStream(_ key: Span<UInt8>, _ value: Span<UInt8>) -> String? {
        guard key.count > 8, value.count == 8, let index = Self.index(value.bigEndianUInt64(at: 0)) else {
            return "a row is malformed"
        }
        let mark = EntryFacts.mark(key.extracting(0..<key.count - 8), key.bigEndianUInt64(at: key.count - 8))
        guard streams.indices.contains(index), streams[index] == mark else {
            return "a row names position \(index + 1), which is another event"
        }
        streams[index] = 0
        return nil
    }

    /// Meets a row of `subjects`; says what is wrong with it.
    mutating func meetSubject(_ key: Span<UInt8>) -> String? {
        guard key.count == 24 else { return "a row is malformed" }
        let position = key.bigEndianUInt64(at: 16)
        guard let index = Self.index(position), subjects.indices.contains(index) else {
            return "a row names position \(position), which is not there"
        }
        subjects[index] &-= EntryFacts.mark(key.extracting(0..<16), position)
        return nil
    }

    /// Meets a row of `commands`; says what is wrong with it.
    mutating func meetCommand(_ key: Span<UInt8>, _ value: Span<UInt8>) -> String? {
        guard key.count == 16, let record = CommandRecord(encoded: value) else { return "a row is malformed" }
        let count = record.receipt.eventCount
        guard count > 0 else { return nil }
        guard let last = Self.index(record.receipt.position), last < commands.count, count <= last + 1 else {
            return "a row names position \(record.receipt.position), which is not there"
        }
        let own = last - count + 1...last
        let mark = EntryFacts.mark(key, 0)
        let isAlone =
            (own.lowerBound == 0 || commands[own.lowerBound - 1] != mark)
            && (last + 1 == commands.count || commands[last + 1] != mark)
        guard isAlone, own.allSatisfy({ commands[$0] == mark }) else {
            return "a row does not tell the events of its command, which end at position \(last + 1)"
        }
        for index in own { commands[index] = 0 }
        return nil
    }

    /// Tells of the events that an index has no row, or another row, for.
    func reportMissing(_ report: (_ kind: String, _ position: Position) -> Void) {
        for (kind, marks) in [
            ("streams-index-missing", streams), ("subjects-index-missing", subjects),
            ("commands-index-missing", commands),
        ] {
            for (index, mark) in marks.enumerated() where mark != 0 { report(kind, Position(index) + 1) }
        }
    }

    private static func index(_ position: Position) -> Int? {
        position > 0 ? Int(exactly: position - 1) : nil
    }
}
