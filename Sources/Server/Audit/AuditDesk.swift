internal import HTTPTypes
public import Ledger
public import Logging
public import ServiceLifecycle
internal import Transparency

/// What auditors are served from: the log with its tree, and the one who signs its checkpoints.
public struct AuditDesk: Sendable {
    let log: any AuditableLog
    let notary: Notary
    private let logger: Logger
    /// At most so often is a checkpoint signed that nobody asked for.
    private static let interval = Duration.seconds(1)

    /// Puts the parts together.
    ///
    /// - Parameters:
    ///   - log: The log.
    ///   - notary: Signs its checkpoints.
    ///   - logger: Is told when signing fails.
    public init(log: any AuditableLog, notary: Notary, logger: Logger) {
        self.log = log
        self.notary = notary
        self.logger = logger
    }

    /// A signed checkpoint of the log as it is now.
    func signed() async throws -> (note: SignedNote, checkpoint: Checkpoint) {
        let note = try await notary.checkpoint()
        return (note, try Checkpoint(text: note.text))
    }
}

extension AuditDesk: Service {
    /// Signs a checkpoint whenever the log has grown: what was signed can't be taken back unnoticed.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var wasFailing = false
            while !Task.isCancelled {
                do {
                    _ = try await notary.checkpoint()
                    wasFailing = false
                } catch {
                    if !wasFailing {
                        logger.error("no checkpoint could be signed", metadata: ["reason": "\(error)"])
                    }
                    wasFailing = true
                }
                do { try await Task.sleep(for: Self.interval) } catch { break }
            }
        }
        // What came last is signed too.
        _ = try? await notary.checkpoint()
    }
}

extension Problem {
    init(_ error: NotaryError) {
        switch error {
        case .setBack, .rewritten, .foreign, .unreadable:
            self.init(
                "log-not-as-signed",
                .internalServerError,
                "The log is not the one whose checkpoint was signed last."
            )
        }
    }

    /// The tree has not come to what was asked for.
    static func notInTree(size: UInt64) -> Problem {
        Problem("not-in-tree", .notFound, "The tree has \(size) leaves: what was asked for is not in it.")
    }
}
