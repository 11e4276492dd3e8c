import EventCatalog
import PatientSearch

/// What is typed of a record that was kept elsewhere, with the mistakes of records.
extension QueryClass {
    static let unseen: [QueryClass] =
        [right] + slips + spaces + dates + fields + several + namesAlone + numbers + partsOfAddresses + [keystrokes]

    private static func full(_ given: String, _ family: String, _ date: String) -> String {
        "\(given) \(family) \(date)"
    }

    private static let right = QueryClass("given family birth date, right") {
        full($0.given, $0.family, $1.written($0.birthDate))
    }

    /// One mistake in one of the two names.
    private static let slips: [QueryClass] = Perturbation.Slip.allCases.map { slip in
        QueryClass("… \(slip.rawValue)") { target, perturbation in
            let isFamily = perturbation.below(2) == 0
            guard let changed = perturbation.slip(slip, in: isFamily ? target.family : target.given) else { return nil }
            let date = perturbation.written(target.birthDate)
            return isFamily ? full(target.given, changed, date) : full(changed, target.family, date)
        }
    }

    private static let spaces: [QueryClass] = [
        QueryClass("… the space left out") { target, perturbation in
            "\(target.given)\(target.family) \(perturbation.written(target.birthDate))"
        },
        QueryClass("… spaces and hyphens of a name left out") { target, perturbation in
            let family = target.family.filter { $0.isLetter }
            return family == target.family
                ? nil : full(target.given, family, perturbation.written(target.birthDate))
        },
    ]

    private static let dates: [QueryClass] = Perturbation.DateSlip.allCases.map { slip in
        QueryClass("… \(slip.rawValue)") { target, perturbation in
            perturbation.slip(slip, in: target.birthDate).map { full(target.given, target.family, $0) }
        }
    }

    /// Fields missing, in each other's place, or short.
    private static let fields: [QueryClass] = [
        QueryClass("… names swapped") { full($0.family, $0.given, $1.written($0.birthDate)) },
        QueryClass("… names swapped, date first") { "\($1.written($0.birthDate)) \($0.family) \($0.given)" },
        QueryClass("… no accents") {
            String(decoding: NameFolding.fold(full($0.given, $0.family, $1.written($0.birthDate))), as: UTF8.self)
        },
        QueryClass("… all given names") {
            full($0.name.given.joined(separator: " "), $0.family, $1.written($0.birthDate))
        },
        QueryClass("… another second given name") {
            full($0.given + " " + Nicknames.stranger(&$1), $0.family, $1.written($0.birthDate))
        },
        QueryClass("… given name short") { full(String($0.given.prefix(3)), $0.family, $1.written($0.birthDate)) },
        QueryClass("… initial only") { full(String($0.given.prefix(1)), $0.family, $1.written($0.birthDate)) },
        QueryClass("… one of two family names") { target, perturbation in
            let words = target.family.split { $0 == " " || $0 == "-" }.filter { $0.count > 3 }
            guard words.count > 1 else { return nil }
            return full(target.given, String(perturbation.pick(words)), perturbation.written(target.birthDate))
        },
        QueryClass("… former family name") { target, perturbation in
            target.formerFamily.map { full(target.given, $0, perturbation.written(target.birthDate)) }
        },
        QueryClass("… no given name") { "\($0.family) \($1.written($0.birthDate))" },
        QueryClass("… no family name") { "\($0.given) \($1.written($0.birthDate))" },
        QueryClass("… year only") { target, _ in full(target.given, target.family, target.year) },
        QueryClass("… wrong given name") { full(Nicknames.stranger(&$1), $0.family, $1.written($0.birthDate)) },
        QueryClass("… wrong family name") { full($0.given, Nicknames.strangeFamily(&$1), $1.written($0.birthDate)) },
    ]

    /// More than one mistake.
    private static let several: [QueryClass] = [
        QueryClass("two mistakes: in both names") { target, perturbation in
            guard let given = perturbation.anySlip(in: target.given),
                let family = perturbation.anySlip(in: target.family)
            else { return nil }
            return full(given, family, perturbation.written(target.birthDate))
        },
        QueryClass("two mistakes: in a name and the date") { target, perturbation in
            guard let family = perturbation.anySlip(in: target.family),
                let date = perturbation.slip(perturbation.pick(Perturbation.DateSlip.allCases), in: target.birthDate)
            else { return nil }
            return full(target.given, family, date)
        },
        QueryClass("three mistakes: in names, date, with postcode") { target, perturbation in
            guard let given = perturbation.anySlip(in: target.given),
                let family = perturbation.anySlip(in: target.family),
                let date = perturbation.slip(perturbation.pick(Perturbation.DateSlip.allCases), in: target.birthDate)
            else { return nil }
            return full(given, family, date) + " " + target.postcode
        },
    ]

    private static let namesAlone: [QueryClass] = [
        QueryClass("name alone, right") { target, _ in "\(target.given) \(target.family)" },
        QueryClass("name alone, one mistake") { target, perturbation in
            let isFamily = perturbation.below(2) == 0
            guard let changed = perturbation.anySlip(in: isFamily ? target.family : target.given) else { return nil }
            return isFamily ? "\(target.given) \(changed)" : "\(changed) \(target.family)"
        },
    ]

    private static let numbers: [QueryClass] = [
        QueryClass("identifier") { $0.identifiers[$1.below($0.identifiers.count)].value },
        QueryClass("identifier with spaces") { target, _ in
            let number = target.identifiers[1].value
            return "\(number.prefix(3)) \(number.dropFirst(3).prefix(3)) \(number.dropFirst(6))"
        },
        QueryClass("telephone number") { target, perturbation in
            let digits = target.contacts[0].value.filter(\.isNumber)
            return perturbation.below(2) == 0 ? "+\(digits)" : "0\(digits.dropFirst(2))"
        },
    ]

    private static let partsOfAddresses: [QueryClass] = [
        QueryClass("given family postcode, one mistake") { target, perturbation in
            perturbation.anySlip(in: target.family).map { "\(target.given) \($0) \(target.postcode)" }
        },
        QueryClass("given family street, one mistake") { target, perturbation in
            perturbation.anySlip(in: target.family).map { "\(target.given) \($0) \(target.street)" }
        },
    ]
}

extension Perturbation {
    /// One mistake of any kind.
    fileprivate mutating func anySlip(in text: String) -> String? {
        for _ in 0..<4 {
            if let changed = slip(pick(Slip.allCases), in: text) { return changed }
        }
        return nil
    }
}
