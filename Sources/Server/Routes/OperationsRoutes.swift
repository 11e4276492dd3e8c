internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import Prescribing
internal import ProjectionEngine
internal import StrictJSON

/// Read models, health, metrics and the API's own description.
extension Services {
    var operationsEndpoints: [Endpoint] {
        [
            .get("/v1/projections", .readProjections) { _ in
                let statuses = try host.statuses()
                return .json(position: log.head) {
                    $0.object { $0.array("items", of: statuses) { $0.projection($1) } }
                }
            },
            .command(.post, "/v1/projections/{name}/rebuild", .rebuildProjections) { try rebuild($0) },
            .command(.post, "/v1/projections/{name}/cancel", .rebuildProjections) { call in
                let name = try call.text("name")
                try host.cancelRebuild(name)
                return try projection(name)
            },
            .command(.post, "/v1/projections/{name}/return", .rebuildProjections) { call in
                let name = try call.text("name")
                try await host.returnToPrevious(name)
                return try projection(name)
            },
            .command(.post, "/v1/projections/{name}/drop", .rebuildProjections) { call in
                let name = try call.text("name")
                try host.dropPrevious(name)
                return try projection(name)
            },
            .get("/v1/projections/{name}/parked", .readProjections) { call in
                let parked = try host.parked(try call.text("name"))
                return .json(position: log.head) {
                    $0.object { $0.array("items", of: parked) { $0.parkedKey($1) } }
                }
            },
            .command(.post, "/v1/projections/{name}/retry", .rebuildProjections) { try await retry($0) },
            open("/health/live", MediaTypes.json) { _ in
                .json(position: log.head) { $0.object { $0.member("status", "live") } }
            },
            open("/health/ready", MediaTypes.json) { _ in ready() },
            open("/metrics", MediaTypes.metrics) { _ in
                Response.text(metrics.exposition() + (try gauges()), type: MediaTypes.metrics, position: log.head)
            },
            open("/openapi.yaml", MediaTypes.openAPI) { _ in
                Response.text(OpenAPIDocument.yaml, type: MediaTypes.openAPI, position: log.head)
            },
        ]
    }

    private func open(
        _ path: String,
        _ mediaType: String,
        _ answer: @escaping @Sendable (Call) async throws -> Response
    ) -> Endpoint {
        Endpoint(method: .get, path: path, access: .open, parameters: [], mediaType: mediaType, answer: answer)
    }

    /// `POST /v1/projections/{name}/rebuild`: begins, and answers at once.
    private func rebuild(_ call: Call) throws -> Response {
        let name = try call.text("name")
        try host.beginRebuild(name)
        return try projection(name, .accepted)
    }

    private func projection(_ name: String, _ status: HTTPResponse.Status = .ok) throws -> Response {
        guard let found = try host.statuses().first(where: { $0.name == name }) else {
            throw ReadModelError.unknown(name: name)
        }
        return .json(status, position: log.head) { $0.projection(found) }
    }

    /// `POST /v1/projections/{name}/retry`: tries parked records again, and answers with what came of it.
    private func retry(_ call: Call) async throws -> Response {
        let name = try call.text("name")
        let outcome = try await host.retry(name, try RetryRequest(try await call.optionalJSON()).record)
        return .json(position: log.head) {
            $0.object {
                $0.array("released", of: outcome.released) { $0.string($1.description) }
                $0.array("still_parked", of: outcome.stillParked) { $0.string($1.description) }
                $0.member("applied_events", outcome.appliedEvents)
            }
        }
    }

    /// Ready means: every read model serves and none is far behind, and the safety checks fire where they must.
    private func ready() -> Response {
        let statuses = (try? host.statuses()) ?? []
        let silent = safetyWatch.failures
        let isReady =
            !statuses.isEmpty && silent.isEmpty
            && statuses.allSatisfy { status in
                status.generation != nil && status.lagSeconds <= configuration.readyLagSeconds
            }
        return .json(isReady ? .ok : .serviceUnavailable, position: log.head) {
            $0.object {
                $0.member("status", isReady ? "ready" : "not-ready")
                $0.array("projections", of: statuses) { writer, status in
                    writer.object {
                        $0.member("name", status.name)
                        $0.member("state", status.state.rawValue)
                        $0.member("position", status.position)
                    }
                }
                $0.array("silent_safety_checks", of: silent) { writer, failure in
                    writer.object {
                        $0.member("kind", failure.kind.wireName)
                        $0.member("reason", failure.message)
                    }
                }
                $0.member("head", log.head)
            }
        }
    }

    /// What is measured only when asked for.
    private func gauges() throws -> String {
        let statistics = try log.statistics()
        var text = ""
        func gauge(_ name: String, _ lines: [(labels: String, value: any CustomStringConvertible)]) {
            text += "# TYPE \(name) gauge\n"
            for line in lines { text += "\(name)\(line.labels) \(line.value)\n" }
        }
        gauge("rxledger_log_position", [("", statistics.head)])
        gauge("rxledger_log_bytes_used", [("", statistics.bytesUsed)])
        gauge("rxledger_log_bytes_limit", [("", statistics.bytesLimit)])
        gauge("rxledger_log_open_readers", [("", statistics.openReaders)])
        let statuses = try host.statuses()
        let labels = { (status: ProjectionStatus) in "{projection=\"\(status.name)\"}" }
        gauge("rxledger_projection_lag_events", statuses.map { (labels($0), $0.lagEvents) })
        gauge("rxledger_projection_lag_seconds", statuses.map { (labels($0), $0.lagSeconds) })
        gauge("rxledger_projection_parked_records", statuses.map { (labels($0), $0.parkedKeys) })
        return text
    }
}

/// Which record is to be tried again; `nil` for all.
private struct RetryRequest {
    let record: RecordID?

    init(_ json: JSONValue) throws(Problem) {
        do {
            record = try JSONObjectReader.decode(json) { reader -> RecordID?? in
                .some(reader.id("record", required: false, of: PatientID.self)?.record)
            }
        } catch {
            throw .invalidFields(error)
        }
    }
}

extension Response {
    /// An answer with text of some type.
    static func text(_ text: String, type: String, position: UInt64) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: type, .ledgerPosition: String(position)],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}

extension JSONWriter {
    /// How a read model is.
    mutating func projection(_ status: ProjectionStatus) {
        object {
            $0.member("name", status.name)
            $0.member("version", status.version)
            $0.member("state", status.state.rawValue)
            $0.name("generation")
            if let generation = status.generation { $0.integer(generation) } else { $0.null() }
            $0.member("stale", status.isStale)
            $0.name("previous_generation")
            if let generation = status.previousGeneration { $0.integer(generation) } else { $0.null() }
            $0.member("position", status.position)
            $0.member("head", status.head)
            $0.member("digest", orNull: status.digest)
            $0.member("lag_events", status.lagEvents)
            $0.member("lag_seconds", decimals: status.lagSeconds)
            $0.member("events_per_second", decimals: status.eventsPerSecond)
            $0.member("bytes_used", status.bytesUsed)
            $0.member("last_error", orNull: status.lastError)
            $0.name("failed_at")
            if let position = status.failedAt { $0.integer(position) } else { $0.null() }
            $0.member("parked_records", status.parkedKeys)
            $0.name("rebuild")
            guard let rebuild = status.rebuild else { return $0.null() }
            $0.object {
                $0.member("generation", rebuild.generation)
                $0.member("position", rebuild.position)
                $0.member("head", rebuild.head)
                $0.member("fraction", decimals: rebuild.fraction)
                $0.member("events_per_second", decimals: rebuild.eventsPerSecond)
                $0.name("seconds_left")
                if let seconds = rebuild.secondsLeft { $0.number(decimals: seconds) } else { $0.null() }
                $0.member("started_at", rebuild.startedAt.description)
            }
        }
    }

    /// A record that a read model has set aside.
    mutating func parkedKey(_ parked: ParkedKey) {
        object {
            $0.member("record", parked.key.description)
            $0.member("position", parked.position)
            $0.member("event_type", parked.eventType)
            $0.member("reason", parked.reason)
            $0.member("attempts", parked.attempts)
            $0.member("since", parked.since.description)
            $0.array("waiting", of: parked.waiting) { $0.integer($1) }
        }
    }

    private mutating func member(_ name: String, decimals value: Double) {
        self.name(name)
        number(decimals: value)
    }

    /// A measured number with three decimals, never `nan` or `inf`.
    private mutating func number(decimals value: Double) {
        guard let thousandths = Int64(exactly: (value * 1_000).rounded()) else { return number(text: "0") }
        number(text: "\(Double(thousandths) / 1_000)")
    }
}
