internal import ActivePrescriptions
internal import CommandHandling
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import PatientRecord
internal import PrescriptionHistory
internal import ProjectionEngine

/// Lists of prescriptions.
extension Services {
    var prescriptionListEndpoints: [Endpoint] {
        [
            .get(
                "/v1/patients/{id}/prescriptions",
                .readPrescriptions,
                parameters: ["status", "limit", "cursor", "min_position"]
            ) { try await listPrescriptions($0) },
            .get(
                "/v1/prescriptions",
                .readPrescriptions,
                parameters: [
                    "status", "patient", "prescriber", "product", "running_out_before", "limit", "cursor",
                    "min_position",
                ]
            ) { try await listOpenItems($0) },
        ]
    }

    /// `GET /v1/patients/{id}/prescriptions`: all, or those in some states, newest first.
    private func listPrescriptions(_ call: Call) async throws -> Response {
        let patient = try call.id(of: PatientID.self)
        let limit = try call.query.limit()
        let statuses = try statuses(call)
        let today = today
        let role = call.identity.role
        let model = readModels.prescriptionHistory
        return try await answerPage(call, about: patient, from: model) { person in
            guard let person else { throw Problem.noSuch(.patient) }
            let isDeceased = person.record.isDeceased
            return [
                patient.description, call.query["status"] ?? "", role.rawValue, isDeceased ? "deceased" : "",
            ]
        } _: { person, after in
            try model.prescriptions(
                of: person?.records ?? [],
                statuses: statuses,
                today: today,
                after: after,
                limit: limit
            )
        } _: {
            let audience = try audience(of: $2, for: role, isKnownDeceased: $1?.record.isDeceased)
            $0.prescription($2, position: nil, today: today, for: audience)
        }
    }

    private func statuses(_ call: Call) throws(Problem) -> Set<PrescriptionStatus> {
        guard let text = call.query["status"], text != "all" else { return [] }
        var statuses: Set<PrescriptionStatus> = []
        for name in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let status = PrescriptionStatus(name: String(name)) else {
                let names = PrescriptionStatus.allCases.map(\.name).joined(separator: ", ")
                throw .invalidParameter("status", "Must be all, or some of these with commas between: \(names).")
            }
            statuses.insert(status)
        }
        return statuses
    }

    /// `GET /v1/prescriptions`: open items in the order in which they run out.
    private func listOpenItems(_ call: Call) async throws -> Response {
        let query = call.query
        let status = try query.word("status", of: ActiveItemStatus.allCases.map(\.name))
        var filter = WorklistFilter(
            prescriber: try query.id("prescriber", of: PractitionerID.self),
            product: try product(query),
            status: status.flatMap(ActiveItemStatus.init(name:)),
            runningOutBefore: try query.date("running_out_before")
        )
        let limit = try query.limit()
        let today = today
        let scope = ["status", "patient", "prescriber", "product", "running_out_before"].map { query[$0] ?? "" }
        let model = readModels.activePrescriptions
        guard let patient = try query.id("patient", of: PatientID.self) else {
            let wanted = filter
            return try await answerPage(call, from: model, scope: scope) { after in
                try model.items(wanted, today: today, after: after, limit: limit)
            } _: {
                $0.worklistItem($1)
            }
        }
        return try await answerPage(call, about: patient, from: model) { _ in
            scope
        } _: { person, after in
            filter.records = person?.records ?? [patient]
            return try model.items(filter, today: today, after: after, limit: limit)
        } _: { writer, _, item in
            writer.worklistItem(item)
        }
    }

    /// A product as `system|code`, or as its code alone in the demonstration formulary.
    private func product(_ query: QueryParameters) throws(Problem) -> Coding? {
        guard let text = query["product"] else { return nil }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
        switch parts.count {
        case 1 where !text.isEmpty: return Coding(system: CodeSystem.demonstration, code: text)
        case 2 where !parts[0].isEmpty && !parts[1].isEmpty:
            return Coding(system: String(parts[0]), code: String(parts[1]))
        case _: throw .invalidParameter("product", "Must be a code, or system|code.")
        }
    }
}
