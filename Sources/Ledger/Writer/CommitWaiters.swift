internal import EventCatalog
internal import Synchronization

/// Tasks that wait for the head to pass a position. No thread is blocked.
final class CommitWaiters: Sendable {
    private struct State {
        var nextID: UInt64 = 0
        var waiting: [UInt64: (after: Position, continuation: CheckedContinuation<Void, Never>)] = [:]
    }
    private let state = Mutex(State())

    /// Waits until ``wake(head:)`` tells of a head past `position`, the time runs out, or the task is cancelled.
    ///
    /// - Parameter head: The head now; asked again once the wait is registered, so that no commit slips between.
    func wait(after position: Position, timeout: Duration, head: @Sendable () -> Position) async {
        if head() > position || timeout <= .zero { return }
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        let alarm = Task { [self] in
            // A cancelled sleep means that the wait is over already.
            if (try? await Task.sleep(for: timeout)) != nil { resume(id) }
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                state.withLock { $0.waiting[id] = (position, continuation) }
                if head() > position || Task.isCancelled { resume(id) }
            }
        } onCancel: {
            resume(id)
        }
        alarm.cancel()
    }

    /// Wakes everyone who waited for less than `head`.
    func wake(head: Position) {
        let ready = state.withLock { state in
            guard !state.waiting.isEmpty else { return [CheckedContinuation<Void, Never>]() }
            let ready = state.waiting.filter { $0.value.after < head }
            for id in ready.keys { state.waiting[id] = nil }
            return ready.values.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    private func resume(_ id: UInt64) {
        let continuation = state.withLock { $0.waiting.removeValue(forKey: id)?.continuation }
        continuation?.resume()
    }
}
