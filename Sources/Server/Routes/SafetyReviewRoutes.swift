internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Prescribing
internal import ProjectionEngine
internal import SafetyReview
internal import StrictJSON

/// What became of safety alerts.
extension Services {
    var safetyReviewEndpoints: [Endpoint] {
        [
            .get(
                "/v1/safety/overrides",
                .readSafetyReview,
                parameters: ["rule", "prescriber", "from", "to", "limit", "cursor", "min_position"]
            ) { try await listOverrides($0) },
            .get(
                "/v1/safety/override-rates",
                .readSafetyReview,
                parameters: ["by", "from", "to", "min_position"]
            ) { try await listRates($0) },
        ]
    }

    /// `GET /v1/safety/overrides` and `GET /v1/worklists/overrides-to-review`: answers to alerts, the latest first.
    func listOverrides(_ call: Call) async throws -> Response {
        let query = call.query
        let filter = OverrideFilter(
            rule: query["rule"],
            prescriber: try query.prescriber(),
            from: try query.date("from"),
            to: try query.date("to")
        )
        let limit = try query.limit()
        let scope = ["rule", "prescriber", "from", "to"].map { query[$0] ?? "" }
        return try await answerPage(call, from: readModels.safetyReview, scope: scope) { after in
            try readModels.safetyReview.overrides(filter, after: after, limit: limit)
        } _: {
            $0.override($1)
        }
    }

    /// `GET /v1/safety/override-rates`: by rule or by prescriber, over a range of days; the last 90 unless told.
    private func listRates(_ call: Call) async throws -> Response {
        let query = call.query
        let isByPrescriber = try query.word("by", of: ["rule", "prescriber"]) == "prescriber"
        let to = try query.date("to") ?? today
        let from = try query.date("from") ?? to.firstDay.adding(days: -89) ?? .earliest
        guard from.firstDay <= to.lastDay else {
            throw Problem.invalidParameter("from", "Must not be after the last day.")
        }
        return try await answer(call, from: readModels.safetyReview) {
            let model = readModels.safetyReview
            return isByPrescriber
                ? try model.prescriberOutcomes(from: from, to: to).map(OverrideRates.prescribers)
                : try model.ruleOutcomes(from: from, to: to).map(OverrideRates.rules)
        } _: { writer, snapshot in
            writer.object {
                $0.member("from", from)
                $0.member("to", to)
                $0.rates(snapshot.value)
                $0.member("position", snapshot.position)
                $0.member("complete", snapshot.isComplete)
            }
        }
    }
}

/// What was counted, by what.
enum OverrideRates: Sendable {
    case rules([RuleOutcomes])
    case prescribers([PrescriberOutcomes])
}
