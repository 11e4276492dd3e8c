/// How names are put together in a culture.
struct Naming {
    let pool: NamePool
    let culture: Culture
    let isWoman: Bool

    /// The whole family name. Who is kin has the same one: it depends on the two numbers alone.
    func family(_ first: Int, second: Int) -> String {
        let name = pool.family(first, isWoman: isWoman)
        let other = pool.family(second, isWoman: isWoman)
        // The second number also decides how the two are joined, so that kin join them alike.
        let choice = (first &* 31 &+ second &* 17) % 100
        guard name != other else { return name }
        switch culture {
        case .spanish: return choice < 92 ? "\(name) \(other)" : name
        case .portuguese:
            if choice < 12 { return "\(name) \(["dos", "da", "de"][choice % 3]) \(other)" }
            return choice < 85 ? "\(name) \(other)" : name
        case .british: return choice < 2 ? "\(name)-\(other)" : name
        case .german, .polish: return isWoman && choice < 6 ? "\(name)-\(other)" : name
        case .french: return choice < 3 ? "\(name)-\(other)" : name
        case .irish, .southAsian, .italian, .nordic, .arabic, .turkish, .chinese, .westAfrican: return name
        }
    }

    /// The given names in order.
    func given(_ random: inout DemonstrationRandom) -> [String] {
        let first = pool.drawGiven(&random, isWoman: isWoman)
        let second = pool.drawGiven(&random, isWoman: isWoman)
        let hasSecond = random.happens(in: secondGivenShare) && first != second
        guard hasSecond else { return [first] }
        return isJoined(&random) ? ["\(first)-\(second)"] : [first, second]
    }

    /// How many of 1,000 have a second given name on record.
    private var secondGivenShare: Int {
        switch culture {
        case .british, .irish: 380
        case .spanish, .portuguese: 420
        case .french: 220
        case .german, .nordic: 250
        case .westAfrican: 450
        case .polish, .italian, .turkish, .southAsian, .arabic: 120
        case .chinese: 60
        }
    }

    private func isJoined(_ random: inout DemonstrationRandom) -> Bool {
        switch culture {
        case .french: random.happens(in: 800)
        case .german, .nordic: random.happens(in: 350)
        case .british, .irish, .southAsian, .polish, .spanish, .portuguese, .italian, .arabic, .turkish, .chinese,
            .westAfrican:
            false
        }
    }
}
