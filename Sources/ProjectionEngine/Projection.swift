public import EventCatalog

/// A read model's rule: how events become rows.
///
/// It is pure: the rows depend on the events alone, in the order of their positions. No clock, no network, no state of
/// its own but rows of the batch under way (``DecodedRows``), so that replaying the log gives the same rows wherever the
/// batches end. What it throws stops this read model at the event, and no other.
public protocol Projection: Sendable {
    /// The name under which it is served, rebuilt and stored: lower-case ASCII letters, digits and hyphens.
    static var name: String { get }
    /// Raised whenever `apply` or the form of a row changes: another version on disk is rebuilt from the log.
    static var version: UInt32 { get }
    /// The oldest version whose rows the queries of this one can still read; they serve, marked as not complete, while a
    /// program with a newer version builds. The present version unless declared.
    static var readableSince: UInt32 { get }
    /// The tables it writes.
    static var tables: [Table] { get }

    /// Makes the projection, for one batch of events.
    init()

    /// Folds one event into the rows.
    ///
    /// - Throws: Only when the event can't be applied; the rows of the event are then not kept.
    mutating func apply(_ event: PublishedEvent, to rows: inout RowWriter) throws

    /// Puts what was kept decoded: called once behind the last event of a batch. Does nothing unless implemented.
    ///
    /// - Throws: If a row can't be read or written.
    mutating func finish(_ rows: inout RowWriter) throws
}

extension Projection {
    /// Rows of other versions can't be read.
    public static var readableSince: UInt32 { version }

    /// Nothing was kept.
    public mutating func finish(_ rows: inout RowWriter) throws {}
}
