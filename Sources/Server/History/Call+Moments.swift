internal import EventCatalog
internal import HTTPTypes
internal import Ledger

extension QueryParameters {
    /// A parameter as a place in the log's history.
    func moment(_ name: String) throws(Problem) -> LogMoment? {
        guard let text = self[name] else { return nil }
        guard let moment = LogMoment(text) else {
            throw .invalidParameter(
                name,
                "Must be a position, or an instant such as 2026-03-12T09:30:00Z (with + written as %2B)."
            )
        }
        return moment
    }
}

extension Services {
    /// The last event that the log had at a moment.
    ///
    /// - Throws: A ``Problem``: 409 for what has not come yet.
    func position(at moment: LogMoment, givenAs parameter: String) throws(Problem) -> Position {
        do throws(LogMomentError) {
            return try moment.position(in: log, now: now())
        } catch {
            throw Problem(error, of: parameter)
        }
    }
}

extension Problem {
    /// A parameter names what has not come yet.
    init(_ error: LogMomentError, of parameter: String) {
        switch error {
        case .positionNotReached(let head):
            self.init(
                "position-not-in-log",
                .conflict,
                "The log has not reached \(parameter): its last position is \(head)."
            )
        case .instantNotReached(let head):
            self.init(
                "instant-not-reached",
                .conflict,
                "The instant \(parameter) has not come; the log's last position is \(head)."
            )
        case .log(let error):
            self.init(of: error)
            return
        }
        faults = [Fault(place: .parameter(parameter), detail: "Must not be later than what is recorded.")]
    }
}
