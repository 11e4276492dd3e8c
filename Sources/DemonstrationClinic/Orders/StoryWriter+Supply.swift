internal import EventCatalog
internal import Prescribing

extension StoryWriter {
    /// Supplies what is collected of a course, until it is used up or `limitDay` comes.
    mutating func supply(_ course: inout Course, until limitDay: Int) {
        let pharmacy = setting.pharmacies.draw(&random)
        let limit = min(limitDay, endDay, course.lastValidDay + 1)
        var day = course.issueDay + (random.happens(in: 520) ? 0 : random.below(4))
        for issue in 0..<course.plan.issues {
            guard day < limit else { return }
            if random.happens(in: course.plan.adherence) {
                for index in course.lines.indices { supplyIssue(&course, index, day: day, limit, pharmacy) }
                holdForAWhile(&course, day: day, limit)
            } else if issue == 0, course.plan.issues == 1 {
                return
            }
            day += max(course.plan.daysPerIssue - 4 + random.below(9), 1)
        }
    }

    /// Supplies one issue of one item, now and then in two parts (the rest is owed).
    private mutating func supplyIssue(
        _ course: inout Course,
        _ index: Int,
        day: Int,
        _ limit: Int,
        _ pharmacy: String
    ) {
        let whole = course.lines[index].quantity
        var quantity = whole
        let later = day + 1 + random.below(2)
        if random.happens(in: 35), later < limit, whole.value.mantissa >= 2 {
            let half = DecimalNumber(mantissa: whole.value.mantissa / 2, scale: whole.value.scale) ?? whole.value
            if let rest = whole.value.subtracting(half), rest > .zero {
                quantity = Quantity(half, unit: whole.unit)
                dispense(course.id, index, Quantity(rest, unit: whole.unit), day: later, pharmacy)
                course.lastDay = later
            }
        }
        dispense(course.id, index, quantity, day: day, pharmacy)
        course.lastDay = max(course.lastDay, day)
        course.lines[index].issuesLeft -= 1
        course.wasSupplied = true
    }

    private mutating func dispense(
        _ id: PrescriptionID,
        _ index: Int,
        _ quantity: Quantity,
        day: Int,
        _ pharmacy: String
    ) {
        let action = Step.Action.dispense(
            id,
            item: index,
            DispenseID(ids.next()),
            quantity,
            pharmacy: pharmacy
        )
        add(action, day: day, in: Hours.pharmacy)
    }

    /// Between two issues that are weeks apart a prescription is held at times.
    private mutating func holdForAWhile(_ course: inout Course, day: Int, _ limit: Int) {
        guard course.isOpen, course.plan.daysPerIssue >= 24, random.happens(in: 9), day + 15 < limit else { return }
        let held = day + 3 + random.below(3)
        let hold = HoldPrescription(reason: Self.holdReasons[random.below(Self.holdReasons.count)])
        add(.prescription(course.id, .hold(hold)), day: held, in: Hours.evening)
        let resume = ResumePrescription(reason: "Reviewed")
        let resumed = held + 2 + random.below(7)
        add(.prescription(course.id, .resume(resume)), day: resumed, in: Hours.evening)
        course.lastDay = max(course.lastDay, resumed)
    }

    /// Ends a course that is not carried on: used up, stopped, run out, or still open at the clinic's end.
    mutating func end(_ course: Course) {
        guard course.isOpen else { return }
        if let deathDay, course.lastValidDay > deathDay {
            let day = min(deathDay + 1, setting.untilDay - 1)
            add(
                .prescription(course.id, .stop(StopPrescription(reason: "The patient died"))),
                day: day,
                in: Hours.evening
            )
            return
        }
        let firstFree = course.lastDay + 1
        let limit = min(course.lastValidDay, endDay - 1)
        if course.plan.issues > 1, random.happens(in: 110), firstFree < limit {
            let stop = StopPrescription(reason: Self.stopReasons[random.below(Self.stopReasons.count)])
            let day = firstFree + random.below(limit - firstFree)
            add(.prescription(course.id, .stop(stop)), day: day, in: Hours.evening)
        } else if course.lastValidDay + 1 < setting.untilDay {
            add(.prescription(course.id, .expire), day: course.lastValidDay + 1, in: Hours.night)
        } else if course.plan.issues > 1, random.happens(in: 12), firstFree < limit {
            let hold = HoldPrescription(reason: Self.holdReasons[random.below(Self.holdReasons.count)])
            let day = firstFree + random.below(limit - firstFree)
            add(.prescription(course.id, .hold(hold)), day: day, in: Hours.evening)
        }
    }

    private static let holdReasons = [
        "Awaiting blood results", "Admitted to hospital", "Before an operation", "Possible side effect under review",
    ]
    private static let stopReasons = [
        "Side effects", "No longer needed", "Changed to another medicine", "No benefit", "The patient's wish",
        "Interaction with a new medicine",
    ]
}
