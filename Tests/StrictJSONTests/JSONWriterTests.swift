import StrictJSON
import Testing

@Suite struct JSONWriterTests {
    @Test func `members, elements and commas are where they belong`() {
        var writer = JSONWriter()
        writer.object {
            $0.member("id", "a")
            $0.member("n", 3)
            $0.member("flag", true)
            $0.member("gone", ifPresent: nil)
            $0.member("none", orNull: nil)
            $0.object("empty") { _ in }
            $0.array("list") {
                $0.string("x")
                $0.object { $0.member("y", 1) }
                $0.null()
            }
            $0.array("each", of: [1, 2]) { $0.integer($1) }
            $0.name(dynamic: "a\"b")
            $0.number(text: "1.50")
        }
        let expected =
            #"{"id":"a","n":3,"flag":true,"none":null,"empty":{},"list":["x",{"y":1},null],"each":[1,2],"a\"b":1.50}"#
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test func `every character survives writing and reading`() throws {
        for code in UInt32(1)...0x2FFF {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let text = "a\(Character(scalar))\"\\/b"
            var writer = JSONWriter()
            writer.string(text)
            let back = try JSONParser.parse(writer.bytes).string
            #expect(back?.utf8.elementsEqual(text.utf8) == true, "U+\(String(code, radix: 16))")
        }
    }

    @Test func `control characters are escaped`() {
        var writer = JSONWriter()
        writer.string("\u{1}\n\r\t\u{1F}")
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #""\u0001\n\r\t\u001f""#)
    }
}
