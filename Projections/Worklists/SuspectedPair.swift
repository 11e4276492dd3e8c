internal import EventCatalog
internal import ProjectionEngine

/// Two records that were said to be of one person, or of two (I-42).
struct SuspectedPair: Hashable {
    static let table = Table("pair")

    /// Why they may be of one person.
    struct Suspicion: Hashable {
        let score: DecimalNumber
        let matched: [String]
        let algorithm: String
        let suspectedAt: Timestamp
    }

    /// The one with the smaller id.
    let first: PatientID
    let second: PatientID
    var suspicion: Suspicion?
    var isRejected = false

    private init(_ one: PatientID, _ other: PatientID) {
        let isInOrder = one.record.bytes.lexicographicallyPrecedes(other.record.bytes)
        first = isInOrder ? one : other
        second = isInOrder ? other : one
    }

    var key: [UInt8] {
        var key = KeyEncoder(first.record)
        key.append(second)
        return key.bytes
    }

    static func find(
        _ one: PatientID,
        _ other: PatientID,
        in rows: borrowing some RowSource & ~Copyable
    ) throws(RowError) -> SuspectedPair? {
        let pair = SuspectedPair(one, other)
        guard let row = try rows.row(at: pair.key, in: table) else { return nil }
        return try SuspectedPair(decoding: row, of: pair)
    }

    /// Its lines: in the list while nobody decided, and in the indexes of both patients.
    func entries(in rows: borrowing some RowSource & ~Copyable) throws(RowError) -> [ListEntry] {
        guard let suspicion else { return [] }
        var ofFirst = ListEntry.prefix(.pairsOf, .patient(first))
        ofFirst.append(second)
        var ofSecond = ListEntry.prefix(.pairsOf, .patient(second))
        ofSecond.append(first)
        var places = [ofFirst, ofSecond]
        let isOnePerson = try PersonLinks.members(of: first, in: rows).contains(second)
        if !isRejected, !isOnePerson {
            var place = ListEntry.prefix(.duplicates)
            place.append(descending: Self.millionths(suspicion.score))
            place.append(bytes: key)
            places.append(place)
        }
        return places.map { ListEntry($0, validUntil: nil) }
    }

    /// A score from 0 to 1 in whole millionths.
    private static func millionths(_ score: DecimalNumber) -> UInt64 {
        guard score.isPositive else { return 0 }
        var value = UInt64(score.mantissa)
        for _ in 0..<max(0, Int(score.scale) - 6) { value /= 10 }
        for _ in 0..<max(0, 6 - Int(score.scale)) { value = value > 1_000_000 ? value : value * 10 }
        return min(value, 1_000_000)
    }

    // MARK: Changes

    static func suspect(
        _ event: PatientDuplicateSuspected,
        of patient: PatientID,
        at time: Timestamp,
        in rows: inout RowWriter
    ) throws(RowError) {
        guard patient != event.other else { return }
        try change(patient, event.other, in: &rows) { pair in
            pair.suspicion = Suspicion(
                score: event.score,
                matched: event.matched,
                algorithm: event.algorithm,
                suspectedAt: time
            )
        }
    }

    /// Says that they are two persons, for good.
    static func reject(_ one: PatientID, and other: PatientID, in rows: inout RowWriter) throws(RowError) {
        guard one != other else { return }
        try change(one, other, in: &rows) { $0.isRejected = true }
    }

    private static func change(
        _ one: PatientID,
        _ other: PatientID,
        in rows: inout RowWriter,
        _ change: (inout SuspectedPair) -> Void
    ) throws(RowError) {
        var pair = try find(one, other, in: rows) ?? SuspectedPair(one, other)
        let before = try pair.entries(in: rows)
        change(&pair)
        try rows.put(pair.encoded(), at: pair.key, in: table)
        try ListEntry.update(from: before, to: try pair.entries(in: rows), in: &rows)
    }
}

extension SuspectedPair {
    private func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 48)
        row.append(suspicion)
        row.append(isRejected)
        return row.bytes
    }

    private init(decoding bytes: [UInt8], of pair: SuspectedPair) throws(RowError) {
        var row = RowDecoder(bytes)
        self = pair
        suspicion = try row.optionalValue()
        isRejected = try row.flag()
    }

    /// The pair at a key.
    init(decoding bytes: [UInt8], at key: [UInt8]) throws(RowError) {
        var ids = KeyDecoder(key)
        let pair = SuspectedPair(PatientID(try ids.id()), PatientID(try ids.id()))
        try self.init(decoding: bytes, of: pair)
    }
}

extension SuspectedPair.Suspicion: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(score)
        row.append(matched)
        row.append(algorithm)
        row.append(suspectedAt)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        score = try row.value()
        matched = try row.texts()
        algorithm = try row.text()
        suspectedAt = try row.value()
    }
}
