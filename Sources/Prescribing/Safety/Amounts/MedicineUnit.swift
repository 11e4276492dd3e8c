/// What units of medicines mean, and by which exact factor one becomes another.
struct MedicineUnit: Hashable, Sendable {
    /// What is measured; things that are counted are each a dimension of their own.
    private enum Dimension: Hashable {
        case mass, volume, activity
        case count(String)
    }

    private let dimension: Dimension
    /// How many nanograms, microlitres or units it is.
    private let size: Int128

    private init(_ dimension: Dimension, _ size: Int128) {
        self.dimension = dimension
        self.size = size
    }

    private init(_ name: String) {
        self = Self.measures[name] ?? MedicineUnit(.count(Self.counted[name] ?? name), 1)
    }

    /// By what an amount in one unit is multiplied to be in another; `nil` if they measure different things.
    static func factor(from unit: String, to other: String) -> ExactFraction? {
        guard unit != other else { return .one }
        let (from, to) = (MedicineUnit(unit), MedicineUnit(other))
        return from.dimension == to.dimension ? ExactFraction(from.size, over: to.size) : nil
    }

    /// Whether it is a mass or an activity: an amount of substance, whatever it is in.
    static func isAmountOfSubstance(_ unit: String) -> Bool {
        switch MedicineUnit(unit).dimension {
        case .mass, .activity: true
        case .volume, .count: false
        }
    }

    private static let measures: [String: MedicineUnit] = {
        var measures: [String: MedicineUnit] = [:]
        func add(_ names: [String], _ dimension: Dimension, _ size: Int128) {
            for name in names { measures[name] = MedicineUnit(dimension, size) }
        }
        add(["ng", "nanogram"], .mass, 1)
        add(["ug", "mcg", "µg", "μg", "microgram", "micrograms"], .mass, 1_000)
        add(["mg"], .mass, 1_000_000)
        add(["g"], .mass, 1_000_000_000)
        add(["kg"], .mass, 1_000_000_000_000)
        add(["uL"], .volume, 1)
        add(["mL", "ml"], .volume, 1_000)
        add(["teaspoon"], .volume, 5_000)
        add(["L", "l"], .volume, 1_000_000)
        add(["[iU]", "[IU]", "IU", "iu", "unit", "units", "U", "{unit}"], .activity, 1)
        add(["kU"], .activity, 1_000)
        add(["MU"], .activity, 1_000_000)
        return measures
    }()

    /// Other names of what is counted.
    private static let counted: [String: String] = [
        "tablets": "tablet", "{tablet}": "tablet", "{tbl}": "tablet", "caplet": "tablet",
        "capsules": "capsule", "{capsule}": "capsule",
        "sachets": "sachet", "patches": "patch", "{patch}": "patch", "drops": "drop", "{drop}": "drop", "[drp]": "drop",
        "doses": "dose", "{dose}": "dose", "puff": "dose", "puffs": "dose", "{puff}": "dose", "[puff]": "dose",
        "actuation": "dose", "spray": "dose", "sprays": "dose", "inhalation": "dose", "inhalations": "dose",
        "prefilled pen": "pre-filled pen", "prefilled syringe": "pre-filled syringe",
    ]
}
