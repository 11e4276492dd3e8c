internal import Synchronization

/// Keeps the report while many tasks write to it.
final class ReportBook: Sendable {
    private let content = Mutex(ImportReport())

    var report: ImportReport { content.withLock { $0 } }

    func fileRefused(_ problem: ImportProblem) {
        content.withLock {
            $0.refusedFiles += 1
            $0.add(problem)
        }
    }

    /// Takes over what the survey of a file found.
    func add(_ counts: SurveyedFile.Counts) {
        content.withLock { report in
            report.files += 1
            for (type, count) in counts.types {
                var tally = report.types[type] ?? .init()
                tally.read += count
                switch ImportedType(rawValue: type) {
                case nil: tally.skipped["type-not-imported", default: 0] += count
                case let known?:
                    if !known.becomesCommands { tally.skipped["only-looked-up", default: 0] += count }
                }
                report.types[type] = tally
            }
            for problem in counts.withoutType { report.add(problem) }
            report.problemCount += counts.withoutTypeCount - counts.withoutType.count
        }
    }

    /// A line of NDJSON that is not JSON.
    func lineRefused(_ problem: ImportProblem) { content.withLock { $0.add(problem) } }

    func skipped(_ type: String, _ reason: String, _ count: Int = 1) {
        guard count > 0 else { return }
        tally(type) { $0.skipped[reason, default: 0] += count }
    }

    func noted(_ reason: String) { content.withLock { $0.notes[reason, default: 0] += 1 } }

    func failed(_ problem: ImportProblem) {
        content.withLock {
            if let type = problem.resourceType {
                $0.types[type, default: .init()].failed[problem.code, default: 0] += 1
            }
            $0.add(problem)
        }
    }

    func imported(_ type: String) { tally(type) { $0.imported += 1 } }

    func alreadyThere(_ type: String) { tally(type) { $0.alreadyThere += 1 } }

    func conflict(_ problem: ImportProblem) {
        content.withLock {
            if let type = problem.resourceType { $0.types[type, default: .init()].conflicts += 1 }
            $0.add(problem)
        }
    }

    /// A resource that was taken, but whose last part was refused: it counts as failed.
    func failedInTheEnd(_ problem: ImportProblem) {
        content.withLock {
            if let type = problem.resourceType {
                var tally = $0.types[type] ?? .init()
                if tally.imported > 0 { tally.imported -= 1 } else if tally.alreadyThere > 0 { tally.alreadyThere -= 1 }
                tally.failed[problem.code, default: 0] += 1
                $0.types[type] = tally
            }
            $0.add(problem)
        }
    }

    private func tally(_ type: String, _ change: (inout ImportReport.Tally) -> Void) {
        content.withLock { change(&$0.types[type, default: .init()]) }
    }
}

extension ImportReport {
    fileprivate mutating func add(_ problem: ImportProblem) {
        problemCount += 1
        if problems.count < Self.keptProblems { problems.append(problem) }
    }
}
