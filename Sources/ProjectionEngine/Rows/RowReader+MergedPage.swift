extension RowReader {
    /// A page over several ranges of a table, in the order of what follows their prefixes, as if they were one.
    ///
    /// - Parameters:
    ///   - table: Which table.
    ///   - prefixes: What the keys of each range begin with; few.
    ///   - after: ``Page/next`` of the page before, a key without its prefix; `nil` for the first.
    ///   - limit: At most this many items.
    ///   - item: Makes an item of key and row; `nil` leaves the row out.
    ///   - isEnd: Whether a key is past what is asked for: its range ends before it.
    /// - Complexity: That of a page of `limit` for each range.
    public func page<Item>(
        of table: Table,
        prefixes: [[UInt8]],
        after: [UInt8]?,
        limit: Int,
        _ item: (Span<UInt8>, Span<UInt8>) throws -> Item?,
        until isEnd: (_ key: Span<UInt8>, _ prefixLength: Int) -> Bool = { _, _ in false }
    ) throws -> Page<Item> {
        var found: [(place: [UInt8], item: Item)] = []
        // Up to here, and no further, every range has been read.
        var bound: [UInt8]?
        for prefix in prefixes {
            let part = try page(of: table, after: after.map { prefix + $0 }, prefix: prefix, limit: limit) { key, row in
                try item(key, row).map { (Array([UInt8](copying: key).dropFirst(prefix.count)), $0) }
            } until: {
                isEnd($0, prefix.count)
            }
            found += part.items.map { (place: $0.0, item: $0.1) }
            guard let next = part.next.map({ Array($0.dropFirst(prefix.count)) }) else { continue }
            bound = bound.map { next.lexicographicallyPrecedes($0) ? next : $0 } ?? next
        }
        found.sort { $0.place.lexicographicallyPrecedes($1.place) }
        if let bound { found.removeAll { bound.lexicographicallyPrecedes($0.place) } }
        let shown = found.prefix(max(1, limit))
        let next = found.count > shown.count ? shown.last?.place : bound
        return Page(items: shown.map(\.item), next: next)
    }
}
