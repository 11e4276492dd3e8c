internal import EventCatalog
internal import LMDB

/// What the indexes must hold by the entries: a few hashes an event, from which each met row is crossed off.
struct IndexCheck {
    /// Stands for an event that can't be read: nothing is known that a row could contradict. No mark is even.
    private static let unknown = 2
    /// By position: what its row in `streams` must say; 0 once it was met.
    private var streams: [Int] = []
    /// By position: the sum over the subjects that were not met, and how many they are.
    private var subjects: [Int] = []
    private var subjectCounts: [Int16] = []
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
        while streams.count < index { append(Self.unknown, 0, 0, Self.unknown) }
        append(entry.versionMark, entry.subjectsMark, entry.subjectCount, entry.commandMark)
    }

    private mutating func append(_ stream: Int, _ subject: Int, _ subjectCount: Int, _ command: Int) {
        streams.append(stream)
        subjects.append(subject)
        subjectCounts.append(Int16(clamping: subjectCount))
        commands.append(command)
    }

    /// Meets a row of `streams`; says what is wrong with it.
    mutating func meetStream(_ key: Span<UInt8>, _ value: Span<UInt8>) -> String? {
        guard key.count > 8, value.count == 8, let index = Self.index(value.bigEndianUInt64(at: 0)) else {
            return "a row is malformed"
        }
        let mark = EntryFacts.mark(key.extracting(0..<key.count - 8), key.bigEndianUInt64(at: key.count - 8))
        guard streams.indices.contains(index), streams[index] == mark || streams[index] == Self.unknown else {
            return "a row names position \(index + 1), which is another event"
        }
        streams[index] = Self.met(streams[index])
        return nil
    }

    /// Meets a row of `subjects`; says what is wrong with it.
    mutating func meetSubject(_ key: Span<UInt8>, _ value: Span<UInt8>) -> String? {
        guard key.count == 24, value.isEmpty else { return "a row is malformed" }
        let position = key.bigEndianUInt64(at: 16)
        guard let index = Self.index(position), subjects.indices.contains(index) else {
            return "a row names position \(position), which is not there"
        }
        guard streams[index] != Self.unknown else { return nil }
        subjectCounts[index] &-= 1
        subjects[index] &-= EntryFacts.mark(key.extracting(0..<16), position)
        return nil
    }

    /// Meets a row of `commands`; says what is wrong with it.
    mutating func meetCommand(_ key: [UInt8], _ answer: [UInt8]) -> String? {
        guard key.count == 16, let record = CommandRecord(encoded: answer.span) else { return "a row is malformed" }
        let count = record.receipt.eventCount
        guard count > 0 else { return nil }
        guard let last = Self.index(record.receipt.position), last < commands.count, count <= last + 1 else {
            return "a row names position \(record.receipt.position), which is not there"
        }
        let own = last - count + 1...last
        let mark = EntryFacts.mark(key.span, 0)
        let isAlone =
            (own.lowerBound == 0 || commands[own.lowerBound - 1] != mark)
            && (last + 1 == commands.count || commands[last + 1] != mark)
        guard isAlone, own.allSatisfy({ commands[$0] == mark || commands[$0] == Self.unknown }) else {
            return "a row does not tell the events of its command, which end at position \(last + 1)"
        }
        for index in own { commands[index] = Self.met(commands[index]) }
        return nil
    }

    /// Tells of the events that an index has no row for, and of those that `subjects` has another row for.
    func reportMissing(_ report: (_ kind: String, _ position: Position) -> Void, wrong: (_ position: Position) -> Void)
    {
        for (kind, marks) in [("streams-index-missing", streams), ("commands-index-missing", commands)] {
            for (index, mark) in marks.enumerated() where mark != 0 && mark != Self.unknown {
                report(kind, Position(index) + 1)
            }
        }
        for (index, mark) in subjects.enumerated() where mark != 0 || subjectCounts[index] != 0 {
            if subjectCounts[index] > 0 {
                report("subjects-index-missing", Position(index) + 1)
            } else {
                wrong(Position(index) + 1)
            }
        }
    }

    /// What is left of a mark whose row was met.
    private static func met(_ mark: Int) -> Int { mark == unknown ? unknown : 0 }

    private static func index(_ position: Position) -> Int? {
        position > 0 ? Int(exactly: position - 1) : nil
    }
}
