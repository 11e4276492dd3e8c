internal import Ledger
internal import Synchronization

/// The position that answers reflect, and those who wait for it.
final class PositionGate: Sendable {
    private struct Waiter {
        let position: Position
        let continuation: CheckedContinuation<Position, Never>
    }

    private struct State {
        var position: Position = 0
        var isClosed = false
        var nextID: UInt64 = 0
        var waiters: [UInt64: Waiter] = [:]
        /// Those about to be entered; who is not among them any more has run out of time already.
        var arriving: Set<UInt64> = []
    }

    private let state = Mutex(State())

    var position: Position { state.withLock(\.position) }

    /// Moves the position and wakes those who waited for it.
    func advance(to position: Position) {
        let woken = state.withLock { state -> [Waiter] in
            state.position = position
            let ids = state.waiters.filter { $0.value.position <= position }.map(\.key)
            return ids.compactMap { state.waiters.removeValue(forKey: $0) }
        }
        for waiter in woken { waiter.continuation.resume(returning: position) }
    }

    /// Wakes everyone; later waits return at once.
    func close() {
        let (woken, position) = state.withLock { state -> ([Waiter], Position) in
            state.isClosed = true
            defer { state.waiters = [:] }
            return (Array(state.waiters.values), state.position)
        }
        for waiter in woken { waiter.continuation.resume(returning: position) }
    }

    /// Waits for a position, at most `timeout`; answers with the position reached.
    func wait(for position: Position, timeout: Duration) async -> Position {
        let id: UInt64? = state.withLock { state in
            guard state.position < position, !state.isClosed else { return nil }
            state.nextID += 1
            state.arriving.insert(state.nextID)
            return state.nextID
        }
        guard let id else { return self.position }
        let timer = Task {
            guard (try? await Task.sleep(for: timeout)) != nil else { return }  // cancelled: no longer needed
            expire(id)
        }
        defer { timer.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { enter(id, Waiter(position: position, continuation: $0)) }
        } onCancel: {
            expire(id)
        }
    }

    private func enter(_ id: UInt64, _ waiter: Waiter) {
        let answer: Position? = state.withLock { state in
            let isExpired = state.arriving.remove(id) == nil
            if isExpired || state.isClosed || state.position >= waiter.position { return state.position }
            state.waiters[id] = waiter
            return nil
        }
        if let answer { waiter.continuation.resume(returning: answer) }
    }

    private func expire(_ id: UInt64) {
        let (waiter, position) = state.withLock { state -> (Waiter?, Position) in
            state.arriving.remove(id)
            return (state.waiters.removeValue(forKey: id), state.position)
        }
        waiter?.continuation.resume(returning: position)
    }
}
