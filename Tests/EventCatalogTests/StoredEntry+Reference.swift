import Foundation
import SwiftProtobuf

@testable import EventCatalog

// The entry to and from the message that SwiftProtobuf makes of `entry.proto`: the reference for the hand-written codec.

extension EventEntry {
    var stored: StoredEntry {
        var stored = StoredEntry()
        stored.position = position
        stored.streamCategory = stream.category.name
        stored.streamID = stream.id.stored
        stored.version = version
        stored.type = type
        stored.schemaVersion = schemaVersion
        stored.recordedAt = recordedAt.microseconds
        stored.occurred = occurredAt.stored
        stored.subjects = subjects.flatMap { [$0.high, $0.low] }
        stored.origin = origin.stored
        if let dataKeyID { stored.dataKeyID = dataKeyID.stored }
        stored.payloadDigest.append(contentsOf: payloadDigest)
        stored.payloadLength = Int64(payloadLength)
        return stored
    }

    init(stored: StoredEntry) throws(CatalogError) {
        guard stored.position > 0 else { throw .malformed(field: "Entry.position") }
        guard stored.version > 0 else { throw .malformed(field: "Entry.version") }
        guard !stored.type.isEmpty else { throw .malformed(field: "Entry.type") }
        guard stored.schemaVersion > 0 else { throw .malformed(field: "Entry.schema_version") }
        guard stored.payloadDigest.count == 32 else { throw .malformed(field: "Entry.payload_digest") }
        guard stored.payloadLength >= 0 else { throw .malformed(field: "Entry.payload_length") }
        guard stored.hasRecordedAt, let recordedAt = Timestamp(microseconds: stored.recordedAt) else {
            throw .malformed(field: "Entry.recorded_at")
        }
        guard let category = StreamCategory(stored.streamCategory) else {
            throw .malformed(field: "Entry.stream_category")
        }
        let streamID = RecordID(stored: try required(stored.hasStreamID, stored.streamID, "Entry.stream_id"))
        self.init(
            position: stored.position,
            stream: StreamID(category, streamID),
            version: stored.version,
            type: stored.type,
            schemaVersion: stored.schemaVersion,
            recordedAt: recordedAt,
            occurredAt: try ClinicalTime(stored: required(stored.hasOccurred, stored.occurred, "Entry.occurred")),
            subjects: try Self.ids(stored.subjects),
            origin: try EventOrigin(stored: required(stored.hasOrigin, stored.origin, "Entry.origin")),
            dataKeyID: stored.hasDataKeyID ? RecordID(stored: stored.dataKeyID) : nil,
            payloadDigest: Array(stored.payloadDigest),
            payloadLength: Int(stored.payloadLength)
        )
    }

    private static func ids(_ halves: [UInt64]) throws(CatalogError) -> [RecordID] {
        guard halves.count.isMultiple(of: 2) else { throw .malformed(field: "Entry.subjects") }
        return stride(from: 0, to: halves.count, by: 2).map { RecordID(high: halves[$0], low: halves[$0 + 1]) }
    }
}

extension ClinicalTime {
    init(stored: StoredClinicalTime) throws(CatalogError) {
        guard let instant = Timestamp(microseconds: stored.instant) else {
            throw .malformed(field: "ClinicalTime.instant")
        }
        guard (-840...840).contains(stored.offsetMinutes) else {
            throw .malformed(field: "ClinicalTime.offset_minutes")
        }
        self.init(
            instant,
            offsetMinutes: Int16(truncatingIfNeeded: stored.offsetMinutes),
            precision: try known(stored.precision, "ClinicalTime.precision")
        )
    }

    var stored: StoredClinicalTime {
        var result = StoredClinicalTime()
        result.instant = instant.microseconds
        result.offsetMinutes = Int32(offsetMinutes)
        result.precision = EventCatalog.stored(precision)
        return result
    }
}

extension EventOrigin {
    init(stored: StoredOrigin) throws(CatalogError) {
        self.init(
            actor: RecordID(stored: try required(stored.hasActor, stored.actor, "Origin.actor")),
            role: stored.role,
            client: stored.client,
            commandID: RecordID(stored: try required(stored.hasCommandID, stored.commandID, "Origin.command_id")),
            correlationID: stored.hasCorrelationID ? RecordID(stored: stored.correlationID) : nil,
            causationID: stored.hasCausationID ? RecordID(stored: stored.causationID) : nil
        )
    }

    var stored: StoredOrigin {
        var stored = StoredOrigin()
        stored.actor = actor.stored
        stored.role = role
        stored.client = client
        stored.commandID = commandID.stored
        if let correlationID { stored.correlationID = correlationID.stored }
        if let causationID { stored.causationID = causationID.stored }
        return stored
    }
}
