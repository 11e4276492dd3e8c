internal import ActivePrescriptions
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import ProjectionEngine
internal import StrictJSON
internal import Worklists

/// What waits for somebody.
extension Services {
    var worklistEndpoints: [Endpoint] {
        [
            .get("/v1/worklists", .readWorklists, parameters: ["prescriber", "pharmacy", "min_position"]) {
                try await countWorklists($0)
            },
            worklist("unsigned-drafts", .readWorklists, ["prescriber"]) { lists, query, _, after, limit in
                try lists.drafts(prescriber: try query.prescriber(), after: after, limit: limit)
            } _: {
                $0.draft($1)
            },
            worklist("cancellations-pending", .readWorklists, ["prescriber", "pharmacy"]) {
                lists,
                query,
                today,
                after,
                limit in
                try lists.cancellations(
                    pharmacy: query["pharmacy"],
                    prescriber: try query.prescriber(),
                    today: today,
                    after: after,
                    limit: limit
                )
            } _: {
                $0.cancellation($1)
            },
            worklist("deceased-with-active-items", .readWorklists, ["prescriber"]) {
                lists,
                query,
                today,
                after,
                limit in
                try lists.deceased(prescriber: try query.prescriber(), today: today, after: after, limit: limit)
            } _: {
                $0.deceased($1)
            },
            worklist("reviews-due", .readWorklists, ["prescriber"]) { lists, query, today, after, limit in
                try lists.reviews(prescriber: try query.prescriber(), today: today, after: after, limit: limit)
            } _: {
                $0.review($1)
            },
            .get(
                "/v1/worklists/running-out",
                .readWorklists,
                parameters: ["prescriber", "before", "limit", "cursor", "min_position"]
            ) { try await listRunningOut($0) },
            .get(
                "/v1/worklists/overrides-to-review",
                .readSafetyReview,
                parameters: ["prescriber", "rule", "from", "to", "limit", "cursor", "min_position"]
            ) { try await listOverrides($0) },
            worklist("merge-candidates", .readMergeCandidates, []) { lists, _, _, after, limit in
                try lists.duplicates(after: after, limit: limit)
            } _: {
                $0.mergeCandidate($1)
            },
            worklist("reconciliations", .readWorklists, []) { lists, _, today, after, limit in
                try lists.reconciliations(today: today, after: after, limit: limit)
            } _: {
                $0.reconciliation($1)
            },
        ]
    }

    /// A list in pages: `GET /v1/worklists/…`.
    private func worklist<Entry>(
        _ name: String,
        _ permission: Permission,
        _ parameters: [String],
        _ query:
            @escaping @Sendable (
                ReadModel<WorklistsProjection>, QueryParameters, CalendarDate, _ after: [UInt8]?, _ limit: Int
            ) throws -> Snapshot<Page<Entry>>,
        _ write: @escaping @Sendable (inout JSONWriter, Entry) -> Void
    ) -> Endpoint {
        .get("/v1/worklists/\(name)", permission, parameters: parameters + ["limit", "cursor", "min_position"]) {
            call in
            let limit = try call.query.limit()
            let scope = parameters.map { call.query[$0] ?? "" }
            return try await answerPage(call, from: readModels.worklists, scope: scope) { after in
                try query(readModels.worklists, call.query, today, after, limit)
            } _: { writer, entry in
                writer.object { write(&$0, entry) }
            }
        }
    }

    /// `GET /v1/worklists/running-out`: open items whose supply or validity ends soon; within 14 days unless told.
    private func listRunningOut(_ call: Call) async throws -> Response {
        let today = today
        let filter = WorklistFilter(
            prescriber: try call.query.prescriber(),
            runningOutBefore: try call.query.date("before") ?? today.adding(days: 14)
        )
        let limit = try call.query.limit()
        let scope = ["prescriber", "before"].map { call.query[$0] ?? "" }
        return try await answerPage(call, from: readModels.activePrescriptions, scope: scope) { after in
            try readModels.activePrescriptions.items(filter, today: today, after: after, limit: limit)
        } _: {
            $0.worklistItem($1)
        }
    }

    /// `GET /v1/worklists`: how long each list is, up to a thousand.
    private func countWorklists(_ call: Call) async throws -> Response {
        let prescriber = try call.query.prescriber()
        return try await answer(call, from: readModels.worklists) {
            try readModels.worklists.counts(prescriber: prescriber, pharmacy: call.query["pharmacy"], today: today)
        } _: { writer, snapshot in
            let counts = snapshot.value
            writer.object {
                $0.count("unsigned-drafts", counts.drafts)
                $0.count("cancellations-pending", counts.cancellations)
                $0.count("deceased-with-active-items", counts.deceased)
                $0.count("reviews-due", counts.reviews)
                $0.count("merge-candidates", counts.duplicates)
                $0.count("reconciliations", counts.reconciliations)
                $0.member("position", snapshot.position)
                $0.member("complete", snapshot.isComplete)
            }
        }
    }
}

extension QueryParameters {
    /// The prescriber asked for, if one is.
    func prescriber() throws(Problem) -> PractitionerID? { try id("prescriber", of: PractitionerID.self) }
}
