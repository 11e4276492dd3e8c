internal import EventCatalog
internal import Prescribing

/// Writes a patient's story: collects commands with their times and puts them in order.
struct StoryWriter {
    let setting: Setting
    let person: Person
    let lasting: [Int]
    /// The day the record was opened.
    let firstDay: Int
    /// The day on which the person died, if that is so.
    let deathDay: Int?
    /// The first day on which nothing is prescribed or supplied any more: of death, or the clinic's end.
    let endDay: Int
    let patientID: PatientID
    let commandID: RecordID
    /// The usual prescriber.
    let practitioner: PractitionerID

    var random: DemonstrationRandom
    var ids: IDSequence
    /// What the patient must not be given.
    var forbiddenATC: [String] = []
    /// When which product is ordered already: no second order may overlap (I-20).
    var bookings: [(product: Int, days: ClosedRange<Int>)] = []
    /// The lasting diagnoses with the first day on which they were known.
    var known: [(diagnosis: Diagnosis, day: Int, id: ConditionID)] = []
    var prescriptions = 0
    private var steps: [(step: Step, order: Int)] = []

    init(_ plan: PatientPlan, in setting: Setting) {
        self.setting = setting
        person = plan.person
        lasting = plan.lasting
        random = DemonstrationRandom(seed: setting.seed, .care, plan.person.index)
        ids = IDSequence(seed: setting.seed, index: plan.person.index)
        commandID = ids.next()
        patientID = PatientID(ids.next())
        practitioner = setting.practitioners.draw(&random)
        firstDay = Self.registrationDay(plan.person, setting, &random)
        deathDay = Self.deathDay(plan.person, after: firstDay, setting, &random)
        endDay = deathDay ?? setting.untilDay
    }

    /// Adds a command at some minute of a day.
    mutating func add(_ action: Step.Action, day: Int, in minutes: ClosedRange<Int>) {
        add(action, day: day, minute: random.within(minutes))
    }

    /// Adds a command at a minute of a day, after those already added for that minute.
    mutating func add(_ action: Step.Action, day: Int, minute: Int) {
        let time = (Int64(day) * 1440 + Int64(minute)) * 60_000_000
        steps.append((Step(time: time, action: action), steps.count))
    }

    /// The story, in the order of time.
    func story() -> Story {
        Story(
            patient: patientID,
            commandID: commandID,
            actor: practitioner,
            steps: steps.sorted { ($0.step.time, $0.order) < ($1.step.time, $1.order) }.map(\.step),
            prescriptions: prescriptions
        )
    }

    /// Most patients came with the clinic's opening, the others over the years; children soon after birth.
    private static func registrationDay(_ person: Person, _ setting: Setting, _ random: inout DemonstrationRandom)
        -> Int
    {
        let opening = setting.firstDay + random.below(90)
        let later = setting.firstDay + random.below(setting.untilDay - setting.firstDay - 1)
        let day = random.happens(in: 870) ? opening : later
        return min(max(day, person.birthDay + 1 + random.below(40)), setting.untilDay - 1)
    }

    private static func deathDay(
        _ person: Person,
        after firstDay: Int,
        _ setting: Setting,
        _ random: inout DemonstrationRandom
    ) -> Int? {
        let years = (setting.untilDay - person.birthDay) * 100 / 36_525
        let thousandths = years < 40 ? 2 : years < 65 ? 14 : years < 80 ? 75 : 210
        let span = setting.untilDay - firstDay - 30
        guard random.happens(in: thousandths), span > 0 else { return nil }
        return firstDay + 20 + random.below(span)
    }
}

/// What all stories of a clinic have in common. A class, so that handing it on costs nothing.
final class Setting: Sendable {
    let seed: UInt64
    /// The first day, in days since 1970-01-01.
    let firstDay: Int
    /// The day after the last.
    let untilDay: Int
    let clinic: ClinicCode
    let people: People
    let shelf: ProductShelf
    let diagnoses: Diagnoses
    let allergens = Allergens()
    let practitioners: Practitioners
    let pharmacies = Pharmacies()
    /// What is given for symptoms beside the treatment.
    let comfort: ProductChoices

    init(seed: UInt64, until: CalendarDate, formulary: Formulary) {
        self.seed = seed
        untilDay = until.daysSinceEpoch
        firstDay = untilDay - 5 * 365 - 1
        clinic = ClinicCode(seed: seed)
        people = People(seed: seed, untilDay: until.daysSinceEpoch)
        shelf = ProductShelf(formulary)
        diagnoses = Diagnoses(products: shelf)
        comfort = shelf.choices(atcPrefixes: ["N02BE", "R06AX", "A02BC", "M01AE"])
        practitioners = Practitioners(seed: seed, people: people)
    }
}

/// The pharmacies that supply.
struct Pharmacies: Sendable {
    private let names = [
        "Station Road Pharmacy", "Park Pharmacy", "High Street Chemist", "Greenway Pharmacy", "Castle Pharmacy",
        "Market Place Chemist", "Riverside Pharmacy", "Abbey Pharmacy", "Northgate Pharmacy", "Moorside Chemist",
        "Victoria Pharmacy", "Church Lane Pharmacy", "Hospital Pharmacy", "Well Pharmacy Westfield", "Beckett Chemist",
        "Ashwood Pharmacy", "Kingsway Chemist", "Orchard Pharmacy", "Bridge Street Pharmacy", "Mill Hill Pharmacy",
    ]
    private let frequency = FrequencyTable(FrequencyTable.ranked(20, offset: 2))

    /// A pharmacy.
    func draw(_ random: inout DemonstrationRandom) -> String { names[frequency.draw(&random)] }
}
