/// Which rule of the domain a field of a prescription's body is about, where the form alone breaks it already.
extension Problem {
    /// The problem with the rule that its first fault breaks.
    ///
    /// - Parameter command: The last part of the command's path, such as `cancel`.
    func ofPrescription(_ command: String) -> Problem {
        guard invariant == nil, case .pointer(let pointer)? = faults.first?.place else { return self }
        var problem = self
        problem.invariant = Self.invariant(of: pointer, in: command)
        return problem
    }

    private static func invariant(of pointer: String, in command: String) -> String? {
        let parts = pointer.split(separator: "/").filter { !$0.allSatisfy(\.isNumber) }
        guard let field = parts.last else { return nil }
        if parts.contains("dosage") { return field == "dosage" || field == "sequence" ? "I-06" : "I-07" }
        if parts.contains("quantity") { return field == "quantity" ? "I-08" : "I-07" }
        if parts.contains("product") { return "I-09" }
        switch field {
        case "items": return "I-04"
        case "repeats_allowed": return "I-08"
        case "issue_date", "valid_until": return "I-11"
        case "reason" where command == "cancel": return "I-36"
        case "reason" where command == "stop": return "I-37"
        case "reason" where command == "entered-in-error": return "I-39"
        default: return nil
        }
    }
}
