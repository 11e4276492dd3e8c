import ProjectionEngine

extension ProjectionHost {
    /// Runs the workers while `body` runs, then stops them cleanly.
    func run<Value: Sendable>(while body: @Sendable @escaping () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await self.run() }
            defer { group.cancelAll() }
            return try await body()
        }
    }
}
