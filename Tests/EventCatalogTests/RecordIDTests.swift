import EventCatalog
import TestKit
import Testing

@Suite struct RecordIDTests {
    @Test func `an id is read in either case and written in lower case`() {
        let text = "0190a3c4-5678-7abc-8def-0123456789ab"
        #expect(RecordID(text)?.description == text)
        #expect(RecordID(text.uppercased())?.description == text)
        #expect(RecordID("00000000-0000-0000-0000-000000000000") == RecordID(high: 0, low: 0))
    }

    @Test(arguments: [
        "", "0", "0190a3c4", "0190a3c456787abc8def0123456789ab", "{0190a3c4-5678-7abc-8def-0123456789ab}",
        "urn:uuid:0190a3c4-5678-7abc-8def-0123456789ab", " 0190a3c4-5678-7abc-8def-0123456789ab",
        "0190a3c4-5678-7abc-8def-0123456789ab ", "0190a3c4-5678-7abc-8def-0123456789a",
        "0190a3c4-5678-7abc-8def-0123456789abc",
        "0190a3c4-5678-7abc-8def-0123456789ag", "0190a3c45-678-7abc-8def-0123456789ab",
        "0190a3c4_5678_7abc_8def_0123456789ab",
        "0190a3c4-5678-7abc-8def-0123456789a\0", "0190a3c4-5678-7abc-8def-0123456789%2F", "../../../../etc/passwd",
        "0190a3c4-5678-7abc-8def-0123456789aа", "０190a3c4-5678-7abc-8def-0123456789a",
        "0190a3c4-5678-7abc-8def-012345678\u{301}",
        "01ARZ3NDEKTSV4RRFFQ69G5FAV", "0190a3c4‐5678‐7abc‐8def‐0123456789ab",
        "\u{202E}190a3c4-5678-7abc-8def-0123456789a",
    ])
    func `what is no id is refused`(_ text: String) {
        #expect(RecordID(text) == nil)
        #expect(StreamID("patient-" + text) == nil)
    }

    @Test func `at every place just the characters that belong there are taken`() {
        let text = Array("0190a3c4-5678-7abc-8def-0123456789ab".utf8)
        for place in text.indices {
            for character in UInt8(0)..<128 {
                var changed = text
                changed[place] = character
                let isHyphen = text[place] == UInt8(ascii: "-")
                let fits = isHyphen ? character == text[place] : Character(UnicodeScalar(character)).isHexDigit
                let id = RecordID(String(decoding: changed, as: UTF8.self))
                #expect(id?.description == (fits ? String(decoding: changed, as: UTF8.self).lowercased() : nil))
                #expect(RecordID(String(decoding: [0x20] + changed, as: UTF8.self).dropFirst()) == id)
            }
        }
    }

    @Test(arguments: [255, 256, 511, 512, 100_000])
    func `a long text is no id`(length: Int) {
        #expect(RecordID(String(repeating: "a", count: length)) == nil)
        #expect(StreamID(String(repeating: "a", count: length)) == nil)
    }

    @Test(arguments: [
        "patient", "patient-", "-0190a3c4-5678-7abc-8def-0123456789ab", "Patient-0190a3c4-5678-7abc-8def-0123456789ab",
        "patiént-0190a3c4-5678-7abc-8def-0123456789ab", "patient_0190a3c4-5678-7abc-8def-0123456789ab",
        "pa tient-0190a3c4-5678-7abc-8def-0123456789ab", "patient--0190a3c4-5678-7abc-8def-0123456789ab",
    ])
    func `what is no stream is refused`(_ text: String) {
        #expect(StreamID(text) == nil)
    }

    @Test func `the order of ids is the order of their bytes and of their texts`() {
        var random = RandomEvents(seed: 13)
        for _ in 0..<2_000 {
            let (left, right) = (random.recordID(), random.recordID())
            #expect((left < right) == left.bytes.lexicographicallyPrecedes(right.bytes))
            #expect((left < right) == (left.description < right.description))
            #expect(RecordID(bytes: left.bytes) == left)
            #expect(RecordID(left.description) == left)
        }
    }

    @Test func `ids of one process increase and are of version 7`() {
        var last = RecordID.make()
        for _ in 0..<10_000 {
            let next = RecordID.make()
            #expect(last < next)
            #expect(next.high >> 12 & 0xF == 7)
            #expect(next.low >> 62 == 0b10)
            last = next
        }
    }

    @Test func `ids made by several tasks at once are all different`() async {
        let ids = await withTaskGroup(of: [RecordID].self) { group in
            for _ in 0..<8 { group.addTask { (0..<2_000).map { _ in RecordID.make() } } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(ids).count == 16_000)
    }

    @Test func `ids increase though the clock stands still or goes back`() {
        var source = RecordIDSource()
        var random = SeededGenerator(seed: 14)
        var last = source.next(milliseconds: 1_000, using: &random)
        for milliseconds: UInt64 in [1_000, 1_000, 999, 0, 1_000, 1_001, 5, 1_001] {
            let next = source.next(milliseconds: milliseconds, using: &random)
            #expect(last < next)
            last = next
        }
        #expect(last.high >> 16 == 1_001)
    }

    @Test func `when the random bits of a millisecond are used up, the time moves on`() {
        struct Ones: RandomNumberGenerator {
            mutating func next() -> UInt64 { .max }
        }
        var source = RecordIDSource()
        var random = Ones()
        let last = source.next(milliseconds: 1_000, using: &random)
        let next = source.next(milliseconds: 1_000, using: &random)
        #expect(last < next)
        #expect(next.high >> 16 == 1_001)
        #expect(next.high >> 12 & 0xF == 7)
        #expect(next.low >> 62 == 0b10)
    }
}
