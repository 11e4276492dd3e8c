import SwiftProtobuf
import TestKit
import Testing

@testable import EventCatalog

/// Frequent events are read directly, everything else through SwiftProtobuf: nobody may be able to tell.
@Suite struct CanonicalReadingTests {
    /// The events that are read directly.
    private static let frequent: Set = [
        "PatientRegistered", "AllergyRecorded", "NoKnownAllergiesAsserted", "ConditionRecorded", "ConditionResolved",
        "ObservationRecorded", "PrescriptionDrafted", "PrescriptionItemAdded", "PrescriptionItemChanged",
        "PrescriptionSigned", "MedicationDispensed", "PrescriptionStopped", "PrescriptionRenewed",
        "PrescriptionExpired", "SafetyChecksPerformed",
    ]

    /// Whether an event is read directly: a registration is, where the duplicate check found nobody.
    private static func isFrequent(_ event: CatalogEvent) -> Bool {
        if case .patient(_, .registered(let registered)) = event { return registered.duplicateCheck == nil }
        return frequent.contains(event.typeName)
    }

    @Test(arguments: GoldenEvents.all + GoldenEvents.extended)
    func `frequent events are read directly`(_ event: CatalogEvent) {
        let read = Reading.directly(event.encodedPayload(), like: event)
        #expect((read == nil) == !Self.isFrequent(event))
        if let read { #expect(read == event) }
    }

    @Test(arguments: [41, 42, 43] as [UInt64])
    func `whatever is written of a frequent event is read directly, as it was`(seed: UInt64) {
        var random = RandomEvents(seed: seed)
        for _ in 0..<5_000 {
            let event = random.event()
            guard Self.isFrequent(event) else { continue }
            let payload = event.encodedPayload()
            let read = Reading.directly(payload, like: event)
            #expect(read == event)
            // Decimal numbers and texts have several spellings of one value: the bytes tell them apart.
            #expect(read?.encodedPayload() == payload)
        }
    }

    @Test(arguments: GoldenEvents.all + GoldenEvents.extended)
    func `every cut and every flipped bit is read, or refused, as SwiftProtobuf does`(_ event: CatalogEvent) {
        let payload = event.encodedPayload()
        for length in 0...payload.count { Reading.compare(Array(payload.prefix(length)), like: event) }
        for index in payload.indices {
            for bit in 0..<8 {
                var flipped = payload
                flipped[index] ^= 1 << UInt8(bit)
                Reading.compare(flipped, like: event)
            }
        }
    }

    /// The seeds are the names of the cases, so a failure tells its own.
    @Test(arguments: [44, 45, 46, 47] as [UInt64])
    func `damaged bytes are read, or refused, as SwiftProtobuf does`(seed: UInt64) {
        var random = RandomEvents(seed: seed)
        var generator = SeededGenerator(seed: seed)
        var (direct, readable, refused) = (0, 0, 0)
        for _ in 0..<8_000 {
            let event = random.event()
            var payload = event.encodedPayload()
            for _ in 0..<Int.random(in: 1...3, using: &generator) { payload.damage(using: &generator) }
            switch Reading.compare(payload, like: event) {
            case .success where Reading.directly(payload, like: event) != nil: direct += 1
            case .success: readable += 1
            case .failure: refused += 1
            }
        }
        // All three ways were gone, and often.
        #expect(min(direct, readable, refused) > 200, "\(direct) directly, \(readable) else, \(refused) refused")
    }

    @Test(arguments: GoldenEvents.all + GoldenEvents.extended)
    func `fields out of order, given twice or unknown are read as SwiftProtobuf does`(_ event: CatalogEvent) throws {
        let payload = event.encodedPayload()
        Reading.compare(payload + payload, like: event)
        let unknown: [[UInt8]] = [
            [0xF8, 0x07, 1], [0xFA, 0x07, 1, 0], [0xFD, 0x07, 0, 0, 0, 0], [0xFB, 0x07, 0xFC, 0x07],
        ]
        for field in unknown {
            let read = Reading.compare(payload + field, like: event)
            #expect(try read.get() == event)
            #expect(try Reading.compare(field + payload, like: event).get() == event)
        }
        // The event's own fields in another order, doubled, and with an unknown one.
        let content = Array(payload.suffix(Fields.contentLength(of: payload)))
        let key = payload.prefix { $0 >= 0x80 }.count + 1
        let fields = Fields(content).all
        for body in [fields.reversed(), fields + fields, fields + [[0xF8, 0x07, 1]]].map({ Array($0.joined()) }) {
            Reading.compare(payload.prefix(key) + Fields.varint(body.count) + body, like: event)
        }
    }

    @Test func `a number that is cut to fit and one that is too long are read as SwiftProtobuf does`() {
        let event = GoldenEvents.all[0]
        let full = [UInt8](repeating: 0xFF, count: 9)
        let zeros = [UInt8](repeating: 0x80, count: 8)
        let numbers: [(bytes: [UInt8], isRead: Bool)] = [
            ([0x03], true), ([0x83, 0x00], true), ([0x83, 0x80, 0x80, 0x80, 0x10], true),
            ([0x82] + zeros + [0x02], true), ([0x80, 0x00], false), ([0x81, 0x02], false), (full + [0x01], false),
            ([0x82] + zeros + [0x80, 0x01], false),
        ]
        for number in numbers {
            // PatientRegistered with a name, a birth date and that number as its gender.
            let name: [UInt8] = [0x0A, 0x02, 0x08, 0x02]
            let body = name + [0x10] + Fields.varint(19_800_312) + [0x18] + number.bytes
            let outcome = Reading.compare([0x0A] + Fields.varint(body.count) + body, like: event)
            #expect(((try? outcome.get()) != nil) == number.isRead)
        }
    }

    @Test func `a number that may be left out is read as SwiftProtobuf does, cut to fit or not`() throws {
        let drafted = try #require(GoldenEvents.extended.first { $0.typeName == "PrescriptionDrafted" })
        let zeros = [UInt8](repeating: 0x80, count: 4)
        let numbers: [(bytes: [UInt8], setting: CareSetting??)] = [
            ([0x00], .some(nil)), ([0x02], .inpatient), ([0x82, 0x00], .inpatient), ([0x05], nil),
            (zeros + [0x10], .some(nil)), ([0x82] + zeros.dropFirst() + [0x10], .inpatient), ([0x80, 0x02], nil),
        ]
        for number in numbers {
            // PrescriptionDrafted with two empty ids and that number as its care setting.
            let body: [UInt8] = [0x0A, 0x00, 0x12, 0x00, 0x30] + number.bytes
            let outcome = Reading.compare([0x0A] + Fields.varint(body.count) + body, like: drafted)
            guard case .prescription(_, .drafted(let event))? = try? outcome.get() else {
                #expect(number.setting == nil, "\(number.bytes)")
                continue
            }
            #expect(number.setting == .some(event.careSetting), "\(number.bytes)")
        }
    }
}
