import TestKit
import Testing

@testable import FormularyFiles

@Suite struct CSVTextTests {
    private func fields(_ text: String) throws -> [[String]] { try CSVText.rows(in: Array(text.utf8)).map(\.fields) }

    @Test func `rows are read as RFC 4180 has them`() throws {
        #expect(try fields("a,b\r\nc,d\r\n") == [["a", "b"], ["c", "d"]])
        #expect(try fields("a,b\nc,d") == [["a", "b"], ["c", "d"]])
        #expect(try fields("\"a,\"\"b\"\"\",\"c\r\nd\"\n") == [["a,\"b\"", "c\r\nd"]])
        #expect(try fields("a,,\n,\n") == [["a", "", ""], ["", ""]])
        #expect(try fields("a,") == [["a", ""]])
        #expect(try fields("\"\"\n") == [[""]])
        #expect(try fields("") == [])
        #expect(try fields(" a ,é\n") == [[" a ", "é"]])
    }

    @Test func `a row knows the line it begins on`() throws {
        let rows = try CSVText.rows(in: Array("a\n\"b\n\nc\"\nd\n".utf8))
        #expect(rows.map(\.line) == [1, 2, 5])
    }

    @Test(
        arguments: [
            ("a\nb\"c\n", 2, 1), ("a,\"b\"c\n", 1, 2), ("a\n\"b\n", 2, 1), ("a\rb\n", 1, 1), ("\u{FEFF}a\n", 1, 1),
            ("a,b\u{0}\n", 1, 2),
        ] as [(String, Int, Int)]
    )
    func `what the RFC leaves open is refused with its place`(_ text: String, _ line: Int, _ field: Int) {
        let error = #expect(throws: CSVError.self) { try CSVText.rows(in: Array(text.utf8)) }
        #expect(error?.line == line)
        #expect(error?.field == field)
    }

    @Test func `bytes that are no UTF-8 are refused`() {
        #expect(throws: CSVError.self) { try CSVText.rows(in: [0x61, 0x2C, 0xFF, 0x0A]) }
    }

    @Test(arguments: [UInt64](1...20))
    func `what is written is read back`(_ seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = ["", "a", ",", "\"", "\n", "\r\n", "é", "\"\"", " ", "x,y"]
        for _ in 0..<50 {
            let width = Int.random(in: 1...5, using: &generator)
            let rows = (0..<Int.random(in: 1...6, using: &generator)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...4, using: &generator)).map { _ in
                        pieces[Int.random(in: pieces.indices, using: &generator)]
                    }.joined()
                }
            }
            #expect(try CSVText.rows(in: CSVText.text(of: rows)).map(\.fields) == rows, "seed \(seed)")
        }
    }

    @Test(arguments: [UInt64](1...10))
    func `no bytes make the reader trap`(_ seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let alphabet: [UInt8] = [0x22, 0x2C, 0x0A, 0x0D, 0x61, 0xC3, 0xA9, 0x00]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0...24, using: &generator)).map { _ in
                alphabet[Int.random(in: alphabet.indices, using: &generator)]
            }
            guard let rows = try? CSVText.rows(in: bytes) else { continue }
            let width = rows.map(\.fields)
            // A row of one empty field is written as an empty line, and read back as one.
            #expect((try? CSVText.rows(in: CSVText.text(of: width)).map(\.fields)) == width, "seed \(seed), \(bytes)")
        }
    }
}
