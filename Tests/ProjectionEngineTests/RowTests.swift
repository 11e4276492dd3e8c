import EventCatalog
import Foundation
import TestKit
import Testing

@testable import ProjectionEngine

@Suite struct KeyTests {
    @Test func `keys sort as their texts do, whatever follows`() throws {
        let texts = ["", "A", "A1", "A10", "A1\u{0}", "A1\u{1}", "A2", "é", "Ω"]
        var sorted: [[UInt8]] = []
        for text in texts {
            for number in [UInt64.min, 1, .max] {
                var key = KeyEncoder()
                key.append(text)
                key.append(number)
                sorted.append(key.bytes)
            }
        }
        let byBytes = sorted.sorted { $0.lexicographicallyPrecedes($1) }
        let byText = texts.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.flatMap { text in
            [UInt64.min, 1, .max].map { number -> [UInt8] in
                var key = KeyEncoder()
                key.append(text)
                key.append(number)
                return key.bytes
            }
        }
        #expect(byBytes == byText)
    }

    @Test func `keys of pending changes are equal and hash as their bytes are`() {
        let bytes = (UInt8(0)..<24).map { $0 &* 37 }
        var keys: Set<RowKey> = []
        for length in 1...24 {
            keys.insert(RowKey(bytes: Array(bytes.prefix(length))))
            for index in 0..<length {
                var other = Array(bytes.prefix(length))
                other[index] ^= 0x80
                keys.insert(RowKey(bytes: other))
                #expect(RowKey(bytes: other).hashValue != RowKey(bytes: Array(bytes.prefix(length))).hashValue)
            }
        }
        #expect(keys.count == 24 + 24 * 25 / 2)
        #expect(keys.contains(RowKey(bytes: Array(bytes.prefix(17)))))
    }

    @Test func `every part of a key is read back`() throws {
        let date = try #require(CalendarDate(year: 2024, month: 2, day: 29))
        var key = KeyEncoder(.test(7))
        key.append("a\u{0}b\u{1}c")
        key.append(date)
        key.append(UInt8(9))
        key.append(descending: 5)
        var decoder = KeyDecoder(key.bytes)
        #expect(try decoder.id() == .test(7))
        #expect(try decoder.text() == "a\u{0}b\u{1}c")
        #expect(try decoder.date() == date)
        #expect(try decoder.byte() == 9)
        #expect(try decoder.descendingInteger() == 5)
        #expect(decoder.remaining == 0)
        #expect(throws: RowError.damaged) { try decoder.byte() }
    }

    @Test func `a long text is cut to stay within what a table takes`() {
        var key = KeyEncoder()
        key.append(String(repeating: "\u{0}", count: 1000), limit: 101)
        #expect(key.bytes.count == 101)
    }

    @Test func `later numbers come first when they descend`() {
        let keys = [UInt64.max, 100, 1, 0].map { number -> [UInt8] in
            var key = KeyEncoder()
            key.append(descending: number)
            return key.bytes
        }
        #expect(keys == keys.sorted { $0.lexicographicallyPrecedes($1) })
    }
}

@Suite struct RowCodingTests {
    @Test(arguments: [Int64.min, -1, 0, 1, 63, 64, 8191, .max])
    func `numbers are read back`(_ number: Int64) throws {
        var row = RowEncoder()
        row.append(number)
        row.append(UInt64(bitPattern: number))
        var decoder = RowDecoder(row.bytes)
        #expect(try decoder.signed() == number)
        #expect(try decoder.unsigned() == UInt64(bitPattern: number))
    }

    @Test func `values of the catalogue are read back`() throws {
        let item = Dosage(
            sequence: 1,
            text: "1 capsule 3 times a day",
            dose: Quantity(try #require(DecimalNumber(mantissa: 15, scale: 1)), unit: "mL"),
            timing: DosageTiming(frequency: 3, period: DecimalNumber(1), unit: .day),
            route: "oral",
            asNeeded: true
        )
        let time = ClinicalTime(Timestamp(clamping: -5), offsetMinutes: -840, precision: .month)
        let name = HumanName(use: .maiden, family: "García Márquez", given: ["José", "Luis"], prefix: ["Dr"])
        var row = RowEncoder()
        row.append([item])
        row.append(time)
        row.append(name)
        row.append(Optional<Coding>.none)
        row.append(["", "b"])
        var decoder = RowDecoder(row.bytes)
        #expect(try decoder.values(Dosage.self) == [item])
        #expect(try decoder.value(ClinicalTime.self) == time)
        #expect(try decoder.value(HumanName.self) == name)
        #expect(try decoder.optionalValue(Coding.self) == nil)
        #expect(try decoder.texts() == ["", "b"])
        #expect(decoder.remaining == 0)
    }

    @Test func `damaged bytes are an error and never a trap`() throws {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...40, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            var decoder = RowDecoder(bytes)
            do {
                _ = try decoder.values(Dosage.self)
                _ = try decoder.value(HumanName.self)
                _ = try decoder.value(PostalAddress.self)
            } catch {
                #expect(error == RowError.damaged)
            }
        }
    }
}
