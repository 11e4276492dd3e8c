internal import Dispatch

/// Where an element of a file stands: enough to read it again without looking at what lies between.
struct ElementSlot {
    let offset: Int
    let length: Int32
    /// −1 for none.
    let entry: Int32
    /// −1 for none.
    let line: Int32
    let type: ImportedType

    /// About 32 MB for all files of a run together; files beyond it are scanned again by each phase.
    static let limit = 1_000_000

    /// - Returns: `nil` for what is too large or too far to be described so.
    init?(_ found: ElementReader.Found, _ type: ImportedType) {
        guard !found.element.isTooLarge, let length = Int32(exactly: found.element.length),
            let entry = Int32(exactly: found.element.entry ?? -1), let line = Int32(exactly: found.line ?? -1)
        else { return nil }
        self.offset = found.element.offset
        self.length = length
        self.entry = entry
        self.line = line
        self.type = type
    }
}

/// Reads the elements of a file that a survey has found.
struct SlotReader {
    private static let windowBytes = 1 << 20

    private let reading: FileReading
    private let slots: [ElementSlot]
    private var next = 0

    init(_ file: SourceFile, _ slots: [ElementSlot], on queue: DispatchQueue) throws(FileFault) {
        self.slots = slots
        reading = try FileReading(file, on: queue)
    }

    /// The elements of the next part of the file; `nil` after the last.
    mutating func nextElements() async throws(FileFault) -> [ElementReader.Found]? {
        guard next < slots.count else { return nil }
        let start = slots[next].offset
        var last = next
        while last + 1 < slots.count, slots[last + 1].end - start <= Self.windowBytes { last += 1 }
        let bytes = try await reading.bytes(at: start, count: slots[last].end - start)
        defer { next = last + 1 }
        return slots[next...last].map { slot in
            let from = min(slot.offset - start, bytes.count)
            let to = min(slot.end - start, bytes.count)
            let element = DocumentScanner.Element(
                bytes: Array(bytes[from..<to]),
                type: slot.type.rawValue,
                entry: slot.entry < 0 ? nil : Int(slot.entry),
                offset: slot.offset,
                length: Int(slot.length)
            )
            return ElementReader.Found(element: element, line: slot.line < 0 ? nil : Int(slot.line))
        }
    }
}

extension ElementSlot {
    fileprivate var end: Int { offset + Int(length) }
}
