internal import Crypto
internal import EventCatalog

extension ReleaseContent {
    /// SHA-256 over what is in it: the same whatever file it came from and in whatever order.
    public var hash: [UInt8] {
        var hash = SHA256()
        hash.update(data: Array("rxledger formulary 1".utf8))
        add("products", products.map { $0.fields + [$0.ingredients.joined(separator: "\n")] }, to: &hash)
        add("allergy groups", rules.allergyGroups, to: &hash)
        add("interactions", rules.interactions, to: &hash)
        add("doses", rules.doses, to: &hash)
        add("renal", rules.renal, to: &hash)
        add("reproduction", rules.reproduction, to: &hash)
        add("ages", rules.ages, to: &hash)
        add("conditions", rules.conditions, to: &hash)
        for table in codes.sorted(by: { $0.system < $1.system }) {
            add("codes \(table.system)", table.codes, to: &hash)
        }
        return Array(hash.finalize())
    }

    private func add(_ kind: String, _ records: [some ReleaseRecord], to hash: inout SHA256) {
        add(kind, records.map(\.fields), to: &hash)
    }

    /// Adds the records of a kind: their number, and each with the lengths of its texts, in the order of their bytes.
    private func add(_ kind: String, _ records: [[String]], to hash: inout SHA256) {
        guard !records.isEmpty else { return }
        let encoded = records.map { Self.bytes(of: $0) }.sorted { $0.lexicographicallyPrecedes($1) }
        hash.update(data: Self.bytes(of: [kind, String(encoded.count)]))
        for record in encoded { hash.update(data: record) }
    }

    private static func bytes(of texts: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(texts.reduce(0) { $0 + $1.utf8.count + 4 })
        for text in texts {
            let length = UInt32(clamping: text.utf8.count)
            for shift in stride(from: 24, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: length >> UInt32(shift)))
            }
            bytes.append(contentsOf: text.utf8)
        }
        return bytes
    }
}
