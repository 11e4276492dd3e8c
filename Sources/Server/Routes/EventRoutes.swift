internal import CommandHandling
internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Ledger
internal import ProjectionEngine
internal import StrictJSON

/// Replaying and following the log.
extension Services {
    var eventEndpoints: [Endpoint] {
        [
            .get("/v1/events", .replayEvents, parameters: ["from", "limit", "stream", "patient"]) {
                try await replayEvents($0)
            },
            Endpoint(
                method: .get,
                path: "/v1/events/follow",
                access: .permitted(.replayEvents),
                parameters: ["from"],
                mediaType: MediaTypes.eventStream
            ) { try followEvents($0) },
        ]
    }

    /// `GET /v1/events`: a page of events after `from`, of the whole log, one stream (`from` is then a version) or one
    /// patient.
    private func replayEvents(_ call: Call) async throws -> Response {
        let start = try call.query.integer("from", in: 0...UInt64(Int64.max)) ?? 0
        let limit = Int(try call.query.integer("limit", in: 1...UInt64(EventReplay.maximumPage)) ?? 100)
        let source = try eventSource(call)
        let head = log.head
        let events = try await replay.page(try records(of: source), after: start, limit: limit)
        let next = events.count == limit ? events.last.map { place(of: $0, in: source) } : nil
        return .json(position: head, capacity: 512 * events.count + 128) {
            $0.object {
                $0.array("items", of: events) { $0.event($1) }
                $0.name("next")
                if let next { $0.integer(next) } else { $0.null() }
                $0.member("position", head)
            }
        }
    }

    /// A person's events are those of all their records (I-44).
    private func records(of source: EventSource) throws -> [EventSource] {
        guard case .subject(let id) = source else { return [source] }
        return try clinic.records(of: PatientID(id)).map { .subject($0.record) }
    }

    private func eventSource(_ call: Call) throws(Problem) -> EventSource {
        let patient = try call.query.id("patient", of: PatientID.self)
        guard let text = call.query["stream"] else { return patient.map { .subject($0.record) } ?? .log }
        guard patient == nil else { throw .invalidParameter("patient", "Must not be given together with stream.") }
        guard let stream = StreamID(text) else {
            throw .invalidParameter("stream", "Must be a stream's name, such as patient-<uuid>.")
        }
        return .stream(stream)
    }

    private func place(of event: PublishedEvent, in source: EventSource) -> UInt64 {
        switch source {
        case .log, .subject: event.entry.position
        case .stream: event.entry.version
        }
    }

    /// `GET /v1/events/follow`: server-sent events from a position on, for ever. The id of each is its position, so that
    /// `Last-Event-ID` carries on after a broken connection without a gap.
    private func followEvents(_ call: Call) throws -> Response {
        var position = try call.query.integer("from", in: 0...UInt64(Int64.max)) ?? 0
        if let last = try call.header(.lastEventID), !last.isEmpty {
            guard let seen = UInt64(last), last.utf8.first != UInt8(ascii: "+") else {
                throw Problem.invalidHeader("Last-Event-ID", "Must be the id of an event: its position.")
            }
            position = seen
        }
        let headers: HTTPFields = [.contentType: MediaTypes.eventStream, .ledgerPosition: String(log.head)]
        let frames = EventFrames(log: log, replay: replay, start: position, heartbeat: configuration.heartbeat)
        return Response(status: .ok, headers: headers, body: ResponseBody(asyncSequence: frames))
    }
}
