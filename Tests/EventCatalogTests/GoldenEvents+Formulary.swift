import EventCatalog
import TestKit

// The events of the formulary.

extension GoldenEvents {
    static let formulary: [FormularyEvent] = [
        .productAdded(ProductAdded(releaseID: ID(.test(20)), product: methadone)),
        .productChanged(ProductChanged(releaseID: ID(.test(20)), product: methadone)),
        .productWithdrawn(
            ProductWithdrawn(
                releaseID: ID(.test(20)),
                product: Coding(system: CodeSystem.demonstration, code: "ranitidine-150", display: "Ranitidine 150 mg"),
                reason: "the licence was withdrawn"
            )
        ),
        .interactionRulesReleased(
            InteractionRulesReleased(
                releaseID: ID(.test(20)),
                version: "2026.1",
                allergyGroups: [
                    AllergyGroup(
                        id: "ag-penicillins",
                        name: "penicillins",
                        ingredients: ["amoxicillin", "flucloxacillin"],
                        crossReactsWith: ["ag-cephalosporins"]
                    )
                ],
                interactions: [
                    InteractionRule(
                        id: "ix-1",
                        first: .ingredient("warfarin"),
                        second: .atc("M01A"),
                        severity: .high,
                        mechanism: "Bleeding.",
                        management: "Avoid."
                    )
                ],
                reproduction: [
                    ReproductionRule(
                        id: "rp-1",
                        subject: .ingredient("warfarin"),
                        period: .pregnancy(trimesters: 1...3),
                        severity: .critical,
                        management: "Avoid."
                    ),
                    ReproductionRule(
                        id: "rp-2",
                        subject: .atc("N02A"),
                        period: .breastfeeding,
                        severity: .warning,
                        management: "Watch the child."
                    ),
                ],
                ages: [
                    AgeRule(
                        id: "age-1",
                        subject: .ingredient("aspirin"),
                        beforeMonths: 192,
                        fromMonths: 1,
                        severity: .critical,
                        management: "Not before 16 years."
                    )
                ],
                conditions: [
                    ConditionRule(
                        id: "cond-1",
                        subject: .atc("C07A"),
                        codePrefix: "J45",
                        severity: .info,
                        management: "Asthma."
                    )
                ]
            )
        ),
        .doseRulesReleased(
            DoseRulesReleased(
                releaseID: ID(.test(20)),
                version: "2026.1",
                doses: [
                    DoseRule(
                        id: "dose-1",
                        ingredient: "paracetamol",
                        forms: ["tablet", "oral suspension"],
                        fromMonths: 3,
                        beforeMonths: 192,
                        unit: "mg",
                        isPerKilogram: true,
                        maximumSingle: number(15),
                        maximumDaily: number(75),
                        maximumDailyTotal: number(4_000),
                        minimumDaily: number(105, 1)
                    )
                ],
                renal: [
                    RenalRule(
                        id: "renal-1",
                        subject: .ingredient("metformin"),
                        below: number(30),
                        severity: .critical,
                        management: "Contraindicated."
                    )
                ]
            )
        ),
        .codesReleased(
            CodesReleased(
                releaseID: ID(.test(20)),
                system: CodeSystem.icd10CM,
                version: "2026",
                part: 3,
                codes: [
                    ReleasedCode(code: "E11", display: "Type 2 diabetes mellitus", isLeaf: false),
                    ReleasedCode(
                        code: "E11.9",
                        display: "Type 2 diabetes mellitus without complications",
                        isLeaf: true
                    ),
                ]
            )
        ),
        .released(
            FormularyReleased(
                releaseID: ID(.test(20)),
                version: "2026.1",
                effectiveFrom: date(2026, 4, 1),
                contentHash: Array(0..<32),
                counts: FormularyCounts(products: 250, rules: 400, codes: 98_000),
                source: "the trust's formulary committee",
                licence: "CC BY 4.0",
                notice: "Not for clinical use.",
                basedOn: ID(.test(19))
            )
        ),
    ]

    private static let methadone = FormularyProduct(
        coding: Coding(system: CodeSystem.demonstration, code: "methadone-1mg-ml-sol", display: "Methadone 1 mg/mL"),
        name: "Methadone 1 mg/mL oral solution",
        ingredients: ["methadone"],
        atc: "N07BC02",
        atcClassName: "Drugs for opioid dependence",
        form: "oral solution",
        strength: "1 mg/mL",
        unit: "mL",
        controlledSchedule: "2",
        status: .restricted,
        restriction: "substance misuse services",
        typical: .init(quantity: number(350), dose: number(250, 1), frequency: 1, days: 14, popularity: 3)
    )
}
