internal import EventCatalog
internal import HTTPTypes
internal import Hummingbird
internal import Prescribing
internal import StrictJSON

/// Why a request is not answered with what it asked for (RFC 9457, `application/problem+json`).
///
/// Every refusal of this server is one of these. It never holds personal data or internals.
struct Problem: Error {
    /// Where in a request a fault is.
    enum Place: Hashable {
        /// A field of the body, by its JSON Pointer.
        case pointer(String)
        /// A parameter of the query or the path.
        case parameter(String)
        /// A header field.
        case header(String)
    }

    /// Safety findings that are not answered.
    struct SafetyRefusal {
        let findings: SafetyFindings
        let unresolved: [UnresolvedFinding]
    }

    /// One fault of a request.
    struct Fault: Hashable {
        let place: Place
        let detail: String
    }

    /// The stable name of the kind of problem, in kebab-case; the last part of its `type`.
    let code: String
    let status: HTTPResponse.Status
    /// What is the matter this time, in a sentence.
    let detail: String
    /// The id of the rule that says so.
    var invariant: String?
    /// The code of what a request to cancel came to, where that is why it is refused (I-36).
    var outcome: String?
    /// The record to use instead of one that was merged away (I-44).
    var survivor: PatientID?
    /// The patients whom a new one looks like (I-42).
    var candidates: [DuplicateFinding] = []
    /// What the safety checks found, where that stands in the way.
    var findings: SafetyRefusal?
    /// The faults of the request, where it has some.
    var faults: [Fault] = []
    /// When to try again, in seconds.
    var retryAfterSeconds: Int?
    /// Header fields that belong to the status, such as `Allow`.
    var headers: HTTPFields = [:]

    init(_ code: String, _ status: HTTPResponse.Status, _ detail: String) {
        self.code = code
        self.status = status
        self.detail = detail
    }

    /// The title: the code in words, the same for every problem of the kind.
    var title: String {
        let words = code.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// The `type` of problems with a code.
    static func type(of code: String) -> String { "urn:rxledger:problem:\(code)" }

    /// The problem as an answer.
    ///
    /// - Parameter requestID: Names this occurrence in the log.
    func response(requestID: String) -> Response {
        var writer = JSONWriter(capacity: 512)
        writer.object {
            $0.member("type", Self.type(of: code))
            $0.member("title", title)
            $0.member("status", status.code)
            $0.member("detail", detail)
            $0.member("instance", "urn:rxledger:request:\(requestID)")
            $0.member("invariant", ifPresent: invariant)
            $0.member("outcome", ifPresent: outcome)
            if !candidates.isEmpty {
                $0.array("candidates", of: candidates) { writer, candidate in
                    writer.object {
                        $0.member("patient_id", candidate.patientID)
                        $0.member("score", candidate.score.value)
                        $0.member("matched", strings: candidate.score.matched)
                    }
                }
            }
            $0.member("survivor", ifPresent: survivor?.description)
            if let findings { $0.findings(findings.findings, findings.unresolved) }
            if !faults.isEmpty {
                $0.array("errors", of: faults) { writer, fault in
                    writer.object {
                        switch fault.place {
                        case .pointer(let pointer): $0.member("pointer", pointer)
                        case .parameter(let name): $0.member("parameter", name)
                        case .header(let name): $0.member("header", name)
                        }
                        $0.member("detail", fault.detail)
                    }
                }
            }
        }
        var headers = self.headers
        headers[.contentType] = "application/problem+json"
        if let retryAfterSeconds { headers[.retryAfter] = String(retryAfterSeconds) }
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: writer.bytes))
        )
    }
}
