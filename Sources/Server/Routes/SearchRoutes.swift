internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import PatientSearch
internal import ProjectionEngine
internal import StrictJSON

/// The one search box over all patients.
extension Services {
    var searchEndpoints: [Endpoint] {
        [
            .get("/v1/patients", .searchPatients, parameters: ["q", "limit", "cursor", "min_position"]) {
                try await searchPatients($0)
            }
        ]
    }

    /// `GET /v1/patients?q=`: best matches first.
    private func searchPatients(_ call: Call) async throws -> Response {
        guard let text = call.query["q"], !text.isEmpty else {
            throw Problem.invalidParameter("q", "Is required: part of a name, a birth date, an identifier, a phone.")
        }
        let limit = try call.query.limit()
        let seal = CursorSeal.Scope(tenant: call.identity.tenant, route: call.route, query: [text])
        let after = try call.query["cursor"].map { cursor throws(Problem) in
            try SearchCursor(key: try cursors.key(in: cursor, of: seal))
        }
        return try await answer(call, from: readModels.patientSearch) {
            do {
                return try readModels.patientSearch.search(text, limit: limit, after: after)
            } catch let error as SearchError {
                throw Problem(error)
            }
        } _: { writer, snapshot in
            writer.object {
                $0.array("items", of: snapshot.value.items) { $0.match($1) }
                $0.member("next", orNull: snapshot.value.next.map { cursors.cursor(after: $0.key, in: seal) })
                $0.member("position", snapshot.position)
                $0.member("complete", snapshot.isComplete)
                $0.member("too_many_matches", snapshot.value.tooManyMatches)
            }
        }
    }
}

extension Problem {
    fileprivate init(_ error: SearchError) {
        switch error {
        case .queryTooLong(let limit): self = .invalidParameter("q", "Must have at most \(limit) bytes.")
        case .tooManyWords(let limit): self = .invalidParameter("q", "Must have at most \(limit) words.")
        case .staleCursor: self = .invalidParameter("cursor", "Is no longer good; begin with the first page.")
        }
    }
}

extension SearchCursor {
    /// The cursor as a key: the score in two bytes, then the patient.
    fileprivate var key: [UInt8] {
        [UInt8(scoreThousandths >> 8), UInt8(truncatingIfNeeded: scoreThousandths)] + patient.record.bytes
    }

    fileprivate init(key: [UInt8]) throws(Problem) {
        guard key.count == 18, let patient = RecordID(bytes: key.dropFirst(2)) else {
            throw .invalidParameter("cursor", "Must be the cursor that an answer to this very query gave as next.")
        }
        self.init(scoreThousandths: UInt16(key[0]) << 8 | UInt16(key[1]), patient: PatientID(patient))
    }
}

extension JSONWriter {
    fileprivate mutating func match(_ match: PatientMatch) {
        object {
            $0.member("id", match.id)
            $0.member("name", match.name)
            $0.member("birth_date", match.birthDate)
            $0.member("gender", match.gender.wireName)
            $0.member("identifiers", match.identifiers)
            $0.member("postal_code", orNull: match.postalCode)
            $0.member("deceased", match.deceased)
            $0.member("restricted", match.restricted)
            $0.member("merged_from", strings: match.mergedFrom.map { "\($0)" })
            $0.member("has_namesake", match.hasNamesake)
            $0.name("score")
            $0.number(text: "\(match.score)")
            $0.member("matched_on", strings: match.matchedOn.map(\.rawValue))
        }
    }
}
