internal import EventCatalog
internal import Prescribing

extension StoryWriter {
    /// Writes as many prescriptions as were allotted: for lasting diagnoses first, then for what passes.
    mutating func writePrescriptions(_ count: Int) {
        guard firstDay + 1 < endDay else { return writeOnLastDay(count) }
        let treated = known.filter { !$0.diagnosis.choices.isEmpty }
        // One in four is for something that passes, also with those who are ill for long.
        let lasting = (0..<count).count { _ in !random.happens(in: 260) }
        for _ in 0..<2 {
            for entry in treated where prescriptions < lasting {
                writeLastingCourse(entry.diagnosis, from: max(entry.day, firstDay) + 1, atMost: lasting - prescriptions)
            }
        }
        while prescriptions < count { writePassingCourse() }
        resolveUntreated(treated: count > 0)
    }

    /// A chain of prescriptions for a lasting diagnosis, each renewed by the next.
    private mutating func writeLastingCourse(_ diagnosis: Diagnosis, from day: Int, atMost limit: Int) {
        guard day < endDay, let chain = drawChain(diagnosis, from: day, atMost: limit) else { return }
        let plan = chain.plan
        var course = prescribe([chain.product], for: diagnosis, plan, day: chain.start)
        for _ in 1..<max(chain.length, 1) {
            let renewal = course.issueDay + max(plan.span - 6 + random.below(12), 1)
            supply(&course, until: min(renewal, endDay))
            let day = max(renewal, course.lastDay + 1)
            guard day < endDay, day <= course.lastValidDay else { return end(course) }
            course = renew(course, day: day)
        }
        supply(&course, until: endDay)
        end(course)
    }

    /// Prescriptions of one product that follow each other.
    private struct Chain {
        let product: Int
        let plan: CoursePlan
        let length: Int
        let start: Int
    }

    /// A chain of a product that the patient tolerates and does not have on order meanwhile; `nil` if none turned up.
    private mutating func drawChain(_ diagnosis: Diagnosis, from day: Int, atMost limit: Int) -> Chain? {
        guard !diagnosis.choices.isEmpty else { return nil }
        for _ in 0..<6 {
            let product = diagnosis.choices.draw(&random)
            let plan = CoursePlan.lasting(setting.shelf[product], &random)
            let length = min(limit, plan.issues == 1 ? 1 + random.below(6) : 1 + random.below(5))
            let room = endDay - day - plan.span * (length - 1) * 9 / 10
            let start = day + random.below(max(room, 1))
            // Each renewal may come some days late.
            let days = start...(start + (plan.span + 12) * length + plan.validityDays)
            if isTolerated(product), isFree(product, days) {
                return Chain(product: product, plan: plan, length: length, start: start)
            }
        }
        return nil
    }

    /// A prescription for something that passes.
    private mutating func writePassingCourse() {
        let day = anyDay(from: firstDay + 1)
        let (diagnosis, product, isParallel) = drawPassing(day)
        let shelf = setting.shelf[product]
        let plan = CoursePlan.passing(shelf)
        let isRecent = day + 14 >= setting.untilDay
        if !isParallel, random.happens(in: isRecent ? 60 : 3) {
            return draftOnly(product, for: diagnosis, plan, day: day)
        }
        recordPassing(diagnosis, day: day)
        var products = [product]
        if random.happens(in: 70), !isParallel, let second = drawSecond(day, besides: product) {
            products.append(second)
        }
        var course = prescribe(products, for: diagnosis, plan, day: day, isParallel: isParallel)
        switch random.below(1000) {
        case ..<22: cancel(course)
        case ..<25: markInError(course)
        default:
            supply(&course, until: endDay)
            end(course)
        }
    }

    /// A diagnosis and a product for it; after several tries one that runs beside another order of the product.
    private mutating func drawPassing(_ day: Int) -> (Diagnosis, Int, isParallel: Bool) {
        let ageDays = day - person.birthDay
        var last = setting.diagnoses.drawPassing(isWoman: person.isWoman, ageDays: ageDays, &random)
        for _ in 0..<8 {
            if let product = drawProduct(last.choices, days: day...(day + 180)) { return (last, product, false) }
            last = setting.diagnoses.drawPassing(isWoman: person.isWoman, ageDays: ageDays, &random)
        }
        return (last, last.choices.draw(&random), true)
    }

    /// Something for the symptoms, valid as long as a passing treatment is.
    private mutating func drawSecond(_ day: Int, besides product: Int) -> Int? {
        guard let second = drawProduct(setting.comfort, days: day...(day + 180)), second != product,
            setting.shelf[second].isControlled == setting.shelf[product].isControlled
        else { return nil }
        return second
    }

    private mutating func recordPassing(_ diagnosis: Diagnosis, day: Int) {
        guard random.happens(in: 220) else { return }
        let id = ConditionID(ids.next())
        let date = CalendarDate(daysSinceEpoch: day - random.below(4))
        let record = RecordCondition(conditionID: id, codes: [diagnosis.coding], onset: date)
        add(.patient(.recordCondition(record)), day: day, in: Hours.visit)
        let over = day + 6 + random.below(15)
        guard random.happens(in: 400), over < endDay else { return }
        let resolve = ResolveCondition(conditionID: id, abatement: CalendarDate(daysSinceEpoch: over))
        add(.patient(.resolveCondition(resolve)), day: over, in: Hours.visit)
    }

    private mutating func cancel(_ course: Course) {
        let reason = Self.cancellationReasons[random.below(Self.cancellationReasons.count)]
        let cancel = CancelPrescription(reason: reason)
        let day = min(course.issueDay + random.below(3), endDay - 1)
        add(.prescription(course.id, .cancel(cancel)), day: day, in: Hours.evening)
    }

    private mutating func markInError(_ course: Course) {
        let mark = MarkPrescriptionEnteredInError(reason: "Written for the wrong patient")
        add(.prescription(course.id, .markEnteredInError(mark)), day: course.issueDay, in: Hours.evening)
    }

    /// Some lasting diagnoses that nothing was prescribed for pass after all.
    private mutating func resolveUntreated(treated: Bool) {
        guard !treated else { return }
        for entry in known where random.happens(in: 100) && entry.day + 30 < endDay {
            let day = anyDay(from: entry.day + 30)
            let resolve = ResolveCondition(conditionID: entry.id, abatement: CalendarDate(daysSinceEpoch: day))
            add(.patient(.resolveCondition(resolve)), day: day, in: Hours.visit)
        }
    }

    /// Who came on the last day has prescriptions of that day.
    private mutating func writeOnLastDay(_ count: Int) {
        guard deathDay == nil else { return }
        while prescriptions < count {
            let (diagnosis, product, isParallel) = drawPassing(firstDay)
            let plan = CoursePlan.passing(setting.shelf[product])
            _ = prescribe([product], for: diagnosis, plan, day: firstDay, isParallel: isParallel)
        }
    }

    private static let cancellationReasons: [CancellationReason] = [
        .prescribingError, .clinicalContraIndication, .changeToTreatmentRegime, .clinicalGrounds, .patientRequest,
        .pharmacistRequest,
    ]
}
