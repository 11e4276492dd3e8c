public import EventCatalog

extension Prescription {
    /// The issues of an item that is supplied at intervals (I-26).
    ///
    /// Issue *n* + 1 opens when issue *n* is supplied or will not be, and the interval has passed since the first
    /// hand-over of issue *n*.
    public struct Issues: Hashable, Sendable {
        /// One supply, as the counting sees it: of which issue, how much, on which day.
        public typealias Supply = (issue: Int?, amount: DecimalNumber, day: CalendarDate?)

        /// How many there are: one more than the repeats.
        public let count: Int
        /// The first that is neither supplied in full nor left out; `nil` when there is none.
        public let current: Int?
        /// How much of the current one remains.
        public let remaining: DecimalNumber
        /// The first day on which the current one may be supplied; `nil` for at once.
        public let opensOn: CalendarDate?
        /// How much will not be supplied of issues that were left out.
        public let forgone: DecimalNumber

        /// Counts the issues of an item; `nil` if it has no interval between them.
        ///
        /// - Parameters:
        ///   - item: What is prescribed.
        ///   - supplies: The supplies that were not taken back.
        ///   - notDispensed: The numbers of the issues that are left out.
        /// - Complexity: O(supplies × issues begun).
        public init?(of item: PrescriptionItem, supplies: [Supply], notDispensed: [Int]) {
            guard let interval = item.dispenseIntervalDays else { return nil }
            count = min(max(item.repeatsAllowed, 0), Prescription.maximumRepeats) + 1
            let leftOut = Set(notDispensed)
            var forgone = DecimalNumber.zero
            var before: CalendarDate?
            var current: (number: Int, remaining: DecimalNumber, opensOn: CalendarDate?)?
            for number in 1...count {
                let own = supplies.filter { $0.issue == number }
                let supplied = own.reduce(DecimalNumber.zero) { $0.adding($1.amount) ?? $0 }
                let rest = item.quantity.value.subtracting(supplied) ?? .zero
                if leftOut.contains(number) {
                    forgone = forgone.adding(rest) ?? forgone
                } else if rest.isPositive, current == nil {
                    let isBegun = supplied.isPositive
                    current = (number, rest, isBegun ? nil : before?.adding(days: interval))
                }
                before = own.compactMap(\.day).min() ?? before
            }
            self.current = current?.number
            remaining = current?.remaining ?? .zero
            opensOn = current?.opensOn
            self.forgone = forgone
        }
    }
}
