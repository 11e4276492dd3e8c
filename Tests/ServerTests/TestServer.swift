import CommandHandling
import EventCatalog
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JWTKit
import Ledger
import Logging
import Prescribing
import ProjectionEngine
import StrictJSON
import TestKit
import Testing
import Transparency

@testable import Server

/// A whole server on a real log and real read models in a directory of its own, spoken to without a socket.
struct TestServer: Sendable {
    static let tenant = "test-clinic"
    static let issuer = "https://issuer.test"
    static let audience = "rxledger"
    static let keyID = "test-key"

    let client: any TestClientProtocol
    let log: any EventLog
    let host: ProjectionHost
    let services: Services
    let routes: [String]
    let keys: JWTKeyCollection
    /// A token of the role `system`.
    let token: String

    /// Runs `body` against a new server.
    static func run(
        positionTimeout: Duration = .seconds(2),
        formulary: Formulary = .demonstration,
        over transport: TestingSetup = .router,
        _ body: @escaping @Sendable (TestServer) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        var options = LMDBEventLog.Options()
        options.mapSize = 1 << 30
        options.reserveBytes = 1 << 20
        options.lowWaterBytes = 1 << 20
        let log = try LMDBEventLog.open(directory: directory.appending("log"), options: options)
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let host = ProjectionHost(log: log, directory: directory.path, logger: logger)
        let readModels = try ReadModels(registeringWith: host)
        let keys = await JWTKeyCollection().add(eddsa: try EdDSA.PrivateKey(), kid: JWKIdentifier(string: keyID))
        let server = ServerApplication(
            configuration: ServerConfiguration(
                tenant: tenant,
                cursorSecret: Array(repeating: 7, count: 32),
                port: 0,
                positionTimeout: positionTimeout
            ),
            clinic: Clinic(
                log: log,
                formulary: formulary,
                claimKey: try #require(ClaimKey(bytes: Array(repeating: 9, count: 32)))
            ),
            audit: AuditDesk(log: log, notary: try notary(of: log, in: directory), logger: logger),
            readModels: readModels,
            host: host,
            tokens: TokenPolicy(keys: keys, keyIDs: [keyID], issuer: issuer, audience: audience),
            metrics: PrometheusMetrics(),
            logger: logger
        )
        let token = try await DevelopmentToken.sign(claims(role: .system), with: keys, keyID: keyID)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await host.run() }
            try await host.catchUp(to: log.head)
            try await server.application().test(transport) { client in
                try await body(
                    TestServer(
                        client: client,
                        log: log,
                        host: host,
                        services: server.services,
                        routes: server.routes,
                        keys: keys,
                        token: token
                    )
                )
            }
            group.cancelAll()
        }
        await log.close()
    }

    private static func notary(of log: LMDBEventLog, in directory: TemporaryDirectory) throws -> Notary {
        let signer = try #require(NoteSigner(name: try log.origin(), seed: Array(repeating: 5, count: 32)))
        let files = CheckpointFiles(
            outside: directory.appending("checkpoint"),
            beside: directory.appending("log/checkpoint")
        )
        return try Notary(log: log, signer: signer, files: files)
    }

    static func claims(role: Role, subject: String = "0190a000-0000-7000-8000-000000000001") -> DevelopmentToken.Claims
    {
        let now = Timestamp.now.microseconds / 1_000_000
        return DevelopmentToken.Claims(
            subject: subject,
            tenant: tenant,
            role: role,
            issuer: issuer,
            audience: audience,
            notBeforeSeconds: now - 10,
            expiresAtSeconds: now + 3_600
        )
    }

    func token(for role: Role) async throws -> String {
        try await DevelopmentToken.sign(Self.claims(role: role), with: keys, keyID: Self.keyID)
    }
}

/// What the server said.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var json: JSONValue { (try? JSONParser.parse(bytes, limits: JSONLimits(values: 1_000_000))) ?? .null }

    /// The last part of a problem's type.
    var problem: String? {
        guard headers[.contentType] == "application/problem+json" else { return nil }
        return json["type"]?.string?.split(separator: ":").last.map(String.init)
    }

    /// Where the faults are that a problem tells of.
    var places: [String] {
        (json["errors"]?.array ?? []).compactMap { fault in
            fault["pointer"]?.string ?? fault["parameter"]?.string ?? fault["header"]?.string
        }
    }

    subscript(_ header: String) -> String? { HTTPField.Name(header).flatMap { headers[$0] } }
}

extension TestServer {
    /// Sends a request; with a token and, where there is a body, its type, unless told otherwise.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        body: String? = nil,
        headers extra: [String: String] = [:],
        token: String?? = nil
    ) async throws -> Answer {
        try await send(method, path, bytes: body.map { Array($0.utf8) }, headers: extra, token: token)
    }

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        bytes: [UInt8]?,
        headers extra: [String: String] = [:],
        token: String?? = nil
    ) async throws -> Answer {
        var headers = HTTPFields()
        if let token = token ?? self.token { headers[.authorization] = "Bearer \(token)" }
        if bytes != nil { headers[.contentType] = "application/json" }
        for (name, value) in extra {
            let name = try #require(HTTPField.Name(name))
            headers[name] = value.isEmpty ? nil : value
        }
        let response = try await client.executeRequest(
            uri: path,
            method: method,
            headers: headers,
            body: bytes.map { ByteBuffer(bytes: $0) }
        )
        return Answer(
            status: response.status.code,
            headers: response.headers,
            bytes: Array(response.body.readableBytesView)
        )
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send(.get, path, headers: headers)
    }

    func post(_ path: String, _ body: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send(.post, path, body: body, headers: headers)
    }
}

// MARK: - Things to begin with

extension TestServer {
    static func patientBody(mrn: String, family: String = "García Márquez") -> String {
        // People who are not alike: a check for duplicates is not what most tests are about (I-42).
        let number = mrn.utf8.reduce(0) { ($0 * 31 + Int($1)) % 10_000 }
        let given = ["A-1001", "A-1", "X-1"].contains(mrn) ? "José" : "José \(mrn)"
        return """
            {"name": {"family": "\(family)", "given": ["\(given)", "Luis"]}, "birth_date": "1980-03-12", "gender": "male",
             "identifiers": [{"system": "mrn", "value": "\(mrn)"}],
             "contacts": [{"system": "phone", "value": "+44 20 7946 \(10_000 + number)"}],
             "address": {"line": ["1 High Street"], "city": "Leeds", "postal_code": "LS1 4AP", "country": "GB"}}
            """
    }

    func registerPatient(mrn: String = "A-1001") async throws -> String {
        let answer = try await post("/v1/patients", Self.patientBody(mrn: mrn))
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["id"]?.string)
    }

    /// Somebody who was asked about allergies and has none (I-19).
    func registerPatientAsked(mrn: String = "A-1001") async throws -> String {
        let patient = try await registerPatient(mrn: mrn)
        let answer = try await post("/v1/patients/\(patient)/allergies", #"{"none_known": true}"#)
        try #require(answer.status < 300, "\(answer.text)")
        return patient
    }

    func registerPractitioner() async throws -> String {
        let answer = try await post(
            "/v1/practitioners",
            #"{"name": {"family": "Okafor", "given": ["Ada"]}, "registrations": [{"system": "gmc", "value": "7654321"}]}"#
        )
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["id"]?.string)
    }

    static func prescriptionBody(
        patient: String,
        prescriber: String,
        sign: Bool = true,
        value: String = "\"21\"",
        repeats: String = "0"
    ) -> String {
        let product = Formulary.demonstration.search(prefix: "amox", limit: 10).first { $0.unit == "capsule" }
        let code = product?.coding.code ?? "missing"
        return """
            {"patient_id": "\(patient)", "prescriber_id": "\(prescriber)", "sign": \(sign),
             "items": [{"product": {"system": "demo", "code": "\(code)"},
               "quantity": {"value": \(value), "unit": "capsule"}, "repeats_allowed": \(repeats), "expected_supply_days": 7,
               "dosage": [{"text": "1 capsule 3 times a day", "dose": {"value": "1", "unit": "capsule"},
                 "frequency": 3, "period": "1", "period_unit": "d"}]}]}
            """
    }

    /// A patient with a signed prescription of 21 capsules: the ids of patient, prescription and item.
    func prescribed(repeats: String = "0") async throws -> (patient: String, prescription: String, item: String) {
        let patient = try await registerPatientAsked()
        let prescriber = try await registerPractitioner()
        let body = Self.prescriptionBody(patient: patient, prescriber: prescriber, repeats: repeats)
        let answer = try await post("/v1/prescriptions", body)
        try #require(answer.status == 201, "\(answer.text)")
        let item = try #require(answer.json["items"]?.array?.first?["id"]?.string)
        return (patient, try #require(answer.json["id"]?.string), item)
    }
}
