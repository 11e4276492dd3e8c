import ArgumentParser
import Foundation
import Ledger

/// Where everything lives below `--data`. One directory, one process.
///
/// ```
/// <data>/tenants/<tenant>/log/          the log: the only thing that is not derived
/// <data>/tenants/<tenant>/projections/  the read models: disposable
/// <keys>/                               secrets of this installation, mode 0600
/// <keys>/tenants/<tenant>/checkpoint    what was last signed of the log
/// ```
///
/// The keys lie outside of the data, by default in `<data>.keys`: a copy of the data gives no secret away, and whoever can
/// change the data can't sign it.
struct DataDirectory: Sendable {
    /// The directory itself, absolute.
    let root: URL
    /// The folder of the installation's secrets.
    let keys: URL
    /// The tenant whose data this process works on.
    let tenant: String

    /// The directory that the settings name.
    init(_ settings: Settings) throws {
        try self.init(path: settings.data, tenant: settings.tenant, keys: settings.keys)
    }

    /// - Parameter keys: The folder of the secrets; `nil` for the one beside `path`.
    init(path: String, tenant: String, keys: String? = nil) throws {
        guard !path.isEmpty else { throw ValidationError("--data is empty: name a directory") }
        guard Self.isValid(tenant: tenant) else {
            throw ValidationError("The tenant's name is 1 to 64 lower-case letters, digits and hyphens")
        }
        self.root = URL(filePath: path, directoryHint: .isDirectory).standardizedFileURL
        self.tenant = tenant
        self.keys =
            if let keys {
                URL(filePath: keys, directoryHint: .isDirectory).standardizedFileURL
            } else {
                root.deletingLastPathComponent()
                    .appending(path: root.lastPathComponent + ".keys", directoryHint: .isDirectory)
            }
    }

    private static func isValid(tenant: String) -> Bool {
        (1...64).contains(tenant.utf8.count)
            && tenant.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// The folder of everything about the tenant.
    var tenantFolder: URL { root.appending(path: "tenants/\(tenant)", directoryHint: .isDirectory) }
    /// The folder of the tenant's log.
    var log: URL { tenantFolder.appending(path: "log", directoryHint: .isDirectory) }
    /// The folder of what is secret, or kept out of reach, about the tenant.
    var tenantKeys: URL { keys.appending(path: "tenants/\(tenant)", directoryHint: .isDirectory) }
    /// The files of the last signed checkpoint.
    var checkpoints: CheckpointFiles {
        CheckpointFiles(
            outside: tenantKeys.appending(path: "checkpoint").path(percentEncoded: false),
            beside: log.appending(path: "checkpoint").path(percentEncoded: false)
        )
    }

    /// Whether a log was ever made here.
    var holdsLog: Bool { FileManager.default.fileExists(atPath: log.path(percentEncoded: false)) }

    /// Makes the folders that are missing, readable by the owner only.
    func create() throws {
        try moveKeysOut()
        for folder in [root, keys, tenantFolder, tenantKeys] {
            try FileManager.default.createDirectory(
                at: folder,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
    }
}

extension DataDirectory {
    /// The keys of an installation made before they lay outside of the data.
    private func moveKeysOut() throws {
        let inside = root.appending(path: "keys", directoryHint: .isDirectory)
        let files = FileManager.default
        guard files.fileExists(atPath: inside.path(percentEncoded: false)),
            !files.fileExists(atPath: keys.path(percentEncoded: false))
        else { return }
        do { try files.moveItem(at: inside, to: keys) } catch {
            throw CommandError(
                .diskError,
                """
                The keys in \(inside.path(percentEncoded: false)) can't be moved to \(keys.path(percentEncoded: false)): \
                move them there, or name their place with --keys
                """
            )
        }
    }

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
