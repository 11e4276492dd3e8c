internal import EventCatalog

/// When events are recorded: never before those recorded already, and never by a clock that can't be right.
enum RecordingTime {
    /// How far a clock may step back: what a correction by NTP can amount to.
    static let toleratedStepBackSeconds: Int64 = 300

    /// The recording time of a command's events.
    ///
    /// After a clock has once run ahead, its readings are in the log. To go on at the last of them would decide on a day
    /// that has not come: orders would be found expired.
    ///
    /// - Parameters:
    ///   - now: The clock's reading.
    ///   - last: The last recording time in the log.
    /// - Throws: ``EventLogError/clockBehind(detail:)``.
    static func next(now: Timestamp, after last: Timestamp) throws(EventLogError) -> Timestamp {
        let (behind, overflow) = last.microseconds.subtractingReportingOverflow(now.microseconds)
        guard overflow ? last < now : behind <= toleratedStepBackSeconds * 1_000_000 else {
            throw .clockBehind(detail: "the clock reads \(now); the last event was recorded at \(last)")
        }
        return max(now, last)
    }
}
