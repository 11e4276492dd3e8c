internal import EventCatalog
public import Ledger
public import Prescribing
internal import Synchronization

/// The formulary as this process knows it: a book that is read from the log, and put in the place of the former one whole.
///
/// Nothing depends on its being up to date: a decision compares the book's version with the log's.
final class FormularyShelf: Sendable {
    private let content: Mutex<FormularyBook>
    private let isReleasing = Mutex(false)

    init(_ book: FormularyBook) { content = Mutex(book) }

    /// The book; a copy costs nothing.
    var book: FormularyBook { content.withLock { $0 } }

    /// Reads what was recorded since, page by page, and puts the new book in place.
    func catchUp(_ log: any EventLog) throws(CommandFailure) {
        var book = self.book
        let before = book.version
        try book.catchUp(with: log)
        guard book.version > before else { return }
        let caughtUp = book
        content.withLock { if $0.version < caughtUp.version { $0 = caughtUp } }
    }

    /// Lets one release be recorded at a time; `false` if one is being recorded now.
    func beginRelease() -> Bool {
        isReleasing.withLock { isReleasing in
            defer { isReleasing = true }
            return !isReleasing
        }
    }

    func endRelease() { isReleasing.withLock { $0 = false } }
}

extension FormularyBook {
    /// How many events are read at a time.
    private static let eventsPerRead = 256

    /// All releases that a log tells of.
    public init(readFrom log: any EventLog) throws(CommandFailure) {
        self.init()
        try catchUp(with: log)
    }

    /// Folds what was recorded since, page by page.
    mutating func catchUp(with log: any EventLog) throws(CommandFailure) {
        while true {
            let events: [RecordedEvent]
            do {
                events = try log.read(
                    .stream(FormularyID.formulary.stream),
                    from: version,
                    direction: .forward,
                    limit: Self.eventsPerRead
                )
            } catch {
                throw .log(error)
            }
            try apply(events)
            if events.count < Self.eventsPerRead { return }
        }
    }

    /// Folds recorded events of the formulary's stream.
    mutating func apply(_ events: [RecordedEvent]) throws(CommandFailure) {
        for recorded in events {
            let decoded: PublishedEvent
            do {
                decoded = try PublishedEvent(decoding: recorded)
            } catch {
                throw .log(.corrupt(position: recorded.entry.position, detail: "\(error)"))
            }
            guard case .formulary(_, let event) = decoded.event else {
                throw .log(
                    .corrupt(position: recorded.entry.position, detail: "the event belongs to another aggregate")
                )
            }
            apply(event)
        }
    }
}
