import DemonstrationClinic
import EventCatalog
import TestKit

/// The demonstration clinic's people, some with a former name and some with a name in another script.
enum DemonstrationPeople {
    static func targets(_ count: Int) -> [Target] {
        let people = People(seed: 1, untilDay: 20_500)
        let code = ClinicCode(seed: 1)
        var random = SeededGenerator(seed: 77)
        return (0..<count).map { index in
            let person = people.person(index)
            let script = index % 97 == 5 ? OtherScripts.name(index, &random) : nil
            let former = index % 23 == 7 ? people.person(index &* 7 &+ 3).name.family : nil
            return Target(
                name: script?.original ?? person.name,
                formerFamily: script == nil ? former : nil,
                latin: script?.latin,
                birthDate: person.birthDate,
                identifiers: person.identifiers(clinic: code),
                contacts: person.contacts,
                address: person.address,
                gender: person.gender
            )
        }
    }
}
