public import EventCatalog

extension RandomEvents {
    /// The next event of the formulary.
    public mutating func formularyEvent() -> FormularyEvent {
        switch Int.random(in: 0..<7, using: &generator) {
        case 0: .productAdded(ProductAdded(releaseID: id(), product: formularyProduct()))
        case 1: .productChanged(ProductChanged(releaseID: id(), product: formularyProduct()))
        case 2: .productWithdrawn(ProductWithdrawn(releaseID: id(), product: coding(), reason: text()))
        case 3: .interactionRulesReleased(interactionRules())
        case 4:
            .doseRulesReleased(
                DoseRulesReleased(
                    releaseID: id(),
                    version: text(),
                    doses: list { $0.doseRule() },
                    renal: list { random in
                        RenalRule(
                            id: random.text(),
                            subject: random.ruleSubject(),
                            below: random.decimal(),
                            severity: random.one(of: AlertSeverity.self),
                            management: random.text()
                        )
                    }
                )
            )
        case 5:
            .codesReleased(
                CodesReleased(
                    releaseID: id(),
                    system: text(),
                    version: text(),
                    part: Int.random(in: 1...50, using: &generator),
                    codes: list { ReleasedCode(code: $0.text(), display: $0.text(), isLeaf: $0.flip()) }
                )
            )
        default: .released(formularyReleased())
        }
    }

    private mutating func formularyReleased() -> FormularyReleased {
        FormularyReleased(
            releaseID: id(),
            version: text(),
            effectiveFrom: date(),
            contentHash: (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) },
            counts: FormularyCounts(products: count(), rules: count(), codes: count()),
            source: maybe { $0.text() },
            licence: maybe { $0.text() },
            notice: maybe { $0.text() },
            basedOn: maybe { $0.id() }
        )
    }

    private mutating func count() -> Int { Int.random(in: 0...100_000, using: &generator) }

    private mutating func formularyProduct() -> FormularyProduct {
        FormularyProduct(
            coding: coding(),
            name: text(),
            ingredients: list { $0.text() },
            atc: text(),
            atcClassName: text(),
            form: text(),
            strength: text(),
            unit: text(),
            controlledSchedule: maybe { $0.text() },
            status: one(of: FormularyStatus.self),
            restriction: maybe { $0.text() },
            typical: maybe { random in
                .init(
                    quantity: random.decimal(),
                    dose: random.decimal(),
                    frequency: random.count(),
                    days: random.count(),
                    popularity: random.count()
                )
            }
        )
    }

    private mutating func ruleSubject() -> RuleSubject { flip() ? .ingredient(text()) : .atc(text()) }

    private mutating func doseRule() -> DoseRule {
        DoseRule(
            id: text(),
            ingredient: text(),
            forms: list { $0.text() },
            fromMonths: count(),
            beforeMonths: maybe { $0.count() },
            unit: text(),
            isPerKilogram: flip(),
            maximumSingle: maybe { $0.decimal() },
            maximumDaily: maybe { $0.decimal() },
            maximumDailyTotal: maybe { $0.decimal() },
            minimumDaily: maybe { $0.decimal() }
        )
    }

    private mutating func interactionRules() -> InteractionRulesReleased {
        InteractionRulesReleased(
            releaseID: id(),
            version: text(),
            allergyGroups: list { random in
                AllergyGroup(
                    id: random.text(),
                    name: random.text(),
                    ingredients: random.list { $0.text() },
                    crossReactsWith: random.list { $0.text() }
                )
            },
            interactions: list { random in
                InteractionRule(
                    id: random.text(),
                    first: random.ruleSubject(),
                    second: random.ruleSubject(),
                    severity: random.one(of: AlertSeverity.self),
                    mechanism: random.text(),
                    management: random.text()
                )
            },
            reproduction: list { random in
                ReproductionRule(
                    id: random.text(),
                    subject: random.ruleSubject(),
                    period: random.flip() ? .breastfeeding : .pregnancy(trimesters: 2...3),
                    severity: random.one(of: AlertSeverity.self),
                    management: random.text()
                )
            },
            ages: list { random in
                AgeRule(
                    id: random.text(),
                    subject: random.ruleSubject(),
                    beforeMonths: random.maybe { $0.count() },
                    fromMonths: random.maybe { $0.count() },
                    severity: random.one(of: AlertSeverity.self),
                    management: random.text()
                )
            },
            conditions: list { random in
                ConditionRule(
                    id: random.text(),
                    subject: random.ruleSubject(),
                    codePrefix: random.text(),
                    severity: random.one(of: AlertSeverity.self),
                    management: random.text()
                )
            }
        )
    }
}
