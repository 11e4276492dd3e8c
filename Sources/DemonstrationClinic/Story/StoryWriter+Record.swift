internal import EventCatalog
internal import Prescribing

extension StoryWriter {
    /// Opens the record and writes down what is known about the person.
    mutating func writeRecord() {
        let register = RegisterPatient(
            name: person.name,
            birthDate: person.birthDate,
            gender: person.gender,
            identifiers: person.identifiers(clinic: setting.clinic),
            contacts: person.contacts,
            address: person.address
        )
        add(.patient(.register(register)), day: firstDay, minute: Hours.registration.lowerBound)
        writeAllergies()
        writeLastingDiagnoses()
        writeMeasures()
        writeChanges()
        guard let deathDay else { return }
        let date = CalendarDate(daysSinceEpoch: deathDay)
        add(.patient(.recordDeath(RecordPatientDeath(date: date))), day: deathDay, in: Hours.visit)
    }

    /// A day on which the patient is alive and registered.
    mutating func anyDay(from first: Int? = nil) -> Int {
        let first = max(first ?? firstDay, firstDay)
        return first + random.below(max(endDay - first, 1))
    }

    /// Two in ten have allergies, most were asked, and nobody asked the others (I-19).
    private mutating func writeAllergies() {
        switch random.below(1000) {
        case ..<290: return
        case ..<800: add(.patient(.assertNoKnownAllergies), day: firstDay, in: Hours.visit)
        default:
            let count = 1 + (random.happens(in: 240) ? 1 : 0) + (random.happens(in: 60) ? 1 : 0)
            var seen: Set<String> = []
            for number in 0..<count {
                let allergen = setting.allergens.draw(&random)
                guard seen.insert(allergen.coding.code).inserted else { continue }
                writeAllergy(allergen, day: number == 0 ? firstDay : anyDay())
            }
        }
    }

    private mutating func writeAllergy(_ allergen: Allergens.Allergen, day: Int) {
        let id = AllergyID(ids.next())
        let (words, criticality) = setting.allergens.drawReaction(&random)
        let onset = random.happens(in: 400) ? person.birthDay + random.below(max(day - person.birthDay, 1)) : nil
        let record = RecordAllergy(
            allergyID: id,
            substance: allergen.coding,
            criticality: criticality,
            reactions: words,
            onset: onset.flatMap(CalendarDate.init(daysSinceEpoch:)).flatMap { CalendarDate(year: $0.year) }
        )
        add(.patient(.recordAllergy(record)), day: day, in: Hours.visit)
        guard random.happens(in: 40), day + 1 < endDay else {
            if !allergen.atcPrefix.isEmpty { forbiddenATC.append(allergen.atcPrefix) }
            return
        }
        let refute = RefuteAllergy(allergyID: id, reason: "Tolerated in a supervised challenge")
        add(.patient(.refuteAllergy(refute)), day: anyDay(from: day + 1), in: Hours.visit)
    }

    /// Lasting diagnoses: most were known when the person came.
    private mutating func writeLastingDiagnoses() {
        for index in lasting {
            let diagnosis = setting.diagnoses.lasting[index]
            let onset = random.happens(in: 780) ? max(firstDay - 1 - random.below(5500), person.birthDay) : anyDay()
            let id = ConditionID(ids.next())
            let day = max(onset, firstDay)
            known.append((diagnosis, day, id))
            let record = RecordCondition(conditionID: id, codes: [diagnosis.coding], onset: onsetDate(onset))
            add(.patient(.recordCondition(record)), day: day, in: Hours.visit)
        }
    }

    private mutating func onsetDate(_ day: Int) -> CalendarDate? {
        guard let date = CalendarDate(daysSinceEpoch: day) else { return nil }
        switch random.below(10) {
        case ..<3: return CalendarDate(year: date.year)
        case ..<5: return CalendarDate(year: date.year, month: date.month)
        case 5: return nil
        default: return date
        }
    }

    /// Weight and height of some patients, kidney values of those who need them, pregnancies.
    private mutating func writeMeasures() {
        let hasDiabetes = lasting.contains { setting.diagnoses.lasting[$0].coding.code.hasPrefix("E1") }
        let hasKidneyDisease = lasting.contains { setting.diagnoses.lasting[$0].coding.code.hasPrefix("N18") }
        let trait = random.below(201) - 100
        if random.happens(in: hasDiabetes ? 750 : 65) {
            let day = random.happens(in: 600) ? firstDay : anyDay()
            let height = BodyMeasures.height(isWoman: person.isWoman, ageDays: day - person.birthDay, trait: trait)
            observe(.bodyHeight(centimetres: height), day: day)
            weigh(day: day, trait: trait)
            if random.happens(in: 300), day + 60 < endDay { weigh(day: anyDay(from: day + 60), trait: trait) }
        }
        let age = setting.untilDay - person.birthDay
        if hasKidneyDisease || random.happens(in: hasDiabetes ? 600 : age > 65 * 365 ? 110 : 12) {
            let day = anyDay()
            let kidney = BodyMeasures.kidney(
                isWoman: person.isWoman,
                ageDays: day - person.birthDay,
                isImpaired: hasKidneyDisease,
                &random
            )
            observe(.serumCreatinine(micromolesPerLitre: kidney.creatinine), day: day)
            observe(.estimatedGFR(millilitresPerMinute: kidney.rate), day: day)
        }
        guard person.isWoman, (19 * 365...43 * 365).contains(age), random.happens(in: 110) else { return }
        let day = anyDay()
        observe(.pregnancy(.yes), day: day)
        if day + 260 < endDay { observe(.pregnancy(.no), day: day + 260) }
    }

    private mutating func weigh(day: Int, trait: Int) {
        let weight = BodyMeasures.weight(
            isWoman: person.isWoman,
            ageDays: day - person.birthDay,
            trait: trait,
            &random
        )
        observe(.bodyWeight(kilograms: weight), day: day)
    }

    private mutating func observe(_ value: ObservationValue, day: Int) {
        let record = RecordObservation(observationID: ObservationID(ids.next()), value: value)
        add(.patient(.recordObservation(record)), day: day, in: Hours.visit)
    }

    /// Moves, new telephone numbers, and new names by marriage.
    private mutating func writeChanges() {
        guard firstDay + 2 < endDay else { return }
        if random.happens(in: 40) {
            let address = setting.people.newAddress(&random)
            let change = ChangePatientAddress(address: address)
            add(.patient(.changeAddress(change)), day: anyDay(from: firstDay + 1), in: Hours.visit)
        }
        if random.happens(in: 30) {
            let number = Addresses.mobile(50_000_000 + person.index)
            let contacts =
                [ContactPoint(system: .phone, value: number)] + person.contacts.filter { $0.system == .email }
            let change = ChangePatientContacts(contacts: contacts)
            add(.patient(.changeContacts(change)), day: anyDay(from: firstDay + 1), in: Hours.visit)
        }
        let age = setting.untilDay - person.birthDay
        guard person.isWoman, (22 * 365...45 * 365).contains(age), random.happens(in: 60) else { return }
        let family = setting.people.marriedFamily(of: person, &random)
        guard family != person.name.family else { return }
        let name = HumanName(family: family, given: person.name.given, prefix: person.name.prefix)
        let change = ChangePatientName(name: name, reason: "Marriage")
        add(.patient(.changeName(change)), day: anyDay(from: firstDay + 1), in: Hours.visit)
    }
}
