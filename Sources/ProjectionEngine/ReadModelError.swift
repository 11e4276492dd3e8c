/// Why a read model could not answer, or could not be operated.
public enum ReadModelError: Error, Hashable, Sendable {
    /// It is being built from the log and nothing can serve until then; `position` of `head` events are in.
    case rebuilding(name: String, position: UInt64, head: UInt64)
    /// Its first build stopped at the event at `position`, which could not be applied.
    case failed(name: String, position: UInt64)
    /// Its storage could not be read or written.
    case storage(name: String, detail: String)
    /// No read model has this name.
    case unknown(name: String)
    /// The rebuild was cancelled; what served before goes on.
    case rebuildCancelled(name: String)
    /// It is being built, so that it can't be set back or dropped now.
    case isBuilding(name: String)
    /// No generation that served before, and fits this version, is kept.
    case nothingKept(name: String)
    /// The read models are stopped, or stopped while this waited.
    case stopped(name: String)
}
