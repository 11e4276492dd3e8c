internal import EventCatalog
internal import Ledger
internal import Prescribing

extension UnitOfWork {
    /// The products and rules in force on the day of recording (I-10), as the log tells them: also where the book of this
    /// process is not up to date.
    mutating func formularyInForce() throws(CommandFailure) -> Formulary {
        if let formulary { return formulary }
        let found = try formularyBook().inForce(on: recordedAt.date)
        formulary = found
        return found
    }

    private mutating func formularyBook() throws(CommandFailure) -> FormularyBook {
        let stream = FormularyID.formulary.stream
        var book = clinic.formulary
        do throws(EventLogError) {
            let version = try transaction.version(of: stream)
            if version == book.version { return book }
            let events = try transaction.events(of: stream)
            // A book that is ahead was read from a commit that is not in the log: it starts again.
            if version < book.version { book = FormularyBook(startingAgain: book) }
            try apply(events.dropFirst(Int(book.version)), to: &book)
            return book
        } catch {
            throw fail(error)
        }
    }

    private func apply(_ events: ArraySlice<RecordedEvent>, to book: inout FormularyBook) throws(EventLogError) {
        do {
            try book.apply(Array(events))
        } catch .log(let error) {
            throw error
        } catch {
            throw .storage(detail: "the formulary can't be read")
        }
    }
}
