internal import EventCatalog
internal import Prescribing

extension StoryWriter {
    /// A product that the patient tolerates and does not have on order in some days; `nil` if none turned up.
    mutating func drawProduct(_ choices: ProductChoices, days: ClosedRange<Int>) -> Int? {
        guard !choices.isEmpty else { return nil }
        for _ in 0..<6 {
            let product = choices.draw(&random)
            if isTolerated(product), isFree(product, days) { return product }
        }
        return nil
    }

    /// Whether there is no order of it in some days.
    func isFree(_ product: Int, _ days: ClosedRange<Int>) -> Bool {
        !bookings.contains { $0.product == product && $0.days.overlaps(days) }
    }

    /// Whether the patient is not allergic to it.
    func isTolerated(_ product: Int) -> Bool {
        let atc = setting.shelf[product].atc
        return !forbiddenATC.contains { atc.hasPrefix($0) }
    }

    /// The item for a line of a course.
    mutating func item(_ line: Course.Line, _ plan: CoursePlan, isParallel: Bool) -> PrescriptionItem {
        let product = setting.shelf[line.product]
        return PrescriptionItem(
            itemID: PrescriptionItemID(ids.next()),
            product: product.coding,
            quantity: line.quantity,
            repeatsAllowed: plan.issues - 1,
            expectedSupplyDays: plan.daysPerIssue,
            dosage: product.dosage,
            isParallel: isParallel,
            quantityInWords: product.isWrittenInWords ? words(line.quantity) : nil
        )
    }

    private func words(_ quantity: Quantity) -> String? {
        guard quantity.value.scale == 0 else { return nil }
        return NumberWords.words(for: Int(clamping: quantity.value.mantissa))
    }

    /// The dates of a prescription issued on a day.
    func signature(_ plan: CoursePlan, issueDay: Int) -> SignPrescription {
        SignPrescription(
            issueDate: CalendarDate(daysSinceEpoch: issueDay),
            validUntil: CalendarDate(daysSinceEpoch: issueDay + plan.validityDays)
        )
    }

    /// Mostly the usual prescriber, at times another.
    mutating func drawPrescriber() -> PractitionerID {
        random.happens(in: 760) ? practitioner : setting.practitioners.draw(&random)
    }

    /// A new prescription of some products, signed.
    mutating func prescribe(
        _ products: [Int],
        for diagnosis: Diagnosis,
        _ plan: CoursePlan,
        day: Int,
        isParallel: Bool = false
    ) -> Course {
        let course = newCourse(products, plan, day: day)
        let draft = draft(course, for: diagnosis, isParallel: isParallel)
        let command = Prescribe(draft: draft, signature: signature(plan, issueDay: day))
        add(.prescription(course.id, .prescribe(command)), day: day, in: Hours.prescribing)
        for product in products { bookings.append((product, day...course.lastValidDay)) }
        return course
    }

    /// A prescription that nobody has signed yet.
    mutating func draftOnly(_ product: Int, for diagnosis: Diagnosis, _ plan: CoursePlan, day: Int) {
        let course = newCourse([product], plan, day: day)
        let draft = draft(course, for: diagnosis, isParallel: false)
        add(.prescription(course.id, .draft(draft)), day: day, in: Hours.prescribing)
        guard random.happens(in: 300) else { return }
        let discard = DiscardPrescriptionDraft(reason: "The patient would rather wait")
        add(.prescription(course.id, .discard(discard)), day: day, in: Hours.evening)
    }

    private mutating func newCourse(_ products: [Int], _ plan: CoursePlan, day: Int) -> Course {
        prescriptions += 1
        let lines = products.map { product in
            let quantity = setting.shelf[product].quantity(times: plan.factor)
            return Course.Line(product: product, quantity: quantity, issuesLeft: plan.issues)
        }
        return Course(id: PrescriptionID(ids.next()), plan: plan, issueDay: day, lines: lines, lastDay: day)
    }

    private mutating func draft(_ course: Course, for diagnosis: Diagnosis, isParallel: Bool) -> DraftPrescription {
        var items: [PrescriptionItem] = []
        for line in course.lines { items.append(item(line, course.plan, isParallel: isParallel)) }
        return DraftPrescription(
            patientID: patientID,
            prescriberID: drawPrescriber(),
            items: items,
            reasons: [diagnosis.coding]
        )
    }

    /// Carries a course on with a new prescription; `nil` once the story ends before.
    mutating func renew(_ course: Course, day: Int) -> Course {
        prescriptions += 1
        let lines = course.lines.map { line in
            Course.Line(product: line.product, quantity: line.quantity, issuesLeft: course.plan.issues)
        }
        let next = Course(id: PrescriptionID(ids.next()), plan: course.plan, issueDay: day, lines: lines, lastDay: day)
        let renewal = RenewPrescription(
            newPrescriptionID: next.id,
            prescriberID: random.happens(in: 800) ? nil : drawPrescriber(),
            signature: signature(course.plan, issueDay: day)
        )
        add(.prescription(course.id, .renew(renewal)), day: day, in: Hours.prescribing)
        for line in lines { bookings.append((line.product, day...next.lastValidDay)) }
        return next
    }
}
