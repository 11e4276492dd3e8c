extension DocumentScanner {
    /// An element found.
    struct Element {
        /// The bytes; empty if nobody wants the type, or if they were too many.
        var bytes: [UInt8]
        /// The resource's type, if the element says one.
        var type: String?
        /// The number of the entry; `nil` for a text that is a resource itself.
        var entry: Int?
        /// Where it begins.
        var offset: Int
        /// How many bytes it has.
        var length: Int
        var isTooLarge: Bool { length > DocumentScanner.elementLimitBytes }
    }

    /// What the text turned out to be.
    struct Outline {
        var type: String?
        var bundleType: String?
        var hasEntries = false
    }
}

/// Why a text is not JSON, and where in its file.
struct ScanFault: Error, Hashable {
    let code: String
    let message: String
    let offset: Int
}
