import StrictJSON
import Testing

private func parse(_ text: String, limits: JSONLimits = JSONLimits()) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8), limits: limits)
}

private func fault(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) -> JSONError? {
    do {
        _ = try JSONParser.parse(bytes, limits: limits)
        return nil
    } catch {
        return error
    }
}

private func fault(_ text: String, limits: JSONLimits = JSONLimits()) -> JSONError? {
    fault(Array(text.utf8), limits: limits)
}

@Suite struct JSONParserTests {
    @Test func `every kind of value is read`() throws {
        let value = try parse(#" {"a": [1, -2.50e+3, "x\n\u00e9\ud83d\ude00", true, false, null], "b": {}, "c": []} "#)
        let elements = try #require(value["a"]?.array)
        #expect(elements.map(\.kind) == ["a number", "a number", "a string", "a boolean", "a boolean", "null"])
        #expect(elements[1].number == "-2.50e+3")
        #expect(elements[2].string == "x\né😀")
        #expect(elements[0].integer == 1 && elements[1].integer == nil)
        #expect(value["b"]?.object?.members.isEmpty == true)
        #expect(value["c"]?.array?.isEmpty == true)
        #expect(value.object?.members.map(\.name) == ["a", "b", "c"])
    }

    @Test(arguments: ["0", "-0", "1.0", "1e400", "-1E-5", "9007199254740993"])
    func `a number keeps its text`(_ text: String) throws {
        #expect(try parse(text).number == text)
    }

    @Test(arguments: ["01", "+1", ".5", "1.", "1e", "1e+", "-", "--1", "0x10", "1_000", "NaN", "1.2.3", "00"])
    func `a number that JSON does not know is refused`(_ text: String) {
        #expect(fault(text) != nil)
    }

    @Test(arguments: [
        "", " ", "{", "[", "[1", "[1,", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "\"", "\"a", "\"\\", "\"\\u",
        "\"\\u00",
        "tru", "nul", "f",
    ])
    func `a text that ends too early is refused`(_ text: String) {
        #expect(fault(text) != nil)
    }

    @Test(arguments: [
        "[1,]", "{\"a\":1,}", "[,1]", "{,}", "{a:1}", "{'a':1}", "{\"a\" 1}", "[1 2]", "[1]]", "{}{}", "// x\n1",
        "/**/1",
        "\"a\tb\"", "\"\\x\"", "\"\\u12G4\"", "truex", "True", "undefined", "\u{FEFF}1", "[1]\u{0}",
    ])
    func `what only lenient parsers accept is refused`(_ text: String) {
        #expect(fault(text) != nil)
    }

    @Test func `a duplicate name is refused at any level, with its pointer`() {
        let error = fault(#"{"a": [{"b/c": 1, "b\u002fc": 2}]}"#)
        #expect(error?.reason == .duplicateName)
        #expect(error?.pointer == "/a/0/b~1c")
        #expect(error?.byteOffset == 18)
    }

    @Test func `a duplicate among many names is found`() {
        let members = (0..<100).map { "\"n\($0)\":\($0)" } + ["\"n3\":0"]
        #expect(fault("{\(members.joined(separator: ","))}")?.reason == .duplicateName)
        #expect(fault("{\(members.dropLast().joined(separator: ","))}") == nil)
    }

    @Test func `names that only normalisation makes equal are two names`() throws {
        let value = try parse("{\"\u{E9}\": 1, \"e\u{301}\": 2}")
        #expect(value["\u{E9}"]?.integer == 1)
        #expect(value["e\u{301}"]?.integer == 2)
    }

    @Test(arguments: [#""\ud800""#, #""\udc00""#, #""\ud800\u0041""#, #""\ud800x""#, #""\udfff\ud800""#])
    func `a lone surrogate is refused`(_ text: String) {
        #expect(fault(text)?.reason == .loneSurrogate)
    }

    @Test func `U+0000 is refused, raw and escaped`() {
        #expect(fault(#""\u0000""#)?.reason == .nullCharacter)
        #expect(fault([0x22, 0x00, 0x22])?.reason == .nullCharacter)
    }

    @Test func `other encodings and malformed UTF-8 are refused with the place`() {
        #expect(fault([0xEF, 0xBB, 0xBF, 0x31])?.reason == .byteOrderMark)
        #expect(fault([0xFF, 0xFE, 0x31, 0x00])?.reason == .invalidUTF8)
        #expect(fault([0x31, 0x00]) != nil)
        let overlong = fault([0x22, 0x61, 0xC0, 0x80, 0x22])
        #expect(overlong?.reason == .invalidUTF8 && overlong?.byteOffset == 2)
        #expect(fault([0x22, 0xED, 0xA0, 0x80, 0x22])?.reason == .invalidUTF8)
    }

    @Test func `depth is bounded`() {
        let nested = { (depth: Int) in
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(fault(nested(32)) == nil)
        #expect(fault(nested(33))?.reason == .tooDeep(limit: 32))
        #expect(fault(String(repeating: "[", count: 200_000))?.reason == .tooDeep(limit: 32))
        #expect(fault(String(repeating: #"{"a":"#, count: 200_000))?.reason == .tooDeep(limit: 32))
    }

    @Test func `the number of values is bounded`() {
        let text = "[" + Array(repeating: "1", count: 9_999).joined(separator: ",") + "]"
        #expect(fault(text) == nil)
        #expect(fault(text.dropLast() + ",1]")?.reason == .tooManyValues(limit: 10_000))
        #expect(fault(text.dropLast() + ",1]", limits: JSONLimits(values: 20_000)) == nil)
    }

    @Test func `the length of a number is bounded`() {
        #expect(fault(String(repeating: "1", count: 64)) == nil)
        #expect(fault(String(repeating: "1", count: 65))?.reason == .numberTooLong(limit: 64))
        #expect(fault(String(repeating: "1", count: 1_000_000))?.reason == .numberTooLong(limit: 64))
    }

    @Test func `an error names the place but never the text`() {
        let error = fault(#"{"name": "secret", "next": [1, oops]}"#)
        #expect(error?.pointer == "/next/1")
        #expect(error?.byteOffset == 31)
        #expect(error?.description.contains("secret") == false && error?.description.contains("oops") == false)
    }
}
