extension RowReader {
    /// Reads one page of a scan.
    ///
    /// - Parameters:
    ///   - table: Which table.
    ///   - after: ``Page/next`` of the page before; `nil` for the first.
    ///   - prefix: Only keys that begin with these bytes. A cursor from outside this range gives no rows of others.
    ///   - direction: Which way.
    ///   - limit: At most this many items.
    ///   - item: Makes an item of key and row; `nil` leaves the row out.
    ///   - isEnd: Whether a key is past what is asked for: the list ends before it.
    ///   - mostLeftOut: After leaving out this many rows the page ends, so that a filter that fits almost nothing costs
    ///     no more than that at a time; the page is then short, and ``Page/next`` tells where to go on.
    /// - Complexity: O(log n + limit + mostLeftOut).
    public func page<Item>(
        of table: Table,
        after: [UInt8]?,
        prefix: [UInt8] = [],
        direction: ScanDirection = .forward,
        limit: Int,
        mostLeftOut: Int = 2000,
        _ item: (Span<UInt8>, Span<UInt8>) throws -> Item?,
        until isEnd: (Span<UInt8>) -> Bool = { _ in false }
    ) throws -> Page<Item> {
        var items: [Item] = []
        var last: [UInt8] = []
        var next: [UInt8]?
        var leftOut = 0
        var bound: [UInt8]?
        try scan(table, after: after, prefix: prefix, direction: direction) { key, row in
            if isEnd(key) { return .stop }
            if let bound {
                next = bound
                return .stop
            }
            guard let made = try item(key, row) else {
                leftOut += 1
                if leftOut >= mostLeftOut { bound = [UInt8](copying: key) }
                return .next
            }
            guard items.count < max(1, limit) else {
                next = last
                return .stop
            }
            items.append(made)
            if items.count == max(1, limit) { last = [UInt8](copying: key) }
            return .next
        }
        return Page(items: items, next: next)
    }
}
