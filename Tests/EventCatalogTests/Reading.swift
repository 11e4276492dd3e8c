import SwiftProtobuf
import TestKit
import Testing

@testable import EventCatalog

/// A payload read in each of the two ways.
enum Reading {
    /// What reading gives: an event, or the error it is refused with.
    typealias Outcome = Result<CatalogEvent, CatalogError>

    /// The event, where the payload can be read directly.
    static func directly(_ payload: [UInt8], like event: CatalogEvent) -> CatalogEvent? {
        switch event {
        case .patient(let id, _): (try? PatientEvent(canonical: payload.span)).map { .patient(id, $0) }
        case .prescription(let id, _): (try? PrescriptionEvent(canonical: payload.span)).map { .prescription(id, $0) }
        case .practitioner, .formulary: nil
        }
    }

    /// What SwiftProtobuf makes of the payload.
    private static func throughSwiftProtobuf(_ payload: [UInt8], like event: CatalogEvent) -> Outcome {
        Result { () throws(CatalogError) in
            switch event {
            case .patient(let id, _): .patient(id, try PatientEvent(protobuf: payload))
            case .prescription(let id, _): .prescription(id, try PrescriptionEvent(protobuf: payload))
            case .practitioner(let id, _): .practitioner(id, try PractitionerEvent(payload: payload))
            case .formulary(let id, _): .formulary(id, try FormularyEvent(payload: payload))
            }
        }
    }

    /// What everybody else gets.
    private static func asEverybody(_ payload: [UInt8], like event: CatalogEvent) -> Outcome {
        Result { () throws(CatalogError) in
            switch event {
            case .patient(let id, _): .patient(id, try PatientEvent(payload: payload))
            case .prescription(let id, _): .prescription(id, try PrescriptionEvent(payload: payload))
            case .practitioner(let id, _): .practitioner(id, try PractitionerEvent(payload: payload))
            case .formulary(let id, _): .formulary(id, try FormularyEvent(payload: payload))
            }
        }
    }

    /// Checks that both ways lead to the same, and gives it.
    @discardableResult
    static func compare(
        _ payload: [UInt8],
        like event: CatalogEvent,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> Outcome {
        let reference = throughSwiftProtobuf(payload, like: event)
        let outcome = asEverybody(payload, like: event)
        #expect(outcome == reference, "\(payload)", sourceLocation: sourceLocation)
        if case .success(let event) = outcome, case .success(let expected) = reference {
            let (bytes, expectedBytes) = (event.encodedPayload(), expected.encodedPayload())
            #expect(bytes == expectedBytes, "\(payload)", sourceLocation: sourceLocation)
        }
        return outcome
    }
}

/// The fields of a message, each with its key; groups and cut messages have none.
struct Fields {
    let all: [[UInt8]]

    init(_ message: [UInt8]) {
        var all: [[UInt8]] = []
        var reader = WireReader(message.span)
        var start = 0
        while !reader.isAtEnd {
            guard let key = try? reader.varint(in: message.span), (try? reader.skip(key, in: message.span)) != nil
            else { break }
            all.append(Array(message[start..<reader.offset]))
            start = reader.offset
        }
        self.all = all
    }

    /// How long the content of a message's first field is, which is length-delimited.
    static func contentLength(of message: [UInt8]) -> Int {
        var reader = WireReader(message.span)
        guard (try? reader.varint(in: message.span)) != nil else { return 0 }
        return (try? reader.bytes(in: message.span).count) ?? 0
    }

    static func varint(_ value: Int) -> [UInt8] {
        var writer = WireWriter(capacity: 10)
        writer.varint(UInt64(value))
        return writer.bytes
    }
}

extension [UInt8] {
    /// Changes, flips, puts in, takes out, doubles or moves something.
    mutating func damage(using generator: inout SeededGenerator) {
        guard !isEmpty else { return append(UInt8.random(in: 0...255, using: &generator)) }
        let index = Int.random(in: indices, using: &generator)
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: self[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: self[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 2: insert(UInt8.random(in: 0...255, using: &generator), at: index)
        case 3: remove(at: index)
        case 4: removeLast(Int.random(in: 0...Swift.min(8, count), using: &generator))
        case 5: self[index] = UInt8.random(in: 0..<32, using: &generator)
        default: append(contentsOf: self[index...].prefix(Int.random(in: 1...24, using: &generator)))
        }
    }
}
