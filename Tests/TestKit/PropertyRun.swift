internal import Foundation

/// How long the property tests run, and from which seed: quick by default, as long as wanted from the environment.
public enum PropertyRun {
    /// How many random sequences a test tries: `RXLEDGER_SEQUENCES`, or what the test says.
    public static func sequences(_ usual: Int) -> Int {
        ProcessInfo.processInfo.environment["RXLEDGER_SEQUENCES"].flatMap { Int($0) } ?? usual
    }

    /// The seed of this run: `RXLEDGER_SEED`, or a new one. It is printed, so that a failure can be repeated.
    public static let seed: UInt64 = {
        let given = ProcessInfo.processInfo.environment["RXLEDGER_SEED"].flatMap { UInt64($0) }
        let seed = given ?? .random(in: .min ... .max)
        print("property tests: RXLEDGER_SEED=\(seed)")
        return seed
    }()
}
