public import EventCatalog

extension SafetyAlert: RowValue {
    /// Writes the alert.
    public func encode(to row: inout RowEncoder) {
        row.append(alertID)
        row.append(kind)
        row.append(severity)
        row.append(ruleID)
        row.append(itemID)
        row.append(message)
        row.append(otherItemID)
    }

    /// Reads the alert.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(
            alertID: try row.value(),
            kind: try row.choice(),
            severity: try row.choice(),
            ruleID: try row.text(),
            itemID: try row.value(),
            message: try row.text(),
            otherItemID: try row.optionalValue()
        )
    }
}

extension SafetyCheckNotPerformed: RowValue {
    /// Writes what could not be checked, and why.
    public func encode(to row: inout RowEncoder) {
        row.append(alertID)
        row.append(kind)
        row.append(itemID)
        row.append(cause)
    }

    /// Reads what could not be checked, and why.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(alertID: try row.value(), kind: try row.choice(), itemID: try row.value(), cause: try row.choice())
    }
}

extension SafetyAlertOverridden: RowValue {
    /// Writes the answer; 0 where it has no reason.
    public func encode(to row: inout RowEncoder) {
        row.append(alertID)
        row.append(reason?.rawValue ?? 0)
        row.append(comment)
        row.append(secondApprover)
    }

    /// Reads the answer.
    public init(from row: inout RowDecoder) throws(RowError) {
        self.init(
            alertID: try row.value(),
            reason: OverrideReason(rawValue: try row.byte()),
            comment: try row.optionalText(),
            secondApprover: try row.optionalValue()
        )
    }
}
