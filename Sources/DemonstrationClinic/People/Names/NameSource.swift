/// The names of one culture, as words in text: the most frequent first, `_` for a space within a name.
struct NameSource: Sendable {
    /// Family names that exist, by rank.
    let families: String
    /// Beginnings of the many rare family names.
    let stems: String
    /// Ends of the many rare family names.
    let endings: String
    /// Given names of women, by rank.
    let women: String
    /// Given names of men, by rank.
    let men: String
}

/// Where people's names come from, and how names are put together there.
enum Culture: Int, CaseIterable {
    case british
    case irish
    case southAsian
    case polish
    case spanish
    case german
    case french
    case portuguese
    case italian
    case nordic
    case arabic
    case turkish
    case chinese
    case westAfrican

    /// All cultures, made once.
    static let all = Culture.allCases

    /// How many of 1,000 patients.
    var share: Int {
        switch self {
        case .british: 455
        case .irish: 55
        case .southAsian: 90
        case .polish: 60
        case .spanish: 70
        case .german: 50
        case .french: 40
        case .portuguese: 35
        case .italian: 25
        case .nordic: 25
        case .arabic: 30
        case .turkish: 20
        case .chinese: 25
        case .westAfrican: 20
        }
    }

    /// How many of 1,000 have a family name outside the frequent ones.
    var rareFamilyShare: Int {
        switch self {
        case .british: 480
        case .german: 420
        case .polish, .nordic, .french: 300
        case .irish, .italian, .turkish: 200
        case .southAsian, .spanish, .arabic, .westAfrican: 120
        case .portuguese: 80
        case .chinese: 0
        }
    }

    /// The names.
    var source: NameSource {
        switch self {
        case .british: .british
        case .irish: .irish
        case .southAsian: .southAsian
        case .polish: .polish
        case .spanish: .spanish
        case .german: .german
        case .french: .french
        case .portuguese: .portuguese
        case .italian: .italian
        case .nordic: .nordic
        case .arabic: .arabic
        case .turkish: .turkish
        case .chinese: .chinese
        case .westAfrican: .westAfrican
        }
    }
}
