/// The kind of a stream; also the first part of its name (`patient-0190…`).
public struct StreamCategory: Hashable, Sendable, CustomStringConvertible {
    /// Lower-case ASCII letters, 1 … 24 of them.
    public let name: String

    /// Makes a category; `nil` unless `name` is 1 … 24 lower-case ASCII letters.
    public init?(_ name: String) {
        let letters: ClosedRange<UInt8> = 0x61...0x7A
        guard (1...24).contains(name.utf8.count), name.utf8.allSatisfy(letters.contains) else { return nil }
        self.name = name
    }

    private init(known name: String) { self.name = name }

    /// Patients' records.
    public static let patient = StreamCategory(known: "patient")
    /// Prescriptions.
    public static let prescription = StreamCategory(known: "prescription")
    /// Practitioners' records.
    public static let practitioner = StreamCategory(known: "practitioner")
    /// The formulary.
    public static let formulary = StreamCategory(known: "formulary")

    /// The name.
    public var description: String { name }
}

/// The name of a stream: the events of one aggregate, in order.
public struct StreamID: Hashable, Sendable {
    /// What kind of aggregate.
    public let category: StreamCategory
    /// Which one.
    public let id: RecordID

    /// Names a stream.
    public init(_ category: StreamCategory, _ id: RecordID) {
        self.category = category
        self.id = id
    }
}

extension StreamID: CustomStringConvertible {
    /// The name on the wire, `prescription-0190a3c4-…`.
    public var description: String { "\(category)-\(id)" }

    /// Reads the name on the wire; `nil` for anything else.
    public init?(_ text: String) {
        guard let hyphen = text.firstIndex(of: "-"),
            let category = StreamCategory(String(text[..<hyphen])),
            let id = RecordID(text[text.index(after: hyphen)...])
        else { return nil }
        self.init(category, id)
    }
}

extension ID where Subject == PatientSubject {
    /// The patient's stream.
    public var stream: StreamID { StreamID(.patient, record) }
}

extension ID where Subject == PrescriptionSubject {
    /// The prescription's stream.
    public var stream: StreamID { StreamID(.prescription, record) }
}

extension ID where Subject == PractitionerSubject {
    /// The practitioner's stream.
    public var stream: StreamID { StreamID(.practitioner, record) }
}

extension ID where Subject == FormularySubject {
    /// The formulary's stream.
    public var stream: StreamID { StreamID(.formulary, record) }
}
