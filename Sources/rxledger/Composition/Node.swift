import CommandHandling
import EventCatalog
import Foundation
import Ledger
import Logging
import Prescribing
import ProjectionEngine
import Server

/// One tenant's log, domain and read models, opened and wired: the composition root of every command that writes.
struct Node: Sendable {
    /// Where it lives.
    let directory: DataDirectory
    /// The installation's secrets.
    let keys: KeyStore
    /// The log.
    let log: LMDBEventLog
    /// Signs checkpoints of the log.
    let notary: Notary
    /// Commands.
    let clinic: Clinic
    /// The workers of the read models.
    let host: ProjectionHost
    /// The read models.
    let readModels: ReadModels

    /// Opens everything; makes what is missing. Replays nothing, so it takes the same time at any size.
    ///
    /// - Throws: ``CommandError``, with ``CommandError/Code/inUse`` if another process has the directory.
    init(
        _ directory: DataDirectory,
        policy: PrescribingPolicy = PrescribingPolicy(),
        logger: Logger
    ) throws {
        try directory.create()
        self.directory = directory
        self.keys = try KeyStore(in: directory)
        do {
            var options = LMDBEventLog.Options()
            options.logger = logger
            self.log = try LMDBEventLog.open(directory: directory.log.path(percentEncoded: false), options: options)
        } catch {
            throw CommandError(error, directory: directory)
        }
        self.notary = try directory.notary(of: log, seed: keys.logSigning)
        guard let claimKey = ClaimKey(bytes: keys.claims) else {
            throw CommandError(.badData, "claims.key is damaged: it must hold 32 bytes")
        }
        self.clinic = Clinic(log: log, formulary: .demonstration, claimKey: claimKey, policy: policy)
        do {
            try clinic.readFormulary()
        } catch {
            throw CommandError(error, directory: directory)
        }
        self.host = ProjectionHost(
            log: log,
            directory: directory.tenantFolder.path(percentEncoded: false),
            logger: logger
        )
        self.readModels = try ProjectionRegistry.register(with: host)
    }

    /// Runs the read models' workers while `body` runs, then stops them cleanly and closes the log.
    func run<Value: Sendable>(while body: @Sendable @escaping () async throws -> Value) async throws -> Value {
        let value = try await host.run(while: body)
        await log.close()
        return value
    }
}
