import CommandHandling
import EventCatalog
import Foundation
import JWTKit
import Ledger
import Logging
import Prescribing
import ProjectionEngine
import Server

/// Answers queries from a directory of read models as of a moment, with the server's own routes, in this process.
struct ScratchQuery {
    private static let keyID = "scratch"

    private let directory: URL
    private let manifest: ScratchManifest
    private let source: DataDirectory

    /// - Parameters:
    ///   - directory: What `projections build` made.
    ///   - data: Where the log is now, if it was moved.
    init(_ directory: URL, data: String?) throws {
        self.directory = directory
        manifest = try ScratchManifest(in: directory)
        source = try DataDirectory(path: data ?? manifest.data, tenant: manifest.tenant)
    }

    /// The names of the read models that are there.
    var builtModels: [String] { manifest.models.map(\.name) }

    /// Answers one `GET`.
    func answer(_ target: String) async throws -> InProcessAnswer {
        try checkVersions()
        let log = try pastLog()
        let logger = Logger(label: "rxledger") { _ in SwiftLogNoOpLogHandler() }
        // What was not built has nowhere to be: it is opened where it does no harm, and never run.
        let nowhere = FileManager.default.temporaryDirectory.appending(path: "rxledger-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: nowhere) }
        let host = ProjectionHost(log: log, directory: directory.path(percentEncoded: false), logger: logger)
        let idle = ProjectionHost(log: log, directory: nowhere.path(percentEncoded: false), logger: logger)
        let readModels = try ProjectionRegistry.register { builtModels.contains($0.name) ? host : idle }
        let keys = await JWTKeyCollection().add(eddsa: try EdDSA.PrivateKey(), kid: JWKIdentifier(string: Self.keyID))
        let now = Timestamp(rfc3339: manifest.instant) ?? .now
        let server = ServerApplication(
            configuration: ServerConfiguration(tenant: manifest.tenant, cursorSecret: manifest.cursorSecret),
            clinic: try clinic(log),
            readModels: readModels,
            host: host,
            tokens: TokenPolicy(keys: keys, keyIDs: [Self.keyID], issuer: Self.keyID, audience: Self.keyID),
            metrics: PrometheusMetrics(),
            logger: logger,
            now: { now }
        )
        guard !server.answersEndlessly(target) else {
            throw CommandError(.badData, "\(target) has no end: read events with 'rxledger replay --as-of'")
        }
        let token = try await DevelopmentToken.sign(claims(at: now), with: keys, keyID: Self.keyID)
        return try await host.run { try await server.answer(get: target, token: token) }
    }

    private func claims(at now: Timestamp) -> DevelopmentToken.Claims {
        let seconds = now.microseconds / 1_000_000
        return DevelopmentToken.Claims(
            subject: "scratch",
            tenant: manifest.tenant,
            role: .system,
            issuer: Self.keyID,
            audience: Self.keyID,
            notBeforeSeconds: seconds - 60,
            expiresAtSeconds: seconds + 600
        )
    }

    /// Another version's rows would be taken for damaged ones and removed.
    private func checkVersions() throws {
        let versions = Dictionary(uniqueKeysWithValues: ProjectionRegistry.all.map { ($0.name, $0.version) })
        for model in manifest.models where versions[model.name] != model.version {
            throw CommandError(.badData, "\(model.name) was built by another version of the program: build it anew")
        }
    }

    /// The log up to the position, if it is the one that the read models were built from: with any other they would be
    /// taken for wrong and removed.
    private func pastLog() throws -> LogPrefix {
        let log = try source.openLogForReading()
        do {
            guard log.head >= manifest.position,
                try ScratchManifest.fingerprint(of: log, at: manifest.position) == manifest.fingerprint
            else {
                throw CommandError(
                    .badData,
                    "The log of \(source.root.path(percentEncoded: false)) is not the one that this was built from; name it with --data"
                )
            }
        } catch let error as EventLogError {
            throw CommandError(error, directory: source)
        }
        return LogPrefix(of: log, through: manifest.position)
    }

    /// The domain as it was then; it takes no commands.
    private func clinic(_ log: LogPrefix) throws -> Clinic {
        guard let claimKey = ClaimKey(bytes: SymmetricSecret.make()) else {
            throw CommandError(.internalError, "a claim key has 32 bytes")
        }
        let clinic = Clinic(log: log, formulary: .demonstration, claimKey: claimKey)
        do {
            try clinic.readFormulary()
        } catch {
            throw CommandError(error, directory: source)
        }
        return clinic
    }
}
