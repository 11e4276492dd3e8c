import ProjectionEngine
import StrictJSON

extension ProjectionOperations {
    /// Gives up the build of a read model; answers with its status line.
    func cancel(_ name: String) async throws -> String {
        try await operate(name, "cancel") { node in
            // Without a server only a first build, or one that was stopped on its way, can be there.
            try node.host.cancelRebuild(name)
        }
    }

    /// Goes back to the generation that served before; answers with the status line.
    func returnToPrevious(_ name: String) async throws -> String {
        try await operate(name, "return") { node in try await node.host.returnToPrevious(name) }
    }

    /// Removes the generation that served before; answers with the status line.
    func drop(_ name: String) async throws -> String {
        try await operate(name, "drop") { node in try node.host.dropPrevious(name) }
    }

    private func operate(
        _ name: String,
        _ action: String,
        _ work: @escaping @Sendable (Node) async throws -> Void
    ) async throws -> String {
        guard let node = try openUnlessServed() else {
            return line(try await RunningServer(of: directory).send("POST", "/v1/projections/\(name)/\(action)"))
        }
        do {
            return try await node.run {
                try await work(node)
                return try node.host.statuses().first { $0.name == name }.map(line) ?? ""
            }
        } catch let error as ReadModelError {
            throw Self.told(error)
        }
    }
}
