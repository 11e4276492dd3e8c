/// One aggregate of the domain: what may happen to it (`decide`) and what that makes of it (`evolve`). Both are pure.
///
/// A state is `nil` until the first event: nothing exists before it was registered or drafted.
public protocol Decider {
    /// What can be asked.
    associatedtype Command: Sendable
    /// What can happen.
    associatedtype Event: Sendable
    /// What the events add up to.
    associatedtype State: Sendable
    /// What a decision may read besides the state: the time, other records, the formulary.
    associatedtype Facts: Sendable
    /// Why a command can be refused.
    associatedtype Refusal: Rejection

    /// Folds one event into the state. Never fails: an event that fits nowhere changes nothing.
    static func evolve(_ state: inout State?, with event: Event)

    /// Decides what a command makes happen: no event at all if everything is already as asked.
    ///
    /// - Throws: The reason why the command is refused.
    static func decide(_ command: Command, given state: State?, in facts: Facts) throws(Refusal) -> [Event]
}

extension Decider {
    /// Folds a history from its beginning.
    ///
    /// - Complexity: O(events).
    public static func fold(_ events: some Sequence<Event>) -> State? {
        var state: State?
        for event in events { evolve(&state, with: event) }
        return state
    }
}

/// Why a command is refused: something to show to the clinician who asked, free of personal data.
public protocol Rejection: Error, Hashable, Sendable {
    /// A stable kebab-case name, such as `more-than-remains`: the type of the problem on the wire.
    var code: String { get }
    /// The rule that says so, such as `I-25`; `nil` for plain limits on input.
    var invariant: String? { get }
    /// The offending input where there is one, by its name on the wire, such as `items[0].quantity.value`.
    var field: String? { get }
    /// One sentence that a clinician understands.
    var message: String { get }
    /// Whether the input is at fault, or the record's present state stands in the way.
    var kind: RejectionKind { get }
}

/// What is at fault when a command is refused.
public enum RejectionKind: Hashable, Sendable {
    /// The input itself can't be accepted, whatever the record says.
    case invalidInput
    /// The input is fine, but not for the record as it is now.
    case conflictsWithRecord
}
