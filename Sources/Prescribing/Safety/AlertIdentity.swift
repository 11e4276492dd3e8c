internal import Crypto
internal import EventCatalog

/// The identity of an alert: what fired on what for whom, hashed. It does not depend on the item's id, so the same facts
/// give the same id in every draft; other facts give another (I-15).
enum AlertIdentity {
    /// The identity of an alert. The order of a pair means nothing.
    static func id(of found: FoundAlert, _ kind: SafetyCheckKind, _ subject: CheckSubject) -> SafetyAlertID {
        var bytes = Bytes(domain: "alert", kind, subject)
        bytes.append(found.ruleID)
        let codes = [subject.item.item.product] + (found.other.map { [$0.product.coding] } ?? [])
        bytes.append(codes.flatMapSorted { [$0.system, $0.code] })
        bytes.append(found.values)
        return bytes.id
    }

    /// The identity of a check that could not run.
    static func id(
        ofNotPerformed cause: NotPerformedCause,
        unread: [String],
        _ kind: SafetyCheckKind,
        _ subject: CheckSubject
    ) -> SafetyAlertID {
        var bytes = Bytes(domain: "not-performed", kind, subject)
        let product = subject.item.item.product
        bytes.append([product.system, product.code])
        // Products without a code are told apart by their words.
        bytes.append(subject.item.product == nil ? [product.display ?? ""] : [])
        bytes.append(String(cause.rawValue))
        bytes.append(unread)
        return bytes.id
    }
}

/// One encoding for each list of texts: each text after its length, each list after its count.
private struct Bytes {
    private var hash = SHA256()

    init(domain: String, _ kind: SafetyCheckKind, _ subject: CheckSubject) {
        append(domain)
        append(String(kind.rawValue))
        hash.update(data: subject.patient.context.patientID.record.bytes)
    }

    mutating func append(_ text: String) {
        append(text.utf8.count)
        hash.update(data: Array(text.utf8))
    }

    mutating func append(_ texts: [String]) {
        append(texts.count)
        for text in texts { append(text) }
    }

    private mutating func append(_ count: Int) {
        let count = UInt64(count)
        hash.update(data: stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: count >> $0) })
    }

    /// The first 16 bytes as a UUID of version 8 (RFC 9562, section 5.8).
    var id: SafetyAlertID {
        var high: UInt64 = 0
        var low: UInt64 = 0
        for byte in hash.finalize().prefix(16) {
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(byte)
        }
        return SafetyAlertID(
            RecordID(high: high & ~0xF000 | 0x8000, low: low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000)
        )
    }
}

extension [Coding] {
    /// The parts of the codings, which are put in the order of system and code.
    fileprivate func flatMapSorted(_ parts: (Coding) -> [String]) -> [String] {
        sorted { ($0.system, $0.code) < ($1.system, $1.code) }.flatMap(parts)
    }
}
