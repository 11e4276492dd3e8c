internal import EventCatalog
internal import Synchronization

/// Tasks that wait for the head to pass a position. No thread is blocked.
final class CommitWaiters: Sendable {
    private struct State {
        var nextID: UInt64 = 0
        /// Those about to be entered; who is not among them any more has run out of time already.
        var arriving: Set<UInt64> = []
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
            state.arriving.insert(state.nextID)
            return state.nextID
        }
        let alarm = Task { [self] in
            // A cancelled sleep means that the wait is over already.
            if (try? await Task.sleep(for: timeout)) != nil { resume(id) }
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                enter(id, after: position, continuation)
                if head() > position { resume(id) }
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

    /// The time may have run out, or the task been cancelled, before this comes: then nobody would wake the waiter.
    private func enter(_ id: UInt64, after position: Position, _ continuation: CheckedContinuation<Void, Never>) {
        let isExpired = state.withLock { state in
            guard state.arriving.remove(id) != nil else { return true }
            state.waiting[id] = (position, continuation)
            return false
        }
        if isExpired { continuation.resume() }
    }

    private func resume(_ id: UInt64) {
        let continuation = state.withLock { state in
            state.arriving.remove(id)
            return state.waiting.removeValue(forKey: id)?.continuation
        }
        continuation?.resume()
    }
}
