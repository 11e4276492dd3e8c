/// A part of a list, and where the next part begins.
public struct Page<Item> {
    /// The items, in the order of the list. There can be fewer than asked for, even none, though more follow: where
    /// most rows do not match, a page ends after a number of them.
    public let items: [Item]
    /// What to pass as `after` for the next part; `nil` if this is the last. It is a key of the read model: sign it
    /// before it leaves the process.
    public let next: [UInt8]?

    /// Makes a page.
    public init(items: [Item], next: [UInt8]?) {
        self.items = items
        self.next = next
    }
}

extension Page: Sendable where Item: Sendable {}
