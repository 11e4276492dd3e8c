import Foundation

/// How often the patient is found, and how long it takes.
struct Measurement {
    private var queries = 0
    private var first = 0
    private var firstTen = 0
    private var firstTenOrAlike = 0
    private var reciprocal = 0.0
    private var times: [Duration] = []

    /// - Parameters:
    ///   - place: Where the patient is among the first ten, from 0.
    ///   - isOneAlike: Whether somebody of the same name is.
    mutating func add(_ time: Duration, place: Int?, isOneAlike: Bool) {
        times.append(time)
        queries += 1
        if isOneAlike { firstTenOrAlike += 1 }
        guard let place else { return }
        if place == 0 { first += 1 }
        firstTen += 1
        reciprocal += 1 / Double(place + 1)
    }

    mutating func add(timesOf other: Measurement) { times += other.times }

    /// The columns of a table: recall among the first and the first ten, also counting people of the same name; mean
    /// reciprocal rank; half of the queries and all but one in a hundred took no longer.
    var columns: String {
        ([first, firstTen, firstTenOrAlike].map { share(Double($0)) } + [share(reciprocal), quantiles])
            .joined(separator: " | ")
    }

    var quantiles: String {
        let sorted = times.sorted()
        guard !sorted.isEmpty else { return "" }
        return [0.5, 0.99].map { Self.text(sorted[min(Int(Double(sorted.count) * $0), sorted.count - 1)]) }
            .joined(separator: " | ")
    }

    private func share(_ count: Double) -> String { String(format: "%.3f", count / Double(max(queries, 1))) }

    private static func text(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        return String(format: "%.3f", Double(seconds) * 1000 + Double(attoseconds) / 1e15)
    }
}
