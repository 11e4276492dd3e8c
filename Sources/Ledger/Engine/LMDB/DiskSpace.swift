internal import LMDB

/// Watches the file system of the log so that it stops taking commands before the disk is full.
///
/// A reserve file holds some bytes back; it is let go when space runs out, so that what must still be written can be,
/// and taken again when there is plenty.
struct DiskSpace {
    /// Reads the bytes available; the file system's own answer outside tests.
    typealias Probe = @Sendable () throws(LMDBError) -> Int

    private let reservePath: String
    private let lowWaterBytes: Int
    private let reserveBytes: Int
    private let probe: Probe
    private var nextCheck: ContinuousClock.Instant?
    private(set) var isLow = false
    private static let interval = Duration.seconds(1)

    init(directory: String, lowWaterBytes: Int, reserveBytes: Int, probe: @escaping Probe) {
        self.reservePath = directory + "/reserve"
        self.lowWaterBytes = lowWaterBytes
        self.reserveBytes = reserveBytes
        self.probe = probe
    }

    /// Looks at the disk, at most once a second.
    ///
    /// - Throws: ``EventLogError/outOfSpace(detail:)`` while there is too little room.
    mutating func check() throws(EventLogError) {
        let now = ContinuousClock.now
        if let nextCheck, now < nextCheck {
            if isLow { throw Self.refusal }
            return
        }
        nextCheck = now + Self.interval
        let available: Int
        do { available = try probe() } catch { throw EventLogError(error) }
        // Once low, wait until the reserve can be taken again too: else its own bytes would end the alarm.
        isLow = available < (isLow ? lowWaterBytes + reserveBytes : lowWaterBytes)
        if isLow {
            release()
            throw Self.refusal
        }
        takeReserve(available)
    }

    /// A commit found no room: refuse commands until the next look finds some.
    mutating func commitFailed() {
        isLow = true
        nextCheck = ContinuousClock.now + Self.interval
        release()
    }

    private static let refusal = EventLogError.outOfSpace(detail: "the disk is nearly full")

    private func release() {
        // Removing may fail on a disk in trouble: the refusal stands all the same.
        try? FileSystem.remove(reservePath)
    }

    private func takeReserve(_ available: Int) {
        guard reserveBytes > 0, available >= lowWaterBytes + 2 * reserveBytes else { return }
        // Without a reserve the low-water mark still protects: a failure here refuses nothing.
        if (try? FileSystem.exists(reservePath)) == false {
            try? FileSystem.reserve(reservePath, bytes: reserveBytes)
        }
    }
}
