/// How a product stands in a formulary (I-10).
public enum FormularyStatus: UInt8, Hashable, Sendable, CaseIterable {
    /// The first choice.
    case preferred = 1
    /// Fine.
    case permitted
    /// For some prescribers or diagnoses only.
    case restricted
    /// Needs a reason.
    case nonFormulary
    /// Can't be prescribed any more.
    case withdrawn
}

extension FormularyStatus: WireNamed {
    /// The name in the API, such as `non-formulary`.
    public var wireName: String {
        switch self {
        case .preferred: "preferred"
        case .permitted: "permitted"
        case .restricted: "restricted"
        case .nonFormulary: "non-formulary"
        case .withdrawn: "withdrawn"
        }
    }
}
