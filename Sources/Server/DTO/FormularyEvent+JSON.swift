internal import EventCatalog
internal import StrictJSON

/// The formulary's events as replay shows them.
extension JSONWriter {
    mutating func data(_ event: FormularyEvent) {
        switch event {
        case .productAdded(let event):
            member("release_id", event.releaseID)
            definition(event.product)
        case .productChanged(let event):
            member("release_id", event.releaseID)
            definition(event.product)
        case .productWithdrawn(let event):
            member("release_id", event.releaseID)
            member("product", event.product)
            member("reason", event.reason)
        case .interactionRulesReleased(let event): rules(event)
        case .doseRulesReleased(let event):
            member("release_id", event.releaseID)
            member("version", event.version)
            array("doses", of: event.doses) { $0.rule($1) }
            array("renal", of: event.renal) { writer, rule in
                writer.rule(rule.id, rule.subject, rule.severity, rule.management) { $0.member("below", rule.below) }
            }
        case .codesReleased(let event):
            member("release_id", event.releaseID)
            member("system", event.system)
            member("version", event.version)
            member("part", event.part)
            array("codes", of: event.codes) { writer, code in
                writer.object {
                    $0.member("code", code.code)
                    $0.member("display", code.display)
                    $0.member("is_leaf", code.isLeaf)
                }
            }
        case .released(let event): released(event)
        }
    }

    private mutating func released(_ event: FormularyReleased) {
        member("release_id", event.releaseID)
        member("version", event.version)
        member("effective_from", event.effectiveFrom)
        member("content_hash", hexadecimal: event.contentHash)
        member("counts", event.counts)
        member("source", orNull: event.source)
        member("licence", orNull: event.licence)
        member("notice", orNull: event.notice)
        member("based_on", ifPresent: event.basedOn?.description)
    }

    /// A hash in hexadecimal digits.
    mutating func member(_ name: String, hexadecimal bytes: [UInt8]) {
        let digits = Array("0123456789abcdef".utf8)
        member(name, String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self))
    }

    /// How much a release holds.
    mutating func member(_ name: String, _ counts: FormularyCounts) {
        object(name) {
            $0.member("products", counts.products)
            $0.member("rules", counts.rules)
            $0.member("codes", counts.codes)
        }
    }

    private mutating func definition(_ product: FormularyProduct) {
        member("product", product.coding)
        member("name", product.name)
        member("ingredients", strings: product.ingredients)
        member("atc", product.atc)
        member("atc_class", product.atcClassName)
        member("form", product.form)
        member("strength", product.strength)
        member("unit", product.unit)
        member("controlled_schedule", orNull: product.controlledSchedule)
        member("status", product.status.wireName)
        member("restriction", orNull: product.restriction)
        guard let typical = product.typical else { return }
        object("typical") {
            $0.member("quantity", typical.quantity)
            $0.member("dose", typical.dose)
            $0.member("frequency", typical.frequency)
            $0.member("days", typical.days)
            $0.member("popularity", typical.popularity)
        }
    }
}

// MARK: - Rules

extension JSONWriter {
    private mutating func rules(_ event: InteractionRulesReleased) {
        member("release_id", event.releaseID)
        member("version", event.version)
        array("allergy_groups", of: event.allergyGroups) { writer, group in
            writer.object {
                $0.member("id", group.id)
                $0.member("name", group.name)
                $0.member("ingredients", strings: group.ingredients)
                $0.member("cross_reacts_with", strings: group.crossReactsWith)
            }
        }
        array("interactions", of: event.interactions) { writer, rule in
            writer.object {
                $0.member("id", rule.id)
                $0.member("first", rule.first)
                $0.member("second", rule.second)
                $0.member("severity", rule.severity.wireName)
                $0.member("mechanism", rule.mechanism)
                $0.member("management", rule.management)
            }
        }
        array("reproduction", of: event.reproduction) { writer, rule in
            writer.rule(rule.id, rule.subject, rule.severity, rule.management) {
                switch rule.period {
                case .pregnancy(let trimesters):
                    $0.member("trimesters", "\(trimesters.lowerBound)-\(trimesters.upperBound)")
                case .breastfeeding: $0.member("breastfeeding", true)
                }
            }
        }
        array("ages", of: event.ages) { writer, rule in
            writer.rule(rule.id, rule.subject, rule.severity, rule.management) {
                $0.member("before_months", orNull: rule.beforeMonths)
                $0.member("from_months", orNull: rule.fromMonths)
            }
        }
        array("conditions", of: event.conditions) { writer, rule in
            writer.rule(rule.id, rule.subject, rule.severity, rule.management) {
                $0.member("code_prefix", rule.codePrefix)
            }
        }
    }

    fileprivate mutating func rule(
        _ id: String,
        _ subject: RuleSubject,
        _ severity: AlertSeverity,
        _ management: String,
        _ more: (inout JSONWriter) -> Void
    ) {
        object {
            $0.member("id", id)
            $0.member("subject", subject)
            more(&$0)
            $0.member("severity", severity.wireName)
            $0.member("management", management)
        }
    }

    fileprivate mutating func rule(_ rule: DoseRule) {
        object {
            $0.member("id", rule.id)
            $0.member("ingredient", rule.ingredient)
            $0.member("forms", strings: rule.forms)
            $0.member("from_months", rule.fromMonths)
            $0.member("before_months", orNull: rule.beforeMonths)
            $0.member("unit", rule.unit)
            $0.member("is_per_kilogram", rule.isPerKilogram)
            $0.member("maximum_single", ifPresent: rule.maximumSingle?.description)
            $0.member("maximum_daily", ifPresent: rule.maximumDaily?.description)
            $0.member("maximum_daily_total", ifPresent: rule.maximumDailyTotal?.description)
            $0.member("minimum_daily", ifPresent: rule.minimumDaily?.description)
        }
    }

    private mutating func member(_ name: String, _ subject: RuleSubject) {
        object(name) {
            switch subject {
            case .ingredient(let ingredient): $0.member("ingredient", ingredient)
            case .atc(let prefix): $0.member("atc", prefix)
            }
        }
    }
}
