internal import Ledger

/// How carefully a worker goes on after a failure, or after a process that ended without stopping it.
///
/// A batch that fails tells where, or at least in which batch; one that ends the process tells nothing. So the events
/// that may have done it are tried in small groups, each entered durably before, and the group that was under way when
/// the process ended again event by event. One that ends it a third time is known by its entry and not tried any more.
struct Care {
    /// How the next batch is to be taken.
    enum Pace: Hashable {
        /// One event, entered before.
        case one
        /// A few events up to a position, entered before.
        case few(limit: Position)
        /// As many as there are.
        case any
    }

    /// How many events are tried together while one among them is suspected.
    static let few = 64

    /// Up to here in small groups.
    private var guardedUntil: Position
    /// Up to here one by one.
    private var singlyUntil: Position = 0
    /// The event that this process has begun to try.
    private var tried: Position?

    private let isAfterCrash: Bool

    init() { (guardedUntil, isAfterCrash) = (0, false) }

    /// After a process that was not stopped: one of the events up to a position may have ended it.
    init(afterCrash position: Position) { (guardedUntil, isAfterCrash) = (position, true) }

    func pace(at position: Position) -> Pace {
        if position < singlyUntil { return .one }
        if position < guardedUntil { return .few(limit: guardedUntil) }
        return .any
    }

    /// An event has failed: those before it are applied, then it is tried alone.
    mutating func suspect(_ failed: Position, after position: Position) {
        if failed == position + 1 {
            singlyUntil = max(singlyUntil, failed)
        } else {
            guardedUntil = max(guardedUntil, failed - 1)
        }
    }

    /// One of several events has failed.
    mutating func suspectOne(after position: Position, through last: Position) {
        if last - position > UInt64(Self.few) {
            guardedUntil = max(guardedUntil, last)
        } else {
            singlyUntil = max(singlyUntil, last)
        }
    }

    mutating func goSingly(until position: Position) { singlyUntil = max(singlyUntil, position) }

    mutating func tries(_ position: Position) { tried = position }

    /// Whether an attempt at an event that is entered may be one that ended the process.
    func mayHaveCrashed(at position: Position) -> Bool { isAfterCrash && tried != position }
}
