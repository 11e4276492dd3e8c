public import Prescribing

extension Clinic {
    /// The same clinic under other choices: for imports, whose records were made under the rules of elsewhere.
    public func with(_ policy: PrescribingPolicy) -> Clinic {
        Clinic(log: log, shelf: shelf, claimKey: claimKey, policy: policy, limits: limits)
    }
}
