internal import EventCatalog

/// One of the safety checks: it looks at one item of a draft.
protocol SafetyCheck: Sendable {
    /// What it looks at.
    var kind: SafetyCheckKind { get }
    /// Looks at an item.
    func check(_ subject: CheckSubject) -> CheckOutcome
}

/// What a check looks at: an item, with what stands before it in the draft, for a patient.
struct CheckSubject: Sendable {
    let item: CheckedItem
    /// The items before it: a pair of one draft is looked at once, at the later item.
    let earlier: ArraySlice<CheckedItem>
    let patient: CheckedPatient

    /// The formulary that the patient's checks go by.
    var formulary: Formulary { patient.context.formulary }
}

/// An item with its product, looked up once.
struct CheckedItem: Sendable {
    let item: PrescriptionItem
    /// `nil` for what the formulary does not know: no check that needs the product can run (I-09).
    let product: Product?

    init(_ item: PrescriptionItem, in formulary: Formulary) {
        self.item = item
        product = formulary.product(item.product.system, item.product.code)
    }

    var id: PrescriptionItemID { item.itemID }
}

/// What a check found out: nothing at all is a pass.
struct CheckOutcome {
    var found: [FoundAlert] = []
    /// Why it could not look, or not at everything; the first reason counts.
    private(set) var cause: NotPerformedCause?
    /// What it could not look at: other records make another entry (I-15).
    private(set) var unread: [String] = []

    static let passed = CheckOutcome()

    static func notPerformed(_ cause: NotPerformedCause) -> CheckOutcome {
        var outcome = CheckOutcome()
        outcome.couldNotLook(cause)
        return outcome
    }

    mutating func couldNotLook(_ cause: NotPerformedCause) { self.cause = self.cause ?? cause }

    /// Says that some records have no code that the rules know; nothing if there are none.
    mutating func couldNotRead(_ records: [Coding]) {
        guard !records.isEmpty else { return }
        couldNotLook(.recordNotCoded)
        unread += records.flatMap { [$0.system, $0.code, $0.display ?? ""] }
    }
}

/// An alert before it has an identity.
struct FoundAlert {
    let severity: AlertSeverity
    let ruleID: String
    let message: String
    /// The other order of a pair.
    var other: OtherOrder?
    /// What made it fire besides the product: other values make another alert (I-15).
    var values: [String] = []
}

/// The other order of a pair, of the same draft or of another prescription.
struct OtherOrder: Sendable {
    let itemID: PrescriptionItemID
    let product: Product
    /// The last day on which it is taken as far as that is known; `nil` for one of the same draft.
    let lastDay: CalendarDate?
    let isActive: Bool
    /// Whether the prescriber marked it as meant to run beside others (I-20).
    var isParallel = false
    /// Whether all of it was supplied.
    var wasSupplied = false
    /// How it is taken.
    var dosage: [Dosage] = []

    /// Whether it goes on and its supply lasts to a day.
    func isTaken(on day: CalendarDate) -> Bool { isActive && lastDay.map { $0 >= day } ?? true }
}

extension CheckSubject {
    /// The known products that are taken beside the item: earlier items of the draft, then the other orders.
    var others: [OtherOrder] {
        let draft = earlier.compactMap { item in
            item.product.map { product in
                OtherOrder(
                    itemID: item.id,
                    product: product,
                    lastDay: nil,
                    isActive: true,
                    isParallel: item.item.isParallel,
                    dosage: item.item.dosage
                )
            }
        }
        return draft + patient.others
    }
}
