import Foundation
import ProjectionEngine

/// Comparing read models with a replay of the log, beside whatever process has the directory.
struct ProjectionVerification {
    let directory: DataDirectory
    /// Where the replay goes; removed in the end.
    let scratch: String

    init(_ directory: DataDirectory, scratch: String?) {
        self.directory = directory
        let name = "verify-\(ProcessInfo.processInfo.processIdentifier)"
        self.scratch = (scratch ?? directory.tenantFolder.path(percentEncoded: false)) + "/" + name
    }

    /// Verifies read models.
    ///
    /// - Parameter tell: Is given what was found, in lines for people.
    /// - Returns: The names of those that are not what the log makes of them.
    func run(_ rules: [any Projection.Type], tell: (String) -> Void = { print($0) }) async throws -> [String] {
        let log = try directory.openLogForReading()
        let verifier = ProjectionVerifier(
            log: log,
            directory: directory.tenantFolder.path(percentEncoded: false),
            scratch: scratch
        )
        func verify<Rule: Projection>(_ rule: Rule.Type) async throws -> VerificationReport? {
            let bar = ProgressBar("Verify \(Rule.name)", unit: "events")
            return try await verifier.verify(rule) { bar.update(done: $0, of: $1) }
        }
        var failed: [String] = []
        for rule in rules {
            guard let report = try await verify(rule) else {
                tell("\(rule.name)  has never been built")
                continue
            }
            report.lines.forEach(tell)
            if !report.isVerified { failed.append(rule.name) }
        }
        return failed
    }
}

extension VerificationReport {
    /// For a terminal: a line, and where something is wrong what.
    fileprivate var lines: [String] {
        if let damage { return ["\(name)  DAMAGED  \(damage)"] }
        let rows = tables.reduce(0) { $0 + $1.rows }
        let place = "at position \(grouped(position)), \(grouped(rows)) rows in \(tables.count) tables"
        if isVerified { return ["\(name)  verified  \(place)"] }
        var lines = ["\(name)  DIFFERS  \(place)"]
        if parkedRecords > 0 { lines.append("  \(parkedRecords) records are parked: see 'projections parked \(name)'") }
        for table in tables where !table.agrees {
            let found = table.differences
            lines.append("  \(table.name): stored \(table.stored); replayed \(table.replayed)")
            lines.append("    \(found.changed) changed, \(found.missing) missing, \(found.unexpected) unexpected")
            lines += found.examples.map { "    \($0.kind.rawValue) \($0.key.hexadecimal)" }
        }
        return lines
    }
}

extension [UInt8] {
    fileprivate var hexadecimal: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
