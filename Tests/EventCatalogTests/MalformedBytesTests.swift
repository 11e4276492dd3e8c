import SwiftProtobuf
import TestKit
import Testing

@testable import EventCatalog

@Suite struct MalformedBytesTests {
    private let patient = GoldenEvents.all[0]

    private func decode(_ event: CatalogEvent, payload: [UInt8], type: String? = nil, version: UInt32 = 1) throws {
        var random = RandomEvents(seed: 1)
        let template = random.entry(for: event, payloadLength: payload.count)
        let entry = EventEntry(
            position: template.position,
            stream: template.stream,
            version: template.version,
            type: type ?? template.type,
            schemaVersion: version,
            recordedAt: template.recordedAt,
            occurredAt: template.occurredAt,
            subjects: template.subjects,
            origin: template.origin,
            dataKeyID: template.dataKeyID,
            payloadDigest: template.payloadDigest,
            payloadLength: template.payloadLength
        )
        _ = try PublishedEvent(decoding: RecordedEvent(entry: entry, payload: payload))
    }

    private func decode(_ stored: StoredPatientEvent, as event: CatalogEvent) throws {
        try decode(event, payload: stored.serializedBytes())
    }

    @Test func `an event of an unknown type is refused by name`() {
        #expect(throws: CatalogError.unknownType("PatientTeleported")) {
            try decode(patient, payload: patient.encodedPayload(), type: "PatientTeleported")
        }
    }

    @Test func `an event of a newer schema is refused`() {
        let expected = CatalogError.newerSchema(type: "PatientRegistered", version: 2, supported: 1)
        #expect(throws: expected) { try decode(patient, payload: patient.encodedPayload(), version: 2) }
    }

    @Test func `a payload of another type than the header says is refused`() {
        #expect(throws: CatalogError.malformed(field: "Entry.type")) {
            try decode(patient, payload: patient.encodedPayload(), type: "PatientNameChanged")
        }
    }

    @Test func `an empty payload is refused`() {
        #expect(throws: CatalogError.malformed(field: "PatientEvent.event")) { try decode(patient, payload: []) }
    }

    @Test func `a date that does not exist is refused`() throws {
        for birthDate: UInt32 in [20_240_230, 19_000_229, 20_241_301, 20_240_001, 100_000_101, 99, .max] {
            var stored = StoredPatientRegistered(serializedBytesOf: patient)
            stored.birthDate = birthDate
            #expect(throws: CatalogError.malformed(field: "PatientRegistered.birth_date")) {
                try decode(.with { $0.registered = stored }, as: patient)
            }
        }
    }

    @Test func `a value that an enum does not have is refused`() throws {
        for gender: StoredGender in [.unspecified, .UNRECOGNIZED(5), .UNRECOGNIZED(-1), .UNRECOGNIZED(257)] {
            var stored = StoredPatientRegistered(serializedBytesOf: patient)
            stored.gender = gender
            #expect(throws: CatalogError.malformed(field: "PatientRegistered.gender")) {
                try decode(.with { $0.registered = stored }, as: patient)
            }
        }
    }

    @Test func `a number with more than nine digits after the point is refused`() throws {
        let event = try #require(GoldenEvents.all.first { $0.typeName == "ObservationRecorded" })
        for scale: UInt32 in [10, 256, .max] {
            let stored = StoredPatientEvent.with {
                $0.observationRecorded.observationID = StoredID()
                $0.observationRecorded.bodyWeight.scale = scale
            }
            #expect(throws: CatalogError.malformed(field: "Decimal.scale")) { try decode(stored, as: event) }
        }
    }

    @Test func `a code needs exactly one system`() throws {
        let event = try #require(GoldenEvents.all.first { $0.typeName == "AllergyRecorded" })
        var stored = StoredPatientEvent.with {
            $0.allergyRecorded.allergyID = StoredID()
            $0.allergyRecorded.substance.code = "1"
            $0.allergyRecorded.criticality = .high
        }
        #expect(throws: CatalogError.malformed(field: "Coding.known_system")) { try decode(stored, as: event) }
        stored.allergyRecorded.substance.knownSystem = .atc
        stored.allergyRecorded.substance.otherSystem = "x"
        #expect(throws: CatalogError.malformed(field: "Coding.other_system")) { try decode(stored, as: event) }
    }

    @Test func `no cut or flipped payload crashes the decoder`() {
        var random = SeededGenerator(seed: 8)
        for event in GoldenEvents.all {
            let bytes = event.encodedPayload()
            for length in bytes.indices { try? decode(event, payload: Array(bytes.prefix(length))) }
            guard !bytes.isEmpty else { continue }
            for _ in 0..<200 {
                var flipped = bytes
                flipped[Int.random(in: flipped.indices, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                try? decode(event, payload: flipped)
            }
        }
    }
}

extension StoredPatientRegistered {
    /// The stored form of a registration.
    fileprivate init(serializedBytesOf event: CatalogEvent) {
        guard case .patient(_, .registered(let registered)) = event else {
            self.init()
            return
        }
        self = registered.stored
    }
}
