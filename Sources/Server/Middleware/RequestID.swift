internal import EventCatalog
internal import HTTPTypes
internal import Synchronization

/// Names requests, so that an answer and its lines in the log can be brought together.
enum RequestID {
    private static let prefix = RecordID.make().description.prefix(18)
    private static let counter = Atomic<UInt64>(0)

    /// The client's id if it sent an acceptable one (1 … 64 of `A-Z a-z 0-9 . _ -`), else a new one.
    static func of(_ headers: HTTPFields) -> String {
        if let given = headers[.requestID], isAcceptable(given) { return given }
        let number = counter.add(1, ordering: .relaxed).newValue
        return "\(prefix)-\(String(number, radix: 16))"
    }

    private static func isAcceptable(_ text: String) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
