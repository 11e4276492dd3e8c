/// An id that knows what it identifies, so that a prescription's id can't be passed where a patient's is wanted (I-55).
public struct ID<Subject>: Hashable, Sendable {
    /// The untyped id.
    public let record: RecordID

    /// Types an id.
    public init(_ record: RecordID) { self.record = record }
}

extension ID: Comparable {
    /// Orders ids as ``RecordID`` does.
    public static func < (left: ID, right: ID) -> Bool { left.record < right.record }
}

extension ID: CustomStringConvertible {
    /// The canonical lower-case UUID form.
    public var description: String { record.description }
}

/// What a ``PatientID`` identifies.
public enum PatientSubject {}
/// What a ``PrescriptionID`` identifies.
public enum PrescriptionSubject {}
/// What a ``PrescriptionItemID`` identifies.
public enum PrescriptionItemSubject {}
/// What a ``DispenseID`` identifies.
public enum DispenseSubject {}
/// What a ``PractitionerID`` identifies.
public enum PractitionerSubject {}
/// What an ``AllergyID`` identifies.
public enum AllergySubject {}
/// What a ``ConditionID`` identifies.
public enum ConditionSubject {}
/// What an ``ObservationID`` identifies.
public enum ObservationSubject {}
/// What a ``FormularyID`` identifies.
public enum FormularySubject {}
/// What a ``FormularyReleaseID`` identifies.
public enum FormularyReleaseSubject {}

/// The id of a patient.
public typealias PatientID = ID<PatientSubject>
/// The id of a prescription (the header; its items have ids of their own).
public typealias PrescriptionID = ID<PrescriptionSubject>
/// The id of one item of a prescription.
public typealias PrescriptionItemID = ID<PrescriptionItemSubject>
/// The id of one dispense.
public typealias DispenseID = ID<DispenseSubject>
/// The id of a practitioner.
public typealias PractitionerID = ID<PractitionerSubject>
/// The id of one entry of an allergy list.
public typealias AllergyID = ID<AllergySubject>
/// The id of one entry of a problem list.
public typealias ConditionID = ID<ConditionSubject>
/// The id of one observation.
public typealias ObservationID = ID<ObservationSubject>
/// The id of a formulary. A tenant has one: ``ID/formulary``.
public typealias FormularyID = ID<FormularySubject>
/// The id of one release of the formulary.
public typealias FormularyReleaseID = ID<FormularyReleaseSubject>

extension ID where Subject == FormularySubject {
    /// The tenant's one formulary.
    public static var formulary: FormularyID { FormularyID(RecordID(high: 0x8000, low: 0x8000_0000_0000_0001)) }
}
