internal import EventCatalog

/// The patient as the checks see them: what several checks need is worked out once.
struct CheckedPatient: Sendable {
    let context: SafetyContext
    /// `nil` if the day is before the birth.
    let age: AgeInMonths?
    /// The other orders whose products are known; those that go on come first.
    let others: [OtherOrder]
    /// The other orders whose products are not known: pairs with them can't be looked at.
    let unknownOrders: [ConcurrentOrder]
    /// The codes of the active conditions in ICD-10 or ICD-10-CM.
    let diagnosisCodes: [String]
    /// The first codes of the active conditions that have no such code.
    let otherConditions: [Coding]
    private let newest: [ObservationKind: DatedObservation]

    init(_ context: SafetyContext) {
        self.context = context
        age = AgeInMonths(born: Self.birthDate(of: context.patient), on: context.day)
        let orders = context.others.map { ($0, context.formulary.product($0.product.system, $0.product.code)) }
        unknownOrders = orders.filter { $0.1 == nil }.map(\.0)
        let known = orders.compactMap { order, product in
            product.map {
                OtherOrder(
                    itemID: order.itemID,
                    product: $0,
                    lastDay: order.supplyEnds ?? order.validUntil,
                    isActive: order.isActive,
                    wasSupplied: order.wasSupplied,
                    dosage: order.dosage
                )
            }
        }
        others = known.filter(\.isActive) + known.filter { !$0.isActive }
        let conditions = context.patient.conditions.filter { $0.status == .active }.map(\.recorded.codes)
        diagnosisCodes = Set(conditions.joined().filter(Self.isDiagnosis).map(\.code)).sorted()
        otherConditions = conditions.filter { !$0.contains(where: Self.isDiagnosis) }
            .map { $0.first ?? Coding(system: "", code: "") }
        newest = Self.newest(of: context.observations)
    }

    /// Of an estimated birth date no more than the year is taken as known.
    private static func birthDate(of patient: Patient.State) -> CalendarDate {
        guard patient.isBirthDateEstimated else { return patient.birthDate }
        return CalendarDate(year: patient.birthDate.year) ?? patient.birthDate
    }

    private static func isDiagnosis(_ code: Coding) -> Bool {
        code.system == CodeSystem.icd10 || code.system == CodeSystem.icd10CM
    }

    /// The newest of each kind; of two of one day the later in the list.
    private static func newest(of observations: [DatedObservation]) -> [ObservationKind: DatedObservation] {
        var newest: [ObservationKind: DatedObservation] = [:]
        for observation in observations {
            if let known = newest[observation.value.kind], known.day.firstDay > observation.day.firstDay { continue }
            newest[observation.value.kind] = observation
        }
        return newest
    }
}

extension CheckedPatient {
    /// Whether something of a kind was ever observed.
    func hasEver(_ kind: ObservationKind) -> Bool { newest[kind] != nil }

    /// The newest of a kind that is not older than so many days.
    func observation(_ kind: ObservationKind, within days: Int) -> DatedObservation? {
        newest[kind].flatMap { $0.day.days(until: context.day) <= days ? $0 : nil }
    }

    /// The body weight in kg, unless it is too old for the age: 3 months under two years, 12 months under twelve
    /// years, else 24 months.
    var weight: DecimalNumber? {
        let months = age?.youngest ?? 0
        let days = months < 24 ? 92 : months < 144 ? 366 : 731
        return observation(.bodyWeight, within: days)?.value.number.flatMap { $0.isPositive ? $0 : nil }
    }

    /// Whether the patient has a diagnosis whose code begins so.
    func diagnoses(beginningWith prefix: String) -> [String] { diagnosisCodes.filter { $0.hasPrefix(prefix) } }
}
