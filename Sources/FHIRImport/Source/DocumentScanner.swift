/// Finds the resources in a JSON text that comes in pieces: the elements of a bundle's `entry`, or the text itself if it
/// is a single resource.
///
/// It keeps one element at a time, so that a file may be of any size, and looks only at the structure: each element is
/// parsed strictly afterwards. Names at the top are checked here: nobody else sees them.
struct DocumentScanner {
    /// The most bytes that one element may have.
    static let elementLimitBytes = 4 << 20
    private static let depthLimit = 96
    private static let tokenLimit = 128
    private static let rootNameLimit = 1000

    private enum Expectation { case value, firstName, name, colon, separator, firstValue, nothing }
    private enum Word { case none, name, text, scalar }

    private let wants: (String) -> Bool
    private let origin: Int
    private var offset: Int
    private var stack: [Bool] = []  // true for an object
    private var expects = Expectation.value
    private var word = Word.none
    private var wordStart = 0
    private var isEscaped = false
    private var token: [UInt8] = []
    private var keepsToken = false
    private var path: [String] = []  // names at depths 1 and 3, while they matter
    private var rootNames: Set<String> = []
    private var isInEntries = false
    private var isInElement = false
    private var isInResource = false
    private var entryCount = 0
    private var element: Element?
    private var isKept = false

    private(set) var outline = Outline()

    /// - Parameters:
    ///   - origin: Where the text begins in its file.
    ///   - wants: Whether the bytes of a resource of that type are wanted.
    init(at origin: Int = 0, wants: @escaping (String) -> Bool) {
        self.origin = origin
        self.offset = origin
        self.wants = wants
    }

    /// Takes the next piece.
    ///
    /// - Throws: ``ScanFault`` where the text is not JSON; nothing more can be found then.
    mutating func consume(_ chunk: ArraySlice<UInt8>, found: (Element) -> Void) throws(ScanFault) {
        var index = chunk.startIndex
        var captureStart = index
        let base = offset - index
        while index < chunk.endIndex {
            if word == .none {
                let byte = chunk[index]
                if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                    index += 1
                    continue
                }
                offset = base + index
                let hadElement = element != nil
                let ended = try structure(byte)
                if !hadElement, element != nil { captureStart = index }
                index += 1
                if ended { finishElement(chunk[captureStart..<index], found) }
            } else if word == .scalar {
                let byte = chunk[index]
                if Self.isScalar(byte) {
                    index += 1
                } else {
                    word = .none
                }
            } else {
                offset = base + index
                index = try string(chunk, from: index)
            }
        }
        offset = base + chunk.endIndex
        if element != nil { keep(chunk[captureStart...]) }
    }

    /// Says that the text is over.
    mutating func finish() throws(ScanFault) {
        if word == .scalar { word = .none }
        guard offset > origin, expects != .value || !stack.isEmpty else {
            throw fault("file-empty", "There is nothing in it.")
        }
        guard expects == .nothing, word == .none else {
            throw fault("json-cut-off", "The text ends too early.")
        }
    }

    // MARK: Structure

    /// Takes a byte between strings and numbers.
    ///
    /// - Returns: Whether the element ended with it.
    private mutating func structure(_ byte: UInt8) throws(ScanFault) -> Bool {
        switch (byte, expects) {
        case (UInt8(ascii: "{"), .value), (UInt8(ascii: "{"), .firstValue): try open(isObject: true)
        case (UInt8(ascii: "["), .value), (UInt8(ascii: "["), .firstValue): try open(isObject: false)
        case (UInt8(ascii: "}"), .firstName), (UInt8(ascii: "}"), .separator): return try close(isObject: true)
        case (UInt8(ascii: "]"), .firstValue), (UInt8(ascii: "]"), .separator): return try close(isObject: false)
        case (UInt8(ascii: ","), .separator):
            guard let isObject = stack.last else { throw unexpected("the end of the text") }
            expects = isObject ? .name : .value
        case (UInt8(ascii: ":"), .colon): expects = .value
        case (UInt8(ascii: "\""), .firstName), (UInt8(ascii: "\""), .name): beginString(.name)
        case (UInt8(ascii: "\""), .value), (UInt8(ascii: "\""), .firstValue):
            try requireContainer()
            beginString(.text)
        case (0xEF, .value) where offset == origin:
            throw fault("byte-order-mark", "The text must not begin with a byte order mark.")
        case (_, .value), (_, .firstValue):
            guard Self.isScalar(byte) else { throw unexpected("a value") }
            try requireContainer()
            word = .scalar
            expects = .separator
        default: throw unexpected(expected)
        }
        return false
    }

    /// A text of this kind is an object, and so is an entry.
    private func requireContainer() throws(ScanFault) {
        if stack.isEmpty { throw unexpected("an object") }
        if stack.count == 2, isInEntries { throw unexpected("an entry, which is an object") }
    }

    private mutating func open(isObject: Bool) throws(ScanFault) {
        let depth = stack.count
        guard depth < Self.depthLimit else {
            throw fault("json-too-deep", "Values are nested more than \(Self.depthLimit) deep.")
        }
        if depth == 0 || (depth == 2 && isInEntries), !isObject {
            throw unexpected(depth == 0 ? "an object" : "an entry, which is an object")
        }
        if depth == 0 {
            begin(entry: nil)
        } else if depth == 1, !isObject, path.first == "entry", outline.type == nil || outline.type == "Bundle" {
            isInEntries = true
            outline.hasEntries = true
            element = nil
        } else if depth == 2, isInEntries {
            begin(entry: entryCount)
            isInElement = true
        } else if depth == 3, isInElement, isObject, path.last == "resource" {
            isInResource = true
        }
        stack.append(isObject)
        expects = isObject ? .firstName : .firstValue
    }

    private mutating func close(isObject: Bool) throws(ScanFault) -> Bool {
        guard stack.popLast() == isObject else { throw unexpected("the other kind of bracket") }
        expects = stack.isEmpty ? .nothing : .separator
        switch stack.count {
        case 0: return element != nil
        case 1: isInEntries = false
        case 2 where isInElement:
            isInElement = false
            entryCount += 1
            return true
        case 3: isInResource = false
        default: break
        }
        return false
    }

    // MARK: Strings

    /// Names at the depths that matter are kept, and the texts they stand for.
    private mutating func beginString(_ word: Word) {
        self.word = word
        wordStart = offset
        isEscaped = false
        token.removeAll(keepingCapacity: true)
        let depth = stack.count
        if word == .name {
            keepsToken = depth == 1 || (isInElement && depth == 3) || (isInResource && depth == 4)
        } else {
            let isType = path.last == "resourceType" || (depth == 1 && path.last == "type")
            keepsToken = isType && (depth == 1 || (isInResource && depth == 4))
        }
    }

    /// Goes on in a string to its end or the end of the piece.
    private mutating func string(_ chunk: ArraySlice<UInt8>, from start: Int) throws(ScanFault) -> Int {
        var index = start
        while index < chunk.endIndex {
            let byte = chunk[index]
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                if keepsToken { take(chunk[start..<index]) }
                try endString()
                return index + 1
            } else if byte < 0x20 {
                offset += index - start
                throw fault("json-control-character", "Control characters must be escaped.")
            }
            index += 1
        }
        if keepsToken { take(chunk[start..<index]) }
        return index
    }

    private mutating func take(_ bytes: ArraySlice<UInt8>) {
        token.append(contentsOf: bytes.prefix(max(Self.tokenLimit - token.count, 0)))
    }

    private mutating func endString() throws(ScanFault) {
        let isName = word == .name
        word = .none
        expects = isName ? .colon : .separator
        let depth = stack.count
        let text = keepsToken ? String(decoding: token, as: UTF8.self) : ""
        if isName {
            guard depth == 1 || depth == 3 || depth == 4 else { return }
            while path.count >= depth { path.removeLast() }
            while path.count < depth - 1 { path.append("") }
            path.append(text)
            guard depth == 1, text.utf8.count < Self.tokenLimit, rootNames.count < Self.rootNameLimit else { return }
            guard rootNames.insert(text).inserted else {
                offset = wordStart
                throw fault("json-duplicate-name", "A member of this name stands here already.")
            }
        } else if keepsToken {
            learn(text, at: depth)
        }
    }

    private mutating func learn(_ text: String, at depth: Int) {
        if depth == 1 {
            if path.last == "type" { outline.bundleType = text } else { outline.type = text }
            guard path.last == "resourceType", element != nil else { return }
        }
        element?.type = text
        if depth == 1, text == "Bundle" {
            element = nil
        } else if !wants(text) {
            isKept = false
            element?.bytes = []
        }
    }

    // MARK: Elements

    private mutating func begin(entry: Int?) {
        element = Element(bytes: [], type: nil, entry: entry, offset: offset, length: 0)
        isKept = true
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        guard var element else { return }
        self.element = nil  // so that the bytes are appended in place
        element.length += bytes.count
        if element.isTooLarge {
            element.bytes = []
        } else if isKept {
            element.bytes.append(contentsOf: bytes)
        }
        self.element = element
    }

    private mutating func finishElement(_ bytes: ArraySlice<UInt8>, _ found: (Element) -> Void) {
        keep(bytes)
        guard let element = element.take() else { return }
        found(element)
    }

    // MARK: Faults

    /// Digits, letters, and what else numbers have.
    private static func isScalar(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2B || byte == 0x2D
            || byte == 0x2E
    }

    private var expected: String {
        switch expects {
        case .value, .firstValue: "a value"
        case .firstName, .name: "a member name in quotes"
        case .colon: "':'"
        case .separator: "',' or the end of the array or object"
        case .nothing: "nothing after the end of the JSON value"
        }
    }

    private func unexpected(_ expected: String) -> ScanFault {
        fault("json-malformed", "Expected \(expected).")
    }

    private func fault(_ code: String, _ message: String) -> ScanFault {
        ScanFault(code: code, message: message, offset: offset)
    }
}
