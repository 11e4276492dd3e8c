import ArgumentParser
import Foundation
import Ledger

/// Where everything lives below `--data`. One directory, one process.
///
/// ```
/// <data>/keys/                          secrets of this installation, mode 0600
/// <data>/tenants/<tenant>/log/          the log: the only thing that is not derived
/// <data>/tenants/<tenant>/projections/  the read models: disposable
/// ```
struct DataDirectory: Sendable {
    /// The directory itself, absolute.
    let root: URL
    /// The tenant whose data this process works on.
    let tenant: String

    init(path: String, tenant: String) throws {
        guard !path.isEmpty else { throw ValidationError("--data is empty: name a directory") }
        guard Self.isValid(tenant: tenant) else {
            throw ValidationError("The tenant's name is 1 to 64 lower-case letters, digits and hyphens")
        }
        self.root = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
        self.tenant = tenant
    }

    private static func isValid(tenant: String) -> Bool {
        (1...64).contains(tenant.utf8.count)
            && tenant.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// The folder of the installation's secrets.
    var keys: URL { root.appending(path: "keys", directoryHint: .isDirectory) }
    /// The folder of everything about the tenant.
    var tenantFolder: URL { root.appending(path: "tenants/\(tenant)", directoryHint: .isDirectory) }
    /// The folder of the tenant's log.
    var log: URL { tenantFolder.appending(path: "log", directoryHint: .isDirectory) }

    /// Whether a log was ever made here.
    var holdsLog: Bool { FileManager.default.fileExists(atPath: log.path(percentEncoded: false)) }

    /// Makes the folders that are missing, readable by the owner only.
    func create() throws {
        for folder in [root, keys, tenantFolder] {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
    }
}

extension DataDirectory {
    /// Opens the log for reading, beside whatever process writes it.
    ///
    /// - Throws: ``CommandError`` if there is none.
    func openLogForReading() throws -> LMDBEventLog {
        guard holdsLog else {
            throw CommandError(
                .nothingThere,
                "\(root.path(percentEncoded: false)) has no log of tenant \(tenant): make one with 'rxledger demo' or 'rxledger serve'"
            )
        }
        do {
            return try LMDBEventLog.openReadOnly(directory: log.path(percentEncoded: false))
        } catch {
            throw CommandError(error, directory: self)
        }
    }
}
