import Prescribing

extension Decider {
    /// What a command makes happen after a history.
    static func when(_ command: Command, given history: [Event], in facts: Facts) throws(Refusal) -> [Event] {
        try decide(command, given: fold(history), in: facts)
    }
}
