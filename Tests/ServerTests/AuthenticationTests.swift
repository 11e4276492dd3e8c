import Crypto
import EventCatalog
import Foundation
import HTTPTypes
import JWTKit
import Ledger
import StrictJSON
import Testing

@testable import Server

/// Tokens of the test server's own key.
enum DevelopmentTokens {
    static func sign(_ claims: DevelopmentToken.Claims, for server: TestServer) async throws -> String {
        try await DevelopmentToken.sign(claims, with: server.keys, keyID: TestServer.keyID)
    }
}

@Suite struct AuthenticationTests {
    private static let path = "/v1/practitioners"

    @Test func `without a good token nothing is answered (S11 … S15)`() async throws {
        try await TestServer.run { server in
            let good = TestServer.claims(role: .system)
            var bad: [(String, String)] = []
            func add(_ what: String, _ change: (inout DevelopmentToken.Claims) -> Void) async throws {
                var claims = good
                change(&claims)
                bad.append((what, try await DevelopmentTokens.sign(claims, for: server)))
            }
            try await add("expired") { $0.expiresAtSeconds = $0.notBeforeSeconds - 1_000 + 900 }
            try await add("expired since two minutes") {
                $0.notBeforeSeconds -= 1_000
                $0.expiresAtSeconds = $0.notBeforeSeconds + 890
            }
            try await add("not yet good") { $0.notBeforeSeconds += 600 }
            try await add("ten years") { $0.expiresAtSeconds += 315_360_000 }
            try await add("another audience") { $0.audience = "other" }
            try await add("another issuer") { $0.issuer = "https://issuer.test/" }
            try await add("no subject") { $0.subject = "" }
            let parts = server.token.split(separator: ".").map(String.init)
            bad.append(("cut", "\(parts[0]).\(parts[1])"))
            bad.append(("one part more", "\(server.token).x"))
            bad.append(("padding", "\(parts[0]).\(parts[1]).\(parts[2])="))
            bad.append(("another payload", "\(parts[0]).\(Base64URL.encode("{}".utf8)).\(parts[2])"))
            bad.append(("unsigned", "\(Base64URL.encode(#"{"alg":"none"}"#.utf8)).\(parts[1])."))
            let unknown = #"{"alg":"EdDSA","kid":"unknown","typ":"JWT"}"#
            bad.append(("unknown key", "\(Base64URL.encode(unknown.utf8)).\(parts[1]).\(parts[2])"))
            bad.append(("nothing", ""))
            bad.append(("long", String(repeating: "a", count: 60_000)))
            for (what, token) in bad {
                let answer = try await server.send(.get, Self.path, token: token)
                #expect(answer.status == 401 && answer.problem == "unauthenticated", "\(what)")
                #expect(answer["WWW-Authenticate"]?.hasPrefix("Bearer") == true)
            }
            #expect(try await server.send(.get, Self.path, token: .some(nil)).status == 401)
            #expect(try await server.get(Self.path, headers: ["Authorization": "Basic YTpi"]).status == 401)
            #expect(try await server.get(Self.path, headers: ["Authorization": "bearer \(server.token)"]).status == 200)
        }
    }

    @Test func `odd headers and claims are refused even when they are signed (S12 … S14)`() async throws {
        let keys = await JWTKeyCollection().add(eddsa: try EdDSA.PrivateKey(), kid: "k")
        let policy = TokenPolicy(keys: keys, keyIDs: ["k"], issuer: "i", audience: "a")
        let verifier = TokenVerifier(policy: policy, now: { Timestamp(clamping: 1_000_000_000_000) })
        func accepts(_ header: String, _ payload: String) async throws -> Bool {
            let signed = "\(Base64URL.encode(header.utf8)).\(Base64URL.encode(payload.utf8))"
            let signature = try await keys.getKey(for: "k").sign(Array(signed.utf8))
            return await verifier.identity(authorization: "Bearer \(signed).\(Base64URL.encode(signature))") != nil
        }
        let header = #"{"alg":"EdDSA","kid":"k"}"#
        let claims = #""iss":"i","sub":"s","tenant":"t","role":"nurse","nbf":999999,"exp":1000060"#
        #expect(try await accepts(header, "{\(claims),\"aud\":\"a\"}"))
        #expect(try await accepts(header, "{\(claims),\"aud\":[\"b\",\"a\"]}"))
        for odd in [
            #"{"alg":"EdDSA"}"#, #"{"alg":"HS256","kid":"k"}"#, #"{"alg":"none","kid":"k"}"#,
            #"{"alg":"EdDSA","kid":"k","crit":["exp"]}"#, #"{"alg":"EdDSA","kid":"k","jku":"https://x"}"#,
            #"{"alg":"EdDSA","kid":"k","typ":"id_token"}"#, #"{"alg":"EdDSA","kid":"k","kid":"k"}"#,
        ] {
            #expect(try await accepts(odd, "{\(claims),\"aud\":\"a\"}") == false, "\(odd)")
        }
        for odd in [
            "{\(claims)}", "{\(claims),\"aud\":[]}", "{\(claims),\"aud\":7}", "{\(claims),\"aud\":\"a\",\"aud\":\"a\"}",
            "{\(claims),\"aud\":\"a\"}".replacing("1000060", with: "\"1000060\""),
            "{\(claims),\"aud\":\"a\"}".replacing("1000060", with: "1000060.5"),
            "{\(claims),\"aud\":\"a\"}".replacing("1000060", with: "1e300"),
            "{\(claims),\"aud\":\"a\"}".replacing("1000060", with: "-1"),
            "{\(claims),\"aud\":\"a\"}".replacing("\"nbf\":999999,", with: ""),
            "{\(claims),\"aud\":\"a\"}".replacing("\"t\"", with: "[\"t\"]"),
            "{\(claims),\"aud\":\"a\"}".replacing("nurse", with: "superuser"),
        ] {
            #expect(try await accepts(header, odd) == false, "\(odd)")
        }
    }

    @Test func `a token of another tenant is refused (S3)`() async throws {
        try await TestServer.run { server in
            var claims = TestServer.claims(role: .system)
            claims.tenant = "other-clinic"
            let token = try await DevelopmentTokens.sign(claims, for: server)
            let answer = try await server.send(
                .get,
                Self.path,
                headers: ["X-Tenant": TestServer.tenant],
                token: token
            )
            #expect(answer.status == 403)
        }
    }

    @Test func `each role may do what the table says and nothing else (S1)`() async throws {
        try await TestServer.run { server in
            let id = "0190a000-0000-7000-8000-00000000dead"
            let requests: [(Permission, HTTPRequest.Method, String)] = [
                (.searchPatients, .get, "/v1/patients?q=x"), (.readPatient, .get, "/v1/patients/\(id)"),
                (.readPatient, .get, "/v1/patients/\(id)?as_of=0"),
                (.readPatient, .get, "/v1/patients/\(id)/diff?from=0"),
                (.registerPatient, .post, "/v1/patients"), (.changeDemographics, .patch, "/v1/patients/\(id)"),
                (.recordDeath, .post, "/v1/patients/\(id)/deceased"),
                (.restrictAccess, .post, "/v1/patients/\(id)/restriction"),
                (.mergePatients, .post, "/v1/patients/\(id)/merge"),
                (.recordClinicalFacts, .post, "/v1/patients/\(id)/allergies"),
                (.readPrescriptions, .get, "/v1/prescriptions"), (.prescribe, .post, "/v1/prescriptions"),
                (.changePrescription, .post, "/v1/prescriptions/\(id)/hold"),
                (.dispense, .post, "/v1/prescriptions/\(id)/dispenses"),
                (.markInError, .post, "/v1/prescriptions/\(id)/entered-in-error"),
                (.readPractitioners, .get, "/v1/practitioners"), (.keepPractitioners, .post, "/v1/practitioners"),
                (.readFormulary, .get, "/v1/formulary/products"),
                (.readWorklists, .get, "/v1/worklists"),
                (.readMergeCandidates, .get, "/v1/worklists/merge-candidates"),
                (.readSafetyReview, .get, "/v1/safety/overrides"),
                (.readDiagnosisIndex, .get, "/v1/diagnoses/E11/patients"), (.readDashboard, .get, "/v1/dashboard"),
                (.replayEvents, .get, "/v1/events"), (.audit, .get, "/v1/audit/checkpoint"),
                (.audit, .get, "/v1/audit/tile/0/000"), (.audit, .get, "/v1/audit/receipt"),
                (.readProjections, .get, "/v1/projections"),
                (.rebuildProjections, .post, "/v1/projections/none/rebuild"),
                (.rebuildProjections, .post, "/v1/projections/none/cancel"),
                (.rebuildProjections, .post, "/v1/projections/none/return"),
                (.rebuildProjections, .post, "/v1/projections/none/drop"),
                (.readProjections, .get, "/v1/projections/none/parked"),
                (.rebuildProjections, .post, "/v1/projections/none/retry"),
            ]
            #expect(Set(requests.map(\.0)) == Set(Permission.allCases))
            for role in Role.allCases {
                let token = try await server.token(for: role)
                for (operation, method, path) in requests {
                    let answer = try await server.send(method, path, body: "{}", token: token)
                    let isRefused = answer.status == 403
                    #expect(isRefused != operation.roles.contains(role), "\(role) \(method) \(path) \(answer.status)")
                }
            }
        }
    }

    @Test func `who keeps demographics does not see clinical facts (S6)`() async throws {
        try await TestServer.run { server in
            let path = "/v1/patients/\(try await server.registerPatient())"
            _ = try await server.post("\(path)/allergies", #"{"none_known": true}"#)
            let query = "\(path)?min_position=\(server.log.head)"
            let desk = try await server.send(.get, query, token: try await server.token(for: .receptionist))
            #expect(desk.status == 200 && desk.json["name"] != nil)
            for member in ["allergy_status", "allergies", "conditions", "observations"] {
                #expect(desk.json[member] == nil, "\(member)")
            }
            let nurse = try await server.send(.get, query, token: try await server.token(for: .nurse))
            #expect(nurse.json["allergy_status"]?.string == "none-known")
        }
    }

    @Test func `verified tokens are forgotten when they expire or when too many others came`() throws {
        let tokens = VerifiedTokens(capacity: 4)
        let identity = Identity.nobody
        let first = VerifiedTokens.Fingerprint(of: [1])
        tokens.insert(identity, for: first, untilSeconds: 100)
        #expect(tokens.identity(for: first, at: 99) == identity)
        #expect(tokens.identity(for: first, at: 100) == nil)
        for byte in UInt8(2)...9 {
            tokens.insert(identity, for: VerifiedTokens.Fingerprint(of: [byte]), untilSeconds: 100)
        }
        #expect(tokens.identity(for: first, at: 1) == nil)
        #expect(tokens.identity(for: VerifiedTokens.Fingerprint(of: [9]), at: 1) == identity)
    }

    @Test func `Base64URL has one spelling for each value`() {
        for length in 0..<40 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ length) }
            #expect(Base64URL.decode(Base64URL.encode(bytes).utf8) == bytes)
        }
        for twin in ["QQ==", "QR", "Q", "QQ\n", "+/", "QUJ"] { #expect(Base64URL.decode(twin.utf8) == nil, "\(twin)") }
        #expect(Base64URL.decode("QQ".utf8) == [0x41])
    }
}
