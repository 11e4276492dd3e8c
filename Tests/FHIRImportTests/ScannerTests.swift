import Dispatch
import EventCatalog
import Foundation
import TestKit
import Testing

@testable import FHIRImport

@Suite struct ScannerTests {
    @Test func `pieces may end anywhere`() throws {
        let text = """
            {"x": {"entry": [1, "]"], "resourceType": "No"}, "resourceType" : "Bundle", "type":"batch",
             "entry": [ {"fullUrl": "a\\"}{", "resource": {"id": "1", "contained": [{"resourceType": "Inner"}],
             "resourceType": "Patient", "n": [1, -2.5e3, null, true]}}, {"resource": {"resourceType": "Other"}}, {} ]}
            """
        let bytes = Array(text.utf8)
        let whole = try scan(bytes, pieces: bytes.count)
        #expect(whole.map(\.type) == ["Patient", "Other", nil])
        #expect(whole.map(\.entry) == [0, 1, 2])
        for element in whole where element.type != "Other" {
            #expect(element.bytes == Array(bytes[element.offset..<element.offset + element.length]))
        }
        for size in 1..<40 {
            let elements = try scan(bytes, pieces: size)
            #expect(elements.map(\.bytes) == whole.map(\.bytes), "pieces of \(size)")
            #expect(elements.map(\.offset) == whole.map(\.offset))
            #expect(elements.map(\.type) == whole.map(\.type))
        }
    }

    @Test func `a single resource is one element, also if it has entries of its own`() throws {
        let text = "{\"resourceType\": \"List\", \"entry\": [{\"item\": {}}]}"
        let elements = try scan(Array(text.utf8), pieces: 7)
        #expect(elements.map(\.type) == ["List"])
        #expect(elements.map(\.length) == [text.utf8.count])
    }

    @Test func `random damage never crashes and always ends`() throws {
        var generator = SeededGenerator(seed: 7)
        let bytes = Array(ImportFixture.bundle([ImportFixture.patient("p"), ImportFixture.weight("w", of: "p")]).utf8)
        var refused = 0
        for _ in 0..<2000 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                damaged[Int.random(in: 0..<damaged.count, using: &generator)] = UInt8.random(
                    in: 0...255,
                    using: &generator
                )
            }
            do { _ = try scan(damaged, pieces: 64) } catch is ScanFault { refused += 1 }
        }
        #expect(refused > 100)
    }

    @Test func `a bundle of fifty megabytes never has more than a piece and an entry in memory`() async throws {
        let fixture = try ImportFixture()
        let path = fixture.directory.appending("large.json")
        let patients = try writeLargeBundle(to: path, megabytes: 50)
        var reader = try ElementReader(
            try SourceFile(path: path, number: 0),
            on: DispatchQueue(label: "test")
        ) { $0 == "Patient" }
        var found = 0
        while let piece = try await reader.next() {
            let held = piece.found.reduce(0) { $0 + $1.element.bytes.count }
            #expect(held <= FileReading.chunkBytes + DocumentScanner.elementLimitBytes)
            found += piece.found.count { $0.element.type == "Patient" }
        }
        #expect(found == patients)
    }

    /// A bundle with a patient every now and then between large documents.
    private func writeLargeBundle(to path: String, megabytes: Int) throws -> Int {
        try Data().write(to: URL(filePath: path))
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        defer { try? file.close() }
        try file.write(contentsOf: Data("{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [".utf8))
        let document = String(repeating: "QUJD", count: 60_000)
        var written = 0
        var count = 0
        while written < megabytes << 20 {
            let text = """
                \(count == 0 ? "" : ",")\n{"resource": \(ImportFixture.patient("p\(count)"))},
                {"resource": {"resourceType": "DocumentReference", "content": [{"data": "\(document)"}]}}
                """
            try file.write(contentsOf: Data(text.utf8))
            written += text.utf8.count
            count += 1
        }
        try file.write(contentsOf: Data("]}".utf8))
        return count
    }

    private func scan(_ bytes: [UInt8], pieces size: Int) throws -> [DocumentScanner.Element] {
        var scanner = DocumentScanner { $0 != "Other" }
        var elements: [DocumentScanner.Element] = []
        var start = 0
        while start < bytes.count {
            let end = min(start + size, bytes.count)
            try scanner.consume(Array(bytes[start..<end])[...]) { elements.append($0) }
            start = end
        }
        try scanner.finish()
        return elements
    }
}

@Suite struct DecimalTests {
    @Test(
        arguments: [
            ("1", "1"), ("0", "0"), ("-0", "0"), ("1.50", "1.50"), ("1.23456", "1.2346"), ("-1.00005", "-1.0001"),
            ("1e2", "100"), ("1.5E1", "15"), ("12e-1", "1.2"), ("1e-9", "0.0000"), ("79.91234567890123", "79.9123"),
            ("99999e-5", "1.0000"),
        ]
    )
    func `numbers are read exactly and rounded half away from zero`(_ text: String, _ expected: String) {
        #expect(DecimalNumber(json: text, digits: 4)?.description == expected)
    }

    @Test(arguments: ["1e400", "123456789012345678901", "1e19", "1e-101", ""])
    func `what does not fit is no number`(_ text: String) {
        #expect(DecimalNumber(json: text, digits: 4) == nil)
    }

    @Test(
        arguments: [
            (ObservationKind.serumCreatinine, "1", "mg/dL", "88.4"), (.serumCreatinine, "0.05", "mmol/L", "50"),
            (.bodyWeight, "1", "[lb_av]", "0.454"), (.bodyWeight, "3500", "g", "3.5"),
            (.bodyHeight, "1.75", "m", "175"), (.bodyHeight, "70", "[in_i]", "177.8"),
            (.bodyWeight, "70.5", "kg", "70.5"),
        ]
    )
    func `measurements are converted by exact factors`(
        _ kind: ObservationKind,
        _ value: String,
        _ unit: String,
        _ expected: String
    ) throws {
        let number = try #require(DecimalNumber(value))
        #expect(MeasurementUnit.convert(number, from: unit, to: kind)?.description == expected)
    }

    @Test func `a unit that is none of the measurement is refused`() {
        #expect(MeasurementUnit.convert(DecimalNumber(1), from: "kg", to: .bodyHeight) == nil)
        #expect(MeasurementUnit.convert(DecimalNumber(1), from: "", to: .bodyWeight) == nil)
    }
}
