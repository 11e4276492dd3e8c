internal import EventCatalog

/// How much a prescription authorises, and for how long.
struct CoursePlan {
    /// How many times the usual quantity an issue is.
    let factor: Int
    /// How many issues there are: one more than the repeats.
    let issues: Int
    /// Days from one issue to the next.
    let daysPerIssue: Int
    /// Days of validity after the day of issue.
    let validityDays: Int
    /// How many of 1,000 issues are collected when they are due.
    let adherence: Int

    /// A treatment that goes on for years.
    static func lasting(_ product: ShelfProduct, _ random: inout DemonstrationRandom) -> CoursePlan {
        if product.isControlled {
            let days = min(product.days, 30)
            return CoursePlan(factor: 1, issues: 1, daysPerIssue: days, validityDays: 28, adherence: 970)
        }
        if product.isWhenNeeded {
            let issues = 3 + random.below(4)
            return CoursePlan(factor: 1, issues: issues, daysPerIssue: 80, validityDays: 365, adherence: 440)
        }
        let choice = random.below(100)
        let (wanted, issues) = choice < 48 ? (84, 4) : choice < 53 ? (56, 6) : choice < 55 ? (28, 12) : (168, 2)
        let factor = max(wanted / max(product.days, 24), 1)
        let days = product.days * factor
        return CoursePlan(
            factor: factor,
            issues: min(issues, max(340 / days, 1)),
            daysPerIssue: days,
            validityDays: 365,
            adherence: random.happens(in: 600) ? 930 : 480
        )
    }

    /// A treatment of something that passes.
    static func passing(_ product: ShelfProduct) -> CoursePlan {
        CoursePlan(
            factor: 1,
            issues: 1,
            daysPerIssue: product.days,
            validityDays: product.isControlled ? 28 : 180,
            adherence: 955
        )
    }

    /// Days until it has to be renewed.
    var span: Int { min(daysPerIssue * issues, 350) }
}

/// A prescription of a story, as far as it is written.
struct Course {
    /// One item of it.
    struct Line {
        let product: Int
        /// How much is supplied at each issue.
        let quantity: Quantity
        var issuesLeft: Int
    }

    let id: PrescriptionID
    let plan: CoursePlan
    let issueDay: Int
    var lines: [Line]
    /// The last day on which something was supplied, or that of issue.
    var lastDay: Int
    var wasSupplied = false

    /// The last day of supply.
    var lastValidDay: Int { issueDay + plan.validityDays }
    /// Whether something may still be supplied.
    var isOpen: Bool { lines.contains { $0.issuesLeft > 0 } }
}
