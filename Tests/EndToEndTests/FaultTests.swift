import Foundation
import Testing

/// Short runs of the fault harness: its long ones are in docs/reliability.md.
@Suite(.serialized)
struct FaultTests {
    private func faults(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let program = ["--program", Program.url.path()]
        let result = try Program.run(arguments + program, of: package.appending(path: "tools/faults"))
        return (result.status, result.output + result.errors)
    }

    @Test func `whatever a crash of the machine leaves, what was acknowledged is there (F3)`() throws {
        let run = try faults(["crash", "--states", "300"])
        #expect(run.status == 0, "\(run.output)")
    }

    @Test func `the search for lost commands finds them where nothing waits for the disk`() throws {
        let run = try faults(["crash", "--states", "300", "--mutant", "no-sync"])
        #expect(run.status == 1 && run.output.contains("lost"), "\(run.output)")
    }

    @Test func `kill -9 under load loses, doubles and reorders nothing (F1)`() throws {
        let run = try faults(["kill", "--cycles", "8"])
        #expect(run.status == 0, "\(run.output)")
    }

    @Test func `failing writes and syncs lose nothing, and the next start goes on (F5 to F8)`() throws {
        let run = try faults(["io", "--operations", "2"])
        #expect(run.status == 0, "\(run.output)")
    }
}
