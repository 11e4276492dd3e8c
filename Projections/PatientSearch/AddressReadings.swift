/// Finds the parts of an address in a query.
enum AddressReadings {
    /// The postcode that digits, or letters and digits, may be or begin; `nil` if they can't.
    static func postcode(_ joined: [UInt8]) -> [UInt8]? {
        guard let first = joined.first, let last = joined.last else { return nil }
        if joined.allSatisfy(\.isFoldedDigit) { return (3...6).contains(joined.count) ? joined : nil }
        guard (2...7).contains(joined.count), joined.contains(where: \.isFoldedDigit) else { return nil }
        // A letter first (LS6 2AB, K1A 0B1), or the digits first (1234 AB).
        let isDigitsFirst = first.isFoldedDigit && last.isFoldedLetter && joined.count == 6
        return first.isFoldedLetter || isDigitsFirst ? joined : nil
    }

    /// A postcode in two pieces: `LS6 2AB`, `K1A 0B1`, `1234 AB`.
    static func spacedPostcode(_ atoms: ArraySlice<QueryAtom>) -> [UInt8]? {
        guard atoms.count > 1, let outward = atoms.first?.joined, let second = atoms.dropFirst().first else {
            return nil
        }
        let inward = second.joined
        guard let first = outward.first, let next = inward.first else { return nil }
        let isBritish =
            first.isFoldedLetter && outward.contains(where: \.isFoldedDigit) && (2...4).contains(outward.count)
            && next.isFoldedDigit && (1...3).contains(inward.count) && second.kind != .email
        let isDutch =
            outward.count == 4 && outward.allSatisfy(\.isFoldedDigit) && inward.count == 2
            && inward.allSatisfy(\.isFoldedLetter)
        return isBritish || isDutch ? outward + inward : nil
    }

    /// Whether a piece tells nobody from anybody: the kind of a street after its name, the number of a house before it.
    static func isLeftAside(at index: Int, in atoms: [QueryAtom]) -> Bool {
        let atom = atoms[index]
        switch atom.kind {
        case .word:
            guard StreetWords.kinds.contains(atom.joined) else { return false }
            if index + 1 < atoms.count, atoms[index + 1].kind == .number, isUnit(atom) { return true }
            return index >= 2 && atoms[index - 1].kind == .word && !StreetWords.kinds.contains(atoms[index - 1].joined)
        case .number, .mixed:
            guard atom.parts.count == 1, atom.joined.count <= 4, atom.joined.first?.isFoldedDigit == true else {
                return false
            }
            let after = atoms[(index + 1)...].prefix(4)
            return after.first?.kind == .word && after.dropFirst().contains { StreetWords.kinds.contains($0.joined) }
                || (index > 0 && isUnit(atoms[index - 1]))
        case .email: return false
        }
    }

    private static func isUnit(_ atom: QueryAtom) -> Bool { units.contains(atom.joined) }

    private static let units = Set(["flat", "unit", "apartment", "apt", "suite"].map { Array($0.utf8) })
}
