import EventCatalog
import PatientSearch

/// What is typed of a patient, and how it went wrong. `nil` if the mistake can't be made with this patient.
struct QueryClass: Sendable {
    typealias Make = @Sendable (Target, inout Perturbation) -> String?

    let name: String
    let make: Make

    init(_ name: String, _ make: @escaping Make) {
        self.name = name
        self.make = make
    }

    static let demonstration: [QueryClass] = fullName + parts + names + scripts + addresses + numbers + beginnings

    private static func given(_ target: Target) -> String { target.given }
    private static func family(_ target: Target) -> String { target.family }
    private static func year(_ target: Target) -> String { target.year }

    private static func folded(_ text: String) -> String { String(decoding: NameFolding.fold(text), as: UTF8.self) }

    /// Family name, given name and birth date are typed; one of them goes wrong.
    private static let fullName: [QueryClass] = [
        QueryClass("given family birth date, right") { "\(given($0)) \(family($0)) \($1.written($0.birthDate))" },
        QueryClass("… typo in the family name") { "\(given($0)) \($1.typo(family($0))) \($1.written($0.birthDate))" },
        QueryClass("… typo in the given name") { "\($1.typo(given($0))) \(family($0)) \($1.written($0.birthDate))" },
        QueryClass("… typo in both") { "\($1.typo(given($0))) \($1.typo(family($0))) \($1.written($0.birthDate))" },
        QueryClass("… two typos in the family name") {
            "\(given($0)) \($1.typo($1.typo(family($0)))) \($1.written($0.birthDate))"
        },
        QueryClass("… sound-alike family name") { target, perturbation in
            perturbation.soundAlike(family(target)).map {
                "\(given(target)) \($0) \(perturbation.written(target.birthDate))"
            }
        },
        QueryClass("… nickname") { target, perturbation in
            nickname(target, &perturbation).map { "\($0) \(family(target)) \(perturbation.written(target.birthDate))" }
        },
        QueryClass("… parts in another order, no accents") {
            folded("\(family($0)) \($1.written($0.birthDate)) \(given($0))")
        },
        QueryClass("… typo, birth year only") { "\(given($0)) \($1.typo(family($0))) \(year($0))" },
        QueryClass("… wrong birth date") { target, perturbation in
            perturbation.wrongDate(target.birthDate).map {
                "\(given(target)) \(family(target)) \(perturbation.written($0))"
            }
        },
        QueryClass("… wrong given name") { "\(Nicknames.stranger(&$1)) \(family($0)) \($1.written($0.birthDate))" },
        QueryClass("… wrong family name") {
            "\(given($0)) \(Nicknames.strangeFamily(&$1)) \($1.written($0.birthDate))"
        },
        QueryClass("… former family name") { target, perturbation in
            target.formerFamily.map { "\(given(target)) \($0) \(perturbation.written(target.birthDate))" }
        },
        QueryClass("… names glued together") { "\(given($0))\(family($0)) \($1.written($0.birthDate))" },
        QueryClass("… second given name glued on or split") { target, perturbation in
            target.name.given.count > 1
                ? "\(target.name.given.joined()) \(family(target)) \(perturbation.written(target.birthDate))" : nil
        },
    ]

    /// A part is missing.
    private static let parts: [QueryClass] = [
        QueryClass("family birth date") { "\(family($0)) \($1.written($0.birthDate))" },
        QueryClass("given birth date") { "\(given($0)) \($1.written($0.birthDate))" },
        QueryClass("initial family birth date") { "\(given($0).prefix(1)) \(family($0)) \($1.written($0.birthDate))" },
        QueryClass("family birth date, typo") { "\($1.typo(family($0))) \($1.written($0.birthDate))" },
        QueryClass("given family year") { target, _ in "\(given(target)) \(family(target)) \(year(target))" },
    ]

    private static let names: [QueryClass] = [
        QueryClass("name alone, right") { target, _ in "\(given(target)) \(family(target))" },
        QueryClass("name alone, typo") { "\(given($0)) \($1.typo(family($0)))" },
        QueryClass("name alone, sound-alike") { target, perturbation in
            perturbation.soundAlike(family(target)).map { "\(given(target)) \($0)" }
        },
        QueryClass("name alone, nickname") { target, perturbation in
            nickname(target, &perturbation).map { "\($0) \(family(target))" }
        },
    ]

    private static let scripts: [QueryClass] = [
        QueryClass("another script, as written, birth date") { target, perturbation in
            target.latin.map { _ in "\(given(target)) \(family(target)) \(perturbation.written(target.birthDate))" }
        },
        QueryClass("another script, typed in Latin, birth date") { target, perturbation in
            target.latin.map { "\($0.given[0]) \($0.family) \(perturbation.written(target.birthDate))" }
        },
        QueryClass("another script, typed in Latin, year") { target, _ in
            target.latin.map { "\($0.given[0]) \($0.family) \(year(target))" }
        },
    ]

    private static func street(_ target: Target) -> String { target.street }
    private static func postcode(_ target: Target) -> String { target.postcode }

    private static let addresses: [QueryClass] = [
        QueryClass("given family postcode") { target, _ in "\(given(target)) \(family(target)) \(postcode(target))" },
        QueryClass("given family street") { target, _ in "\(given(target)) \(family(target)) \(street(target))" },
        QueryClass("family postcode, typo") { "\($1.typo(family($0))) \(postcode($0))" },
        QueryClass("given family whole address") { target, _ in
            "\(given(target)) \(family(target)) \(target.address.line.first ?? "") \(postcode(target))"
        },
        QueryClass("all fields, two errors") {
            "\($1.typo(given($0))) \($1.typo(family($0))) \($1.written($0.birthDate)) \(postcode($0)) \(street($0))"
        },
        QueryClass("all fields, two errors and a wrong date") { target, perturbation in
            perturbation.wrongDate(target.birthDate).map {
                let names = "\(perturbation.typo(given(target))) \(perturbation.typo(family(target)))"
                return "\(names) \(perturbation.written($0)) \(postcode(target)) \(street(target))"
            }
        },
        QueryClass("no given name, sound-alike, date, postcode, street") { target, perturbation in
            perturbation.soundAlike(family(target)).map {
                "\($0) \(perturbation.written(target.birthDate)) \(postcode(target)) \(street(target))"
            }
        },
    ]

    private static let numbers: [QueryClass] = [
        QueryClass("identifier") { target, _ in target.identifiers.first?.value },
        QueryClass("national number with spaces") { target, _ in
            guard target.identifiers.count > 1 else { return nil }
            let digits = target.identifiers[1].value
            return "\(digits.prefix(3)) \(digits.dropFirst(3).prefix(3)) \(digits.dropFirst(6))"
        },
        QueryClass("last six digits of an identifier") { target, _ in
            target.identifiers.first.map { String($0.value.suffix(6)) }
        },
        QueryClass("telephone number") { target, _ in
            // Landlines of the demonstration clinic are shared by many, mobile numbers by nobody.
            target.contacts.first.flatMap { $0.value.hasPrefix("+44 70") ? String($0.value.suffix(11)) : nil }
        },
        QueryClass("family and last four digits of the phone") { target, _ in
            target.contacts.first.flatMap { $0.system == .email ? nil : "\(family(target)) \($0.value.suffix(4))" }
        },
    ]

    /// As it is typed: for the time it takes.
    private static let beginnings: [QueryClass] =
        (1...6).map { count in
            QueryClass("as typed, \(count) letter\(count == 1 ? "" : "s")") { target, _ in
                String(family(target).prefix(count))
            }
        } + [
            QueryClass("as typed, three letters and two") { target, _ in
                "\(family(target).prefix(3)) \(given(target).prefix(2))"
            },
            QueryClass("as typed, one letter and one") { target, _ in
                "\(family(target).prefix(1)) \(given(target).prefix(1))"
            },
            keystrokes,
            QueryClass("as typed, typo in a beginning") {
                "\($1.typo(String(family($0).prefix(6)))) \(given($0).prefix(2))"
            },
        ]

    /// Any moment while the beginning of the family name and then that of the given name are typed.
    static let keystrokes = QueryClass("as typed, any keystroke of a name") { target, perturbation in
        let families = target.family.prefix(3 + perturbation.below(6))
        let typed = "\(families) \(target.given.prefix(1 + perturbation.below(8)))"
        return String(typed.prefix(1 + perturbation.below(typed.count)))
    }

    private static func nickname(_ target: Target, _ perturbation: inout Perturbation) -> String? {
        Nicknames.of[given(target)].map { perturbation.pick($0) }
    }
}
