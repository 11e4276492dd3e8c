public import EventCatalog

/// What two records of one person have in common most of the time: only records that share a key are compared (I-42).
public enum BlockingKeys {
    /// The keys of a person: family name and birth date, given name and birth date, each telephone number.
    ///
    /// - Parameter names: The present name, and former ones that are to be found too.
    public static func keys(names: [HumanName], birthDate: CalendarDate, contacts: [ContactPoint]) -> Set<[UInt8]> {
        var keys: Set<[UInt8]> = []
        let born = Array(birthDate.description.utf8)
        for name in names.map(FoldedName.init) {
            if !name.family.isEmpty { keys.insert([0] + born + name.family) }
            if !name.given.isEmpty { keys.insert([1] + born + name.given) }
        }
        for contact in contacts where contact.system == .phone {
            if let number = phone(contact.value) { keys.insert([2] + number) }
        }
        return keys
    }

    /// The last nine digits of a telephone number: however its country and area are written. `nil` for fewer than six.
    static func phone(_ text: String) -> [UInt8]? {
        let digits = text.utf8.filter { (0x30...0x39).contains($0) }
        return digits.count >= 6 ? Array(digits.suffix(9)) : nil
    }
}
