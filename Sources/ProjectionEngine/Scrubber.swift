internal import Dispatch
internal import Foundation
internal import Logging
internal import Synchronization

/// Looks at every page and row of all read models that serve, once a day: a disk changes bits without telling anybody, also
/// in rows that no query has asked for in years.
///
/// It goes slowly, on a queue of its own, and reads the files beside the map, so that it takes nothing from the page cache
/// of the queries' making.
final class Scrubber: Sendable {
    private static let firstPause: Duration = .seconds(300)
    private static let pause: Duration = .seconds(86_400)
    /// The pause behind each megabyte: about 30 MB a second.
    private static let rest: TimeInterval = 0.03

    private let queue = DispatchQueue(label: "projections.scrubber", qos: .utility)
    private let isCancelled = Atomic(false)

    /// Works until the task is cancelled.
    func run(over cores: @escaping @Sendable () -> [ReadModelCore]) async {
        do {
            try await Task.sleep(for: Self.firstPause)
            while true {
                for core in cores() { try await scrub(core) }
                try await Task.sleep(for: Self.pause)
            }
        } catch {
            return  // cancelled
        }
    }

    private func scrub(_ core: ReadModelCore) async throws {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async {
                    do {
                        try core.audit {
                            Thread.sleep(forTimeInterval: Self.rest)
                            return !self.isCancelled.load(ordering: .relaxed)
                        }
                    } catch {
                        core.logger.warning("could not be looked through", metadata: ["error": "\(RowError(error))"])
                    }
                    continuation.resume()
                }
            }
        } onCancel: {
            isCancelled.store(true, ordering: .relaxed)
        }
        try Task.checkCancellation()
    }
}
