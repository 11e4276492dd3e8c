internal import EventCatalog
internal import StrictJSON

extension JSONWriter {
    /// An alert as the prescriber sees it.
    mutating func alert(_ alert: SafetyAlert) {
        object {
            $0.member("id", alert.alertID)
            $0.member("check", alert.kind.wireName)
            $0.member("severity", alert.severity.wireName)
            $0.member("rule", alert.ruleID)
            $0.member("item_id", alert.itemID)
            $0.member("other_item_id", orNull: alert.otherItemID?.description)
            $0.member("message", alert.message)
        }
    }

    /// A check that could not run (I-18).
    mutating func notPerformed(_ entry: SafetyCheckNotPerformed) {
        object {
            $0.member("id", entry.alertID)
            $0.member("check", entry.kind.wireName)
            $0.member("item_id", entry.itemID)
            $0.member("cause", entry.cause.wireName)
        }
    }
}
