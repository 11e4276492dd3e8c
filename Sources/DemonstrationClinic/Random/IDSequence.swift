internal import EventCatalog

/// The ids of one patient's story: version 7 UUIDs of a time in the past, increasing from patient to patient and within a
/// patient, so that keys written together lie together; and the same in every run.
struct IDSequence {
    /// 2020-01-01: before anything that a clinic with this program makes itself.
    private static let origin: UInt64 = 1_577_836_800_000
    private static let millisecondsPerPatient: UInt64 = 1000

    private let milliseconds: UInt64
    private var count: UInt64 = 0
    private var random: DemonstrationRandom

    /// The ids of the patient with an index; those of −1 come before all patients' and are the clinic's own.
    init(seed: UInt64, index: Int) {
        let offset = UInt64(clamping: index + 1) &* Self.millisecondsPerPatient
        milliseconds = Self.origin &+ offset
        random = DemonstrationRandom(seed: seed, .ids, index)
    }

    /// The next id.
    mutating func next() -> RecordID {
        let time = (milliseconds &+ count >> 12) & 0xFFFF_FFFF_FFFF
        let high = time << 16 | 0x7000 | (count & 0x0FFF)
        count &+= 1
        return RecordID(high: high, low: 0x8000_0000_0000_0000 | (random.next() & 0x3FFF_FFFF_FFFF_FFFF))
    }
}
