import EventCatalog
import Foundation
import Ledger
import Logging
import ProjectionEngine

/// Builds read models as of a moment into a directory of their own, beside whatever process writes the log.
struct ScratchBuild {
    /// Where the log is.
    let source: DataDirectory
    /// Where the read models go: a directory that is empty, or not there.
    let target: URL

    /// Builds read models and shows progress; returns when they are all there.
    ///
    /// - Parameters:
    ///   - rules: Which.
    ///   - moment: The last moment that counts.
    func run(_ rules: [any Projection.Type], asOf moment: LogMoment) async throws {
        let log = try source.openLogForReading()
        let position = try moment.position(in: log, of: source)
        try prepareTarget()
        do {
            let prefix = LogPrefix(of: log, through: position)
            let last = try ScratchManifest.entry(of: prefix, at: position)
            let instant: Timestamp =
                if case .instant(let instant) = moment { instant } else { last?.recordedAt ?? .now }
            try await build(rules, from: prefix)
            try ScratchManifest(
                position: position,
                instant: instant.description,
                fingerprint: try ScratchManifest.fingerprint(of: prefix, at: position),
                data: source.root.path(percentEncoded: false),
                tenant: source.tenant,
                models: rules.map { ScratchManifest.Model(name: $0.name, version: $0.version) }
            ).write(in: target)
            print("\(rules.map { $0.name }.joined(separator: ", ")) as of position \(grouped(position))")
        } catch let error as EventLogError {
            throw CommandError(error, directory: source)
        }
    }

    private func prepareTarget() throws {
        let path = target.path(percentEncoded: false)
        let files = FileManager.default
        if files.fileExists(atPath: path) {
            guard let held = try? files.contentsOfDirectory(atPath: path), held.isEmpty else {
                throw CommandError(.inUse, "\(path) is not an empty directory: name another one")
            }
        }
        try files.createDirectory(
            at: target,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
    }

    private func build(_ rules: [any Projection.Type], from log: LogPrefix) async throws {
        let host = ProjectionHost(
            log: log,
            directory: target.path(percentEncoded: false),
            logger: Logger(label: "rxledger") { _ in SwiftLogNoOpLogHandler() }
        )
        func open<Rule: Projection>(_ rule: Rule.Type) throws { _ = try host.register(rule) }
        for rule in rules { try open(rule) }
        let bar = ProgressBar("Build", unit: "events")
        let head = log.head
        try await host.run {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await Self.show(host, on: bar) }
                defer { group.cancelAll() }
                try await host.catchUp(to: head)
            }
            for status in try host.statuses() where status.parkedKeys > 0 {
                let text =
                    "rxledger: \(status.name) has parked \(status.parkedKeys) records: answers about them are incomplete\n"
                FileHandle.standardError.write(Data(text.utf8))
            }
        }
        bar.finish(done: head)
    }

    private static func show(_ host: ProjectionHost, on bar: ProgressBar) async throws {
        while true {
            try await Task.sleep(for: .milliseconds(100))
            guard let slowest = try host.statuses().min(by: { $0.position < $1.position }) else { continue }
            bar.update(done: slowest.position, of: slowest.head)
        }
    }
}
