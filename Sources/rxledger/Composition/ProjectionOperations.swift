import EventCatalog
import Foundation
import Ledger
import Logging
import ProjectionEngine
import StrictJSON

/// Operating the read models from the command line: in this process, or through the server that has the directory.
struct ProjectionOperations {
    let directory: DataDirectory

    init(_ directory: DataDirectory) throws {
        guard directory.holdsLog else {
            throw CommandError(.nothingThere, "\(directory.root.path(percentEncoded: false)) has no log yet")
        }
        self.directory = directory
    }

    /// One line for each read model.
    func statuses() async throws -> [String] {
        guard let node = try openUnlessServed() else {
            let answer = try await RunningServer(of: directory).send("GET", "/v1/projections")
            return (answer["items"]?.array ?? []).map(line)
        }
        return try node.host.statuses().map(line)
    }

    /// Rebuilds one read model, or all, showing progress; returns when the new ones serve.
    func rebuild(_ name: String?) async throws {
        guard let node = try openUnlessServed() else { return try await rebuildOnServer(name) }
        let bar = ProgressBar("Rebuild", unit: "events")
        let head = node.log.head
        try await node.run {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await Self.show(node.host, name, head, on: bar) }
                defer { group.cancelAll() }
                do {
                    if let name { try await node.host.rebuild(name) } else { try await node.host.rebuildAll() }
                } catch ReadModelError.unknown(let name) {
                    throw CommandError(
                        .nothingThere,
                        "There is no read model \(name); 'projections status' lists them."
                    )
                }
            }
        }
        bar.finish(done: head)
    }

    func openUnlessServed() throws -> Node? {
        do {
            return try Node(directory, logger: Logger(label: "rxledger") { _ in SwiftLogNoOpLogHandler() })
        } catch let error as CommandError where error.code == .inUse {
            return nil
        }
    }

    private static func show(_ host: ProjectionHost, _ name: String?, _ head: Position, on bar: ProgressBar)
        async throws
    {
        while true {
            try await Task.sleep(for: .milliseconds(100))
            let builds = try host.statuses().filter { name == nil || $0.name == name }.compactMap(\.rebuild)
            if let slowest = builds.min(by: { $0.position < $1.position }) {
                bar.update(done: slowest.position, of: slowest.head)
            }
        }
    }

    private func rebuildOnServer(_ name: String?) async throws {
        let server = try await RunningServer(of: directory)
        let known = try await server.send("GET", "/v1/projections")["items"]?.array ?? []
        let names = name.map { [$0] } ?? known.compactMap { $0["name"]?.string }
        for name in names { _ = try await server.send("POST", "/v1/projections/\(name)/rebuild") }
        let bar = ProgressBar("Rebuild", unit: "events")
        while true {
            let items = try await server.send("GET", "/v1/projections")["items"]?.array ?? []
            let asked = items.filter { names.contains($0["name"]?.string ?? "") }
            let builds = asked.compactMap(\.["rebuild"]).filter { !$0.isNull }
            guard let slowest = builds.min(by: { position($0) < position($1) }) else {
                return bar.finish(done: asked.map(position).min() ?? 0)
            }
            bar.update(done: position(slowest), of: UInt64(slowest["head"]?.integer ?? 0))
            try await Task.sleep(for: .milliseconds(200))
        }
    }

    private func position(_ item: JSONValue) -> UInt64 { UInt64(item["position"]?.integer ?? 0) }

    func line(_ status: ProjectionStatus) -> String {
        line(
            name: status.name,
            state: status.state.rawValue,
            position: status.position,
            lag: status.lagEvents,
            error: status.lastError
        )
    }

    func line(_ item: JSONValue) -> String {
        line(
            name: item["name"]?.string ?? "",
            state: item["state"]?.string ?? "",
            position: position(item),
            lag: UInt64(item["lag_events"]?.integer ?? 0),
            error: item["last_error"]?.string
        )
    }

    private func line(name: String, state: String, position: UInt64, lag: UInt64, error: String?) -> String {
        let columns = [
            name.padded(to: 22), state.padded(to: 12), "position \(grouped(position))".padded(to: 24),
            "\(grouped(lag)) behind", error.map { "last error: \($0)" } ?? "",
        ]
        return columns.joined(separator: " ").trimmingSuffix(while: \.isWhitespace)
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        utf8.count < width ? self + String(repeating: " ", count: width - utf8.count) : self
    }

    fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, predicate(last) { text.removeLast() }
        return text
    }
}
