import Foundation
import Synchronization

/// Progress of long work on standard error: a bar on a terminal, a plain line every few seconds elsewhere.
///
/// Shows nothing for work that is done within a second.
final class ProgressBar: Sendable {
    private struct State {
        var lastDrawn: ContinuousClock.Instant?
        var finished = false
    }

    private let title: String
    private let unit: String
    private let isTerminal: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// - Parameters:
    ///   - title: What is being done (`Demonstration clinic`).
    ///   - unit: What is counted (`events`).
    init(_ title: String, unit: String) {
        self.title = title
        self.unit = unit
        self.isTerminal = isatty(STDERR_FILENO) == 1
    }

    /// Shows how far the work is; cheap enough to call for every batch.
    func update(done: UInt64, of total: UInt64, note: String = "") {
        let now = ContinuousClock.now
        let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(5)
        let draw = state.withLock { state in
            let due = state.lastDrawn.map { now - $0 >= pause } ?? (now - start >= .seconds(1))
            guard due, !state.finished else { return false }
            state.lastDrawn = now
            return true
        }
        if draw { write(line(done: done, of: total, note: note), isLast: false) }
    }

    /// Ends the bar, leaving one line that says what was done and how fast.
    func finish(done: UInt64, note: String = "") {
        let alreadyFinished = state.withLock { state in
            defer { state.finished = true }
            return state.finished
        }
        guard !alreadyFinished else { return }
        let seconds = elapsedSeconds
        let rate = seconds > 0 ? Double(done) / seconds : 0
        var text = "\(title): \(grouped(done)) \(unit) in \(decimal(seconds)) s (\(grouped(UInt64(rate)))/s)"
        if !note.isEmpty { text += ", " + note }
        write(text, isLast: true)
    }

    private var elapsedSeconds: Double {
        let elapsed = (ContinuousClock.now - start).components
        return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
    }

    private func line(done: UInt64, of total: UInt64, note: String) -> String {
        let fraction = total > 0 ? min(1, Double(done) / Double(total)) : 0
        let rate = elapsedSeconds > 0 ? Double(done) / elapsedSeconds : 0
        let left = rate > 0 && total > done ? Double(total - done) / rate : 0
        let filled = Int(fraction * 24)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        var text = "\(title) \(isTerminal ? bar + " " : "")\(Int(fraction * 100)) %"
        text += "  \(grouped(done)) \(unit)  \(grouped(UInt64(rate)))/s  \(Int(left.rounded(.up))) s left"
        if !note.isEmpty { text += "  " + note }
        return text
    }

    private func write(_ text: String, isLast: Bool) {
        let framed = isTerminal ? "\r\u{1B}[2K" + text + (isLast ? "\n" : "") : text + "\n"
        FileHandle.standardError.write(Data(framed.utf8))
    }
}

/// A whole number with its thousands apart: `2,731,001`.
func grouped(_ number: some BinaryInteger) -> String {
    var digits: [Character] = []
    for (index, digit) in String(number).reversed().enumerated() {
        if index > 0, index % 3 == 0, digit != "-" { digits.append(",") }
        digits.append(digit)
    }
    return String(digits.reversed())
}

/// A number with one digit after the point.
func decimal(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
}
