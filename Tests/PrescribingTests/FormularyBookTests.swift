import EventCatalog
import Testing

@testable import Prescribing

@Suite struct FormularyBookTests {
    private static let april = day(2026, 4, 1)
    private static let june = day(2026, 6, 1)

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: year, month: month, day: day) ?? .earliest
    }

    private static func product(_ code: String, name: String? = nil, status: FormularyStatus = .permitted)
        -> FormularyProduct
    {
        let name = name ?? "\(code) 5 mg tablets"
        return FormularyProduct(
            coding: Coding(system: "http://snomed.info/sct", code: code, display: name),
            name: name,
            ingredients: [code],
            atc: "C09AA05",
            atcClassName: "ACE inhibitors",
            form: "tablet",
            strength: "5 mg",
            unit: "tablet",
            status: status
        )
    }

    private static func release(
        _ version: String,
        from day: CalendarDate = april,
        _ products: [FormularyProduct],
        rules: RuleSet = RuleSet(version: ""),
        codes: [CodeTable] = []
    ) -> NewRelease {
        NewRelease(
            version: version,
            effectiveFrom: day,
            content: ReleaseContent(products: products, rules: rules, codes: codes)
        )
    }

    private static func record(_ release: NewRelease, in book: inout FormularyBook) throws {
        for event in try book.decide(release).events { book.apply(event) }
    }

    private static let renal = RenalRule(
        id: "renal-1",
        subject: .ingredient("a"),
        below: DecimalNumber(30),
        severity: .critical,
        management: "Avoid."
    )

    @Test func `without a release, the demonstration set is in force on every day`() {
        let book = FormularyBook()
        for day in [CalendarDate.earliest, Self.april, .latest] {
            #expect(book.releaseInForce(on: day).version == "demo-2026.1")
            #expect(book.inForce(on: day).products.count == Formulary.demonstration.products.count)
        }
        #expect(book.releaseInForce(on: Self.april).notice?.contains("not for clinical use") == true)
    }

    @Test func `a release is in force from its day on, and the old one stays for history (I-10)`() throws {
        var book = FormularyBook()
        try Self.record(Self.release("r1", from: Self.april, [Self.product("a")]), in: &book)
        try Self.record(Self.release("r2", from: Self.june, [Self.product("a"), Self.product("b")]), in: &book)
        #expect(book.releaseInForce(on: Self.day(2026, 3, 31)).isBuiltIn)
        #expect(book.releaseInForce(on: Self.april).version == "r1")
        #expect(book.releaseInForce(on: Self.day(2026, 5, 31)).version == "r1")
        #expect(book.releaseInForce(on: Self.june).version == "r2")
        #expect(book.release(version: "r1")?.formulary?.products.map(\.name) == ["a 5 mg tablets"])
        #expect(book.inForce(on: Self.june).version == "r2")
        #expect(book.inForce(on: Self.june).rules.version == "r2")
    }

    @Test func `a release that was recorded late but took effect earlier is not in force after a later one`() throws {
        var book = FormularyBook()
        try Self.record(Self.release("r2", from: Self.june, [Self.product("a")]), in: &book)
        try Self.record(Self.release("r1", from: Self.april, [Self.product("b")]), in: &book)
        #expect(book.releaseInForce(on: .latest).version == "r2")
        #expect(book.releaseInForce(on: Self.april).version == "r1")
    }

    @Test func `what is not completed is in force on no day`() throws {
        var book = FormularyBook()
        let table = CodeTable(system: CodeSystem.icd10CM, version: "1", codes: CodeTable.demonstration.codes)
        let events = try book.decide(Self.release("r1", [Self.product("a")], codes: [table])).events
        for event in events.dropLast() {
            book.apply(event)
            #expect(book.releaseInForce(on: .latest).isBuiltIn)
            #expect(book.codes(on: .latest).map(\.system) == [CodeSystem.icd10])
        }
        #expect(book.release(version: "r1") == nil)
        book.apply(try #require(events.last))
        #expect(book.releaseInForce(on: .latest).version == "r1")
        #expect(book.codes(on: .latest).map(\.system) == [CodeSystem.icd10, CodeSystem.icd10CM])
    }

    @Test func `products are told as changes, and one that is left out is withdrawn but stays readable`() throws {
        var book = FormularyBook()
        try Self.record(Self.release("r1", [Self.product("a"), Self.product("b"), Self.product("c")]), in: &book)
        let next = Self.release(
            "r2",
            from: Self.june,
            [Self.product("a"), Self.product("b", name: "B"), Self.product("d")]
        )
        let plan = try book.decide(next)
        #expect(plan.changes == (added: 1, changed: 1, withdrawn: 1))
        for event in plan.events { book.apply(event) }
        let formulary = book.inForce(on: Self.june)
        #expect(formulary.product("http://snomed.info/sct", "c")?.status == .withdrawn)
        #expect(formulary.product("http://snomed.info/sct", "b")?.name == "B")
        #expect(formulary.products.count == 4)
        #expect(book.inForce(on: Self.april).product("http://snomed.info/sct", "c")?.status == .permitted)
    }

    @Test func `the same release again makes nothing happen, whatever the order of its rows`() throws {
        var book = FormularyBook()
        try Self.record(Self.release("r0", from: Self.april, [Self.product("z")]), in: &book)
        let products = [Self.product("a"), Self.product("b")]
        try Self.record(Self.release("r1", products), in: &book)
        #expect(try book.decide(Self.release("r1", products)).events.isEmpty)
        #expect(try book.decide(Self.release("r1", products.reversed())).events.isEmpty)
        #expect(try book.decide(Self.release("r1", products + [Self.product("z", status: .withdrawn)])).events.isEmpty)
    }

    @Test func `a version stands for one content and one day`() throws {
        var book = FormularyBook()
        try Self.record(Self.release("r1", [Self.product("a")]), in: &book)
        for other in [
            Self.release("r1", [Self.product("a", name: "A")]),
            Self.release("r1", [Self.product("a"), Self.product("b")]),
            Self.release("r1", from: Self.june, [Self.product("a")]),
            Self.release("r1", [Self.product("a")], rules: RuleSet(version: "", renal: [Self.renal])),
        ] {
            #expect(throws: FormularyRejection.versionTaken("r1")) { try book.decide(other) }
        }
        #expect(throws: FormularyRejection.versionTaken("demo-2026.1")) {
            try book.decide(Self.release("demo-2026.1", [Self.product("a")]))
        }
    }

    @Test func `the demonstration set comes back from its events as it was`() throws {
        var book = FormularyBook()
        let content = book.releaseInForce(on: Self.april).content
        let release = NewRelease(version: "demo-copy", effectiveFrom: Self.april, content: content)
        try Self.record(release, in: &book)
        let copy = book.inForce(on: Self.april)
        #expect(copy.products == Formulary.demonstration.products)
        #expect(copy.rules == RuleSet.demonstration.named("demo-copy"))
        #expect(book.releaseInForce(on: Self.april).contentHash == book.releases[0].contentHash)
        #expect(book.releaseInForce(on: Self.april).content.hash == book.releases[0].contentHash)
    }

    @Test func `a release of codes alone leaves products and rules as they are`() throws {
        var book = FormularyBook()
        try Self.record(Self.release("r1", [Self.product("a")]), in: &book)
        let table = CodeTable(system: CodeSystem.icd10CM, version: "2026", codes: CodeTable.demonstration.codes)
        try Self.record(Self.release("icd", from: Self.june, [], codes: [table]), in: &book)
        #expect(book.releaseInForce(on: Self.june).version == "r1")
        #expect(book.codes(on: Self.april).map(\.system) == [CodeSystem.icd10])
        #expect(book.codes(on: Self.june).map(\.table.version) == ["demo-2026.1", "2026"])
    }

    @Test func `what can't be a release is refused`() throws {
        let book = FormularyBook()
        let product = Self.product("a")
        let long = Self.product("a", name: String(repeating: "x", count: 5_000))
        let refused: [(NewRelease, FormularyRejection)] = [
            (Self.release("", [product]), .versionMalformed),
            (Self.release("a b", [product]), .versionMalformed),
            (Self.release(String(repeating: "v", count: 65), [product]), .versionMalformed),
            (Self.release("r", from: CalendarDate("2026-04") ?? .earliest, [product]), .dateIncomplete),
            (Self.release("r", []), .empty),
            (Self.release("r", [], rules: RuleSet(version: "", renal: [Self.renal])), .empty),
            (Self.release("r", [product, product]), .notUnique("The product a of http://snomed.info/sct")),
            (
                Self.release("r", [product], rules: RuleSet(version: "", renal: [Self.renal, Self.renal])),
                .notUnique("The renal rule renal-1")
            ),
            (Self.release("r", [long]), .tooLong("The product a")),
        ]
        for (release, rejection) in refused {
            #expect(throws: rejection) { try book.decide(release) }
            #expect(rejection.message.hasSuffix("."))
        }
    }

    @Test func `every event of a large release fits the log`() throws {
        let interactions = (0..<6_000).map { number in
            InteractionRule(
                id: "ix-\(number)",
                first: .ingredient("a"),
                second: .ingredient("b\(number)"),
                severity: .warning,
                mechanism: String(repeating: "m", count: 120),
                management: String(repeating: "n", count: 120)
            )
        }
        let rules = RuleSet(version: "", interactions: interactions)
        var book = FormularyBook()
        let release = Self.release(
            "r1",
            [Self.product("a")],
            rules: rules,
            codes: [GeneratedCodes.table(10_000, seed: 1)]
        )
        let events = try book.decide(release).events
        #expect(events.count > 10)
        for event in events { #expect(CatalogEvent.formulary(.formulary, event).encodedPayload().count < 256 << 10) }
        for event in events { book.apply(event) }
        #expect(book.inForce(on: Self.april).rules.interactions == interactions)
    }
}
