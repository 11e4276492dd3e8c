internal import EventCatalog
internal import Ledger
internal import NIOCore
internal import ServiceLifecycle
internal import StrictJSON

/// The log as server-sent events (HTML standard, section 9.2), from a position on, for as long as the connection lives:
/// each event once, in order, and a comment when there was nothing to tell for a while.
struct EventFrames: AsyncSequence, Sendable {
    typealias Element = ByteBuffer

    private static let page = 200

    let log: any EventLog
    let replay: EventReplay
    /// The position after which to begin.
    let start: UInt64
    let heartbeat: Duration

    struct AsyncIterator: AsyncIteratorProtocol {
        let frames: EventFrames
        var position: UInt64
        var hasBegun = false
        var lastSent = ContinuousClock.now

        mutating func next() async throws -> ByteBuffer? {
            guard hasBegun else {
                hasBegun = true
                return ByteBuffer(string: "retry: 2000\n\n")
            }
            while !Task.isCancelled, !Task.isShuttingDownGracefully {
                if position < frames.log.head {
                    let events = try await frames.replay.page([.log], after: position, limit: EventFrames.page)
                    if let last = events.last {
                        position = last.entry.position
                        lastSent = .now
                        return ByteBuffer(bytes: EventFrames.bytes(of: events))
                    }
                }
                let head = await frames.log.waitForCommit(
                    after: position,
                    timeout: Swift.min(.seconds(1), frames.heartbeat)
                )
                if head <= position, .now - lastSent >= frames.heartbeat {
                    lastSent = .now
                    return ByteBuffer(string: ": still here\n\n")
                }
            }
            return nil
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(frames: self, position: start) }

    private static func bytes(of events: [PublishedEvent]) -> [UInt8] {
        var bytes: [UInt8] = []
        for event in events {
            var writer = JSONWriter(capacity: 768)
            writer.event(event)
            bytes.append(contentsOf: "id: \(event.entry.position)\nevent: \(event.entry.type)\ndata: ".utf8)
            bytes.append(contentsOf: writer.bytes)
            bytes.append(contentsOf: "\n\n".utf8)
        }
        return bytes
    }
}
