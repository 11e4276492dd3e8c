public import EventCatalog

/// How much two records look like one person's (I-42): from 0 to 1 in hundredths.
///
/// Name, birth date and gender that are all the same make 0.90, with nothing else known. Each of telephone number, e-mail
/// address and postal address that agrees adds 0.05, each that does not takes 0.02 away. Names are compared without
/// accents and case, in either order, with a typing error or two in longer ones.
public struct DuplicateScore: Hashable, Sendable {
    /// The name of the way in which it is computed; another way gets another name.
    public static let algorithm = "demographic-1"

    /// Hundredths, 0 … 100.
    public let hundredths: Int
    /// What agrees: `name`, `birth_date`, `gender`, `phone`, `email`, `address`.
    public let matched: [String]

    /// The score as a decimal number.
    public var value: DecimalNumber { DecimalNumber(mantissa: Int64(hundredths), scale: 2) ?? .zero }

    /// Compares two records.
    ///
    /// - Complexity: O(length of the names squared), for the few records that share a blocking key.
    public init(_ one: Identity, _ other: Identity) {
        var matched: [String] = []
        var tenths = 0
        func add(_ weight: Int, _ likeness: Int, _ name: String) {
            tenths += weight * likeness / 10
            if likeness >= 85 { matched.append(name) }
        }
        add(45, NameLikeness.hundredths(one.names, other.names), "name")
        add(37, Self.likeness(one.birthDate, other.birthDate), "birth_date")
        add(8, Self.likeness(one.gender, other.gender), "gender")
        for (name, isSame) in [
            ("phone", one.shares(\.phones, with: other)), ("email", one.shares(\.emails, with: other)),
            ("address", one.shares(\.addresses, with: other)),
        ] {
            guard let isSame else { continue }
            tenths += isSame ? 50 : -20
            if isSame { matched.append(name) }
        }
        hundredths = min(max(tenths / 10, 0), 100)
        self.matched = matched
    }

    private static func likeness(_ one: Gender, _ other: Gender) -> Int {
        if one == other { return 100 }
        return one == .unknown || other == .unknown ? 50 : 0
    }

    /// The same day, day and month exchanged, one digit off, or one of them less exact than the other.
    private static func likeness(_ one: CalendarDate, _ other: CalendarDate) -> Int {
        if one == other { return 100 }
        guard let month = one.month, let day = one.day, let otherMonth = other.month, let otherDay = other.day else {
            guard one.year == other.year else { return 0 }
            let isCompatible = one.month == nil || other.month == nil || one.month == other.month
            return isCompatible ? 70 : 0
        }
        if one.year == other.year, month == otherDay, day == otherMonth { return 80 }
        let differences = zip(one.description.utf8, other.description.utf8).count { $0 != $1 }
        return differences == 1 ? 70 : 0
    }
}

extension DuplicateScore {
    /// What a record says of who the person is, folded for comparison.
    public struct Identity: Hashable, Sendable {
        let names: [FoldedName]
        let birthDate: CalendarDate
        let gender: Gender
        let phones: Set<[UInt8]>
        let emails: Set<[UInt8]>
        let addresses: Set<[UInt8]>

        /// Folds what a record says.
        ///
        /// - Parameter names: The present name, then former ones.
        public init(
            names: [HumanName],
            birthDate: CalendarDate,
            gender: Gender,
            contacts: [ContactPoint],
            address: PostalAddress?
        ) {
            self.names = names.map(FoldedName.init)
            self.birthDate = birthDate
            self.gender = gender
            phones = Set(contacts.filter { $0.system == .phone }.compactMap { BlockingKeys.phone($0.value) })
            emails = Set(contacts.filter { $0.system == .email }.map { NameFolding.fold($0.value) })
            addresses = Set(
                [address?.postalCode, address?.line.first].compactMap(\.self).map { NameFolding.fold($0) }
                    .filter { !$0.isEmpty }
            )
        }

        /// Whether something agrees; `nil` where either knows nothing of it.
        fileprivate func shares(_ part: (Identity) -> Set<[UInt8]>, with other: Identity) -> Bool? {
            let (own, others) = (part(self), part(other))
            guard !own.isEmpty, !others.isEmpty else { return nil }
            return !own.isDisjoint(with: others)
        }
    }
}

extension DuplicateScore.Identity {
    /// What a patient's record says.
    public init(_ patient: Patient.State) {
        self.init(
            names: [patient.name] + patient.formerNames,
            birthDate: patient.birthDate,
            gender: patient.gender,
            contacts: patient.contacts,
            address: patient.address
        )
    }

    init(_ command: RegisterPatient) {
        self.init(
            names: [command.name],
            birthDate: command.birthDate,
            gender: command.gender,
            contacts: command.contacts,
            address: command.address
        )
    }
}
