/// What can happen to a prescription. These types mirror the stored schema (`proto/prescription.proto`): a case is
/// added, never renamed or removed.
///
/// Indirect, so that handing one on copies a reference.
public indirect enum PrescriptionEvent: Hashable, Sendable {
    /// A draft was begun.
    case drafted(PrescriptionDrafted)
    /// An item was added to a draft.
    case itemAdded(PrescriptionItemAdded)
    /// An item of a draft was replaced.
    case itemChanged(PrescriptionItemChanged)
    /// An item was taken out of a draft.
    case itemRemoved(PrescriptionItemRemoved)
    /// A draft was thrown away.
    case draftDiscarded(PrescriptionDraftDiscarded)
    /// The prescriber signed: its content can't change any more (I-13).
    case signed(PrescriptionSigned)
    /// A pharmacy supplied some or all of an item.
    case dispensed(MedicationDispensed)
    /// Items are not to be supplied for now.
    case held(PrescriptionHeld)
    /// Held items may be supplied again.
    case resumed(PrescriptionResumed)
    /// Items are permanently halted.
    case stopped(PrescriptionStopped)
    /// Items were withdrawn before anything was supplied.
    case cancelled(PrescriptionCancelled)
    /// A new prescription carries this one on.
    case renewed(PrescriptionRenewed)
    /// The validity ran out.
    case expired(PrescriptionExpired)
    /// It should never have existed; it stays readable to auditors (I-39).
    case markedEnteredInError(PrescriptionMarkedEnteredInError)
    /// The safety checks ran (I-15).
    case safetyChecksPerformed(SafetyChecksPerformed)
    /// The prescriber answered an alert (I-16).
    case safetyAlertOverridden(SafetyAlertOverridden)
    /// A pharmacy holds it (I-29).
    case releasedToPharmacy(PrescriptionReleasedToPharmacy)
    /// The pharmacy gave it back (I-29).
    case returnedByPharmacy(PrescriptionReturnedByPharmacy)
    /// A pharmacy will not supply an item.
    case notDispensed(MedicationNotDispensed)
    /// A supply was taken back (I-32).
    case dispenseReversed(DispenseReversed)
    /// Withdrawal was asked for (I-36).
    case cancellationRequested(CancellationRequested)
    /// Withdrawal was refused by who holds it (I-36).
    case cancellationRejected(CancellationRejected)
    /// A new prescription takes the place of items (I-38).
    case superseded(PrescriptionSuperseded)
    /// The day of its review came.
    case reviewFellDue(PrescriptionReviewFellDue)
}

/// How a course of treatment is meant (NHS Electronic Prescription Service `course-of-therapy`).
public enum CourseOfTherapy: UInt8, Sendable, Hashable, CaseIterable {
    /// For a time.
    case acute = 1
    /// On and on, each issue with a prescription of its own.
    case continuous
    /// On and on, one prescription for many issues (I-23).
    case continuousRepeatDispensing
}

/// Where the patient is cared for.
public enum CareSetting: UInt8, Sendable, Hashable, CaseIterable {
    /// An outpatient clinic.
    case outpatient = 1
    /// A ward.
    case inpatient
    /// Going home from a ward.
    case discharge
    /// A practice.
    case community
}

/// One medicine on a prescription, as prescribed.
public struct PrescriptionItem: Hashable, Sendable {
    /// The item's id.
    public private(set) var itemID: PrescriptionItemID
    /// The product, with the words it was shown with.
    public private(set) var product: Coding
    /// How much is supplied at each issue.
    public let quantity: Quantity
    /// How many issues may follow the first (I-25: authorised = quantity × (1 + repeats)).
    public let repeatsAllowed: Int
    /// How long one issue should last, in days.
    public let expectedSupplyDays: Int?
    /// How to take it; at least one (I-06).
    public let dosage: [Dosage]
    /// Whether the pharmacy may supply an equivalent product (I-30).
    public let substitutionAllowed: Bool
    /// A remark for the pharmacy.
    public let note: String?
    /// Whether it is meant to run beside another active order of the same product (I-20).
    public let isParallel: Bool
    /// How the course is meant; `nil` where it was not stated.
    public let therapy: CourseOfTherapy?
    /// The quantity in words, as controlled drugs ask for (I-22).
    public let quantityInWords: String?
    /// The fewest days between two issues (I-26).
    public let dispenseIntervalDays: Int?
    /// Why it is for longer than the rule for its schedule says (I-22).
    public let supplyJustification: String?

    /// Makes an item.
    public init(
        itemID: PrescriptionItemID,
        product: Coding,
        quantity: Quantity,
        repeatsAllowed: Int,
        expectedSupplyDays: Int?,
        dosage: [Dosage],
        substitutionAllowed: Bool = true,
        note: String? = nil,
        isParallel: Bool = false,
        therapy: CourseOfTherapy? = nil,
        quantityInWords: String? = nil,
        dispenseIntervalDays: Int? = nil,
        supplyJustification: String? = nil
    ) {
        self.itemID = itemID
        self.product = product
        self.quantity = quantity
        self.repeatsAllowed = repeatsAllowed
        self.expectedSupplyDays = expectedSupplyDays
        self.dosage = dosage
        self.substitutionAllowed = substitutionAllowed
        self.note = note
        self.isParallel = isParallel
        self.therapy = therapy
        self.quantityInWords = quantityInWords
        self.dispenseIntervalDays = dispenseIntervalDays
        self.supplyJustification = supplyJustification
    }

    /// The same under another id.
    public func identified(by id: PrescriptionItemID) -> PrescriptionItem {
        var item = self
        item.itemID = id
        return item
    }

    /// The same of a product by another name.
    public func named(as product: Coding) -> PrescriptionItem {
        var item = self
        item.product = product
        return item
    }
}

/// A draft was begun for a patient by a prescriber.
public struct PrescriptionDrafted: Hashable, Sendable {
    /// For whom.
    public let patientID: PatientID
    /// By whom.
    public let prescriberID: PractitionerID
    /// The prescription this one carries on (FHIR `priorPrescription`).
    public let priorPrescription: PrescriptionID?
    /// Why it is prescribed: diagnosis codes.
    public let reasons: [Coding]
    /// A remark.
    public let note: String?
    /// Where the patient is cared for; `nil` where it was not stated.
    public let careSetting: CareSetting?

    /// Makes the event.
    public init(
        patientID: PatientID,
        prescriberID: PractitionerID,
        priorPrescription: PrescriptionID?,
        reasons: [Coding],
        note: String?,
        careSetting: CareSetting? = nil
    ) {
        self.patientID = patientID
        self.prescriberID = prescriberID
        self.priorPrescription = priorPrescription
        self.reasons = reasons
        self.note = note
        self.careSetting = careSetting
    }
}

/// An item was added to a draft.
public struct PrescriptionItemAdded: Hashable, Sendable {
    /// The item.
    public let item: PrescriptionItem

    /// Makes the event.
    public init(item: PrescriptionItem) { self.item = item }
}

/// An item of a draft was replaced by one with the same id.
public struct PrescriptionItemChanged: Hashable, Sendable {
    /// The item as it is from now on.
    public let item: PrescriptionItem

    /// Makes the event.
    public init(item: PrescriptionItem) { self.item = item }
}

/// An item was taken out of a draft.
public struct PrescriptionItemRemoved: Hashable, Sendable {
    /// Which one.
    public let itemID: PrescriptionItemID

    /// Makes the event.
    public init(itemID: PrescriptionItemID) { self.itemID = itemID }
}

/// A draft was thrown away.
public struct PrescriptionDraftDiscarded: Hashable, Sendable {
    /// Why, in words.
    public let reason: String?

    /// Makes the event.
    public init(reason: String?) { self.reason = reason }
}

/// The prescriber signed (I-11, I-14).
public struct PrescriptionSigned: Hashable, Sendable {
    /// The date of issue.
    public let issueDate: CalendarDate
    /// The last day on which it may be supplied.
    public let validUntil: CalendarDate
    /// SHA-256 over the canonical form of what was signed.
    public let contentHash: [UInt8]
    /// The table of rules for controlled drugs that it was signed under, such as `uk-2026.1`; `nil` where none was
    /// asked.
    public let ruleTable: String?
    /// Whether the signer had given two factors.
    public let usedTwoFactors: Bool
    /// When it has to be looked at again.
    public let reviewOn: CalendarDate?

    /// Makes the event.
    public init(
        issueDate: CalendarDate,
        validUntil: CalendarDate,
        contentHash: [UInt8],
        ruleTable: String? = nil,
        usedTwoFactors: Bool = false,
        reviewOn: CalendarDate? = nil
    ) {
        self.issueDate = issueDate
        self.validUntil = validUntil
        self.contentHash = contentHash
        self.ruleTable = ruleTable
        self.usedTwoFactors = usedTwoFactors
        self.reviewOn = reviewOn
    }
}
