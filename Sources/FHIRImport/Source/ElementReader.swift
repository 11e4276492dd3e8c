internal import Dispatch

/// Reads the elements of a file, piece by piece: at most one piece and one element are in memory.
struct ElementReader {
    /// An element with the line it stands in, for NDJSON.
    struct Found {
        var element: DocumentScanner.Element
        var line: Int?
    }

    /// What one piece of the file brought.
    struct Piece {
        var found: [Found] = []
        /// Lines that are not JSON; the others go on.
        var badLines: [FileFault] = []
        /// Bytes of the file that were read for it.
        var bytesRead = 0
    }

    private let file: SourceFile
    private let reading: FileReading
    private let wants: (String) -> Bool
    private var scanner: DocumentScanner
    private var offset = 0
    private var line = 1
    private var lineHasText = false
    private var lineIsBad = false
    private var isAtEnd = false

    /// What the document turned out to be, as far as it was read; of NDJSON, the last line.
    var outline: DocumentScanner.Outline { scanner.outline }

    init(_ file: SourceFile, on queue: DispatchQueue, wants: @escaping (String) -> Bool) throws(FileFault) {
        self.file = file
        self.wants = wants
        reading = try FileReading(file, on: queue)
        scanner = DocumentScanner(wants: wants)
    }

    /// The next piece; `nil` after the last.
    ///
    /// - Throws: ``FileFault`` where the file can't be read, or is a document and no JSON.
    mutating func next() async throws(FileFault) -> Piece? {
        guard !isAtEnd else { return nil }
        let chunk = try await reading.next()
        var piece = Piece()
        piece.bytesRead = chunk.count
        switch file.form {
        case .document: try takeDocument(chunk, into: &piece)
        case .lines: takeLines(chunk, into: &piece)
        }
        offset += chunk.count
        isAtEnd = chunk.isEmpty
        return piece
    }

    private mutating func takeDocument(_ chunk: [UInt8], into piece: inout Piece) throws(FileFault) {
        do throws(ScanFault) {
            if chunk.isEmpty {
                try scanner.finish()
            } else {
                try scanner.consume(chunk[...]) { piece.found.append(Found(element: $0, line: nil)) }
            }
        } catch {
            throw FileFault(path: file.path, code: error.code, message: error.message, byteOffset: error.offset)
        }
    }

    private mutating func takeLines(_ chunk: [UInt8], into piece: inout Piece) {
        var start = 0
        while start < chunk.count {
            let end = chunk[start...].firstIndex(of: 0x0A) ?? chunk.endIndex
            takePart(chunk[start..<end], into: &piece)
            if end < chunk.endIndex {
                endLine(nextAt: offset + end + 1, into: &piece)
                line += 1
            }
            start = end + 1
        }
        if chunk.isEmpty { endLine(nextAt: offset, into: &piece) }
    }

    private mutating func takePart(_ part: ArraySlice<UInt8>, into piece: inout Piece) {
        guard !lineIsBad else { return }
        if !lineHasText { lineHasText = part.contains { $0 > 0x20 } }
        let line = line
        do throws(ScanFault) {
            try scanner.consume(part) { piece.found.append(Found(element: $0, line: line)) }
        } catch {
            refuseLine(error, into: &piece)
        }
    }

    private mutating func endLine(nextAt next: Int, into piece: inout Piece) {
        if lineHasText, !lineIsBad {
            do throws(ScanFault) {
                try scanner.finish()
            } catch {
                refuseLine(error, into: &piece)
            }
        }
        scanner = DocumentScanner(at: next, wants: wants)
        lineHasText = false
        lineIsBad = false
    }

    private mutating func refuseLine(_ fault: ScanFault, into piece: inout Piece) {
        lineIsBad = true
        let line = line
        piece.found.removeAll { $0.line == line }
        piece.badLines.append(
            FileFault(path: file.path, code: fault.code, message: fault.message, byteOffset: fault.offset, line: line)
        )
    }
}
