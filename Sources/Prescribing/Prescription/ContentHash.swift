internal import Crypto
public import EventCatalog

extension Prescription {
    /// SHA-256 over what was signed (I-14): the same content has the same hash, on any machine and in any version.
    public static func contentHash(
        _ header: PrescriptionDrafted,
        _ items: [PrescriptionItem],
        issueDate: CalendarDate,
        validUntil: CalendarDate
    ) -> [UInt8] {
        let isExtended = header.careSetting != nil || items.contains(where: \.isExtended)
        var content = CanonicalBytes(isExtended: isExtended)
        content.append(header.patientID.record)
        content.append(header.prescriberID.record)
        content.append(header.priorPrescription?.record)
        content.append(header.reasons) { $0.append($1) }
        content.append(header.note)
        content.append(items) { $0.append($1) }
        content.append(Int64(issueDate.daysSinceEpoch))
        content.append(Int64(validUntil.daysSinceEpoch))
        if isExtended {
            content.append(header.careSetting.map { Int64($0.rawValue) } ?? 0)
            content.append(items) { $0.appendExtension($1) }
        }
        return Array(SHA256.hash(data: content.bytes))
    }

    /// Whether the content is what was signed (I-14); `nil` for a draft.
    public static func isContentIntact(_ state: State) -> Bool? {
        guard let signature = state.signature else { return nil }
        let hash = contentHash(
            state.header,
            state.contents,
            issueDate: signature.issueDate,
            validUntil: signature.validUntil
        )
        return hash == signature.contentHash
    }
}

/// One encoding for each value: numbers in eight bytes, texts and lists after their length, options after a flag.
private struct CanonicalBytes {
    private(set) var bytes: [UInt8]

    /// Begins with the version of this encoding: 2 where the content has parts that version 1 does not know.
    init(isExtended: Bool) {
        bytes = [isExtended ? 2 : 1]
        bytes.reserveCapacity(256)
    }

    mutating func append(_ number: Int64) {
        for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func append(_ text: String) {
        append(Int64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    mutating func append(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    mutating func append(_ id: RecordID) {
        append(Int64(bitPattern: id.high))
        append(Int64(bitPattern: id.low))
    }

    mutating func append(_ id: RecordID?) { option(id) { $0.append($1) } }

    mutating func append(_ text: String?) { option(text) { $0.append($1) } }

    mutating func append<Value>(_ values: [Value], _ each: (inout CanonicalBytes, Value) -> Void) {
        append(Int64(values.count))
        for value in values { each(&self, value) }
    }

    mutating func append(_ coding: Coding) {
        append(coding.system)
        append(coding.code)
        append(coding.display)
    }

    mutating func append(_ number: DecimalNumber) {
        append(number.mantissa)
        append(Int64(number.scale))
    }

    mutating func append(_ quantity: Quantity) {
        append(quantity.value)
        append(quantity.unit)
    }

    mutating func append(_ item: PrescriptionItem) {
        append(item.itemID.record)
        append(item.product)
        append(item.quantity)
        append(Int64(item.repeatsAllowed))
        option(item.expectedSupplyDays) { $0.append(Int64($1)) }
        append(item.dosage) { $0.append($1) }
        append(item.substitutionAllowed)
        append(item.note)
        append(item.isParallel)
    }

    /// The parts of an item that version 1 does not know.
    mutating func appendExtension(_ item: PrescriptionItem) {
        append(item.therapy.map { Int64($0.rawValue) } ?? 0)
        append(item.quantityInWords)
        option(item.dispenseIntervalDays) { $0.append(Int64($1)) }
        append(item.supplyJustification)
    }

    mutating func append(_ dosage: Dosage) {
        append(Int64(dosage.sequence))
        append(dosage.text)
        option(dosage.dose) { $0.append($1) }
        option(dosage.timing) {
            $0.append(Int64($1.frequency))
            $0.append($1.period)
            $0.append(Int64($1.unit.rawValue))
        }
        append(dosage.route)
        append(dosage.asNeeded)
    }

    private mutating func option<Value>(_ value: Value?, _ append: (inout CanonicalBytes, Value) -> Void) {
        self.append(value != nil)
        if let value { append(&self, value) }
    }
}

extension PrescriptionItem {
    /// Whether it has a part that version 1 of the encoding does not know.
    fileprivate var isExtended: Bool {
        therapy != nil || quantityInWords != nil || dispenseIntervalDays != nil || supplyJustification != nil
    }
}
