internal import ProjectionEngine

extension CandidateSearch {
    /// Judges the cards of one row of the index.
    mutating func judge(_ cards: borrowing Span<UInt8>, from start: Int) throws -> ScanStep {
        guard examined < limit else {
            isCut = true
            return .stop
        }
        guard cards.count >= start, (cards.count - start).isMultiple(of: PatientCard.size) else {
            throw RowError.damaged
        }
        var offset = start
        while offset < cards.count {
            judgeCard(cards, offset)
            offset += PatientCard.size
        }
        examined += (cards.count - start) / PatientCard.size + 4
        return .next
    }

    /// Judges a patient who was found by a number.
    mutating func judgeRow(_ ordinal: UInt32, in rows: borrowing RowReader) throws {
        try rows.withRow(at: SearchKeys.row(ordinal), in: .rows) { row in
            guard let row, row.count >= PatientRow.cardOffset + PatientCard.size else { throw RowError.damaged }
            judgeCard(row, PatientRow.cardOffset)
        }
        examined += Self.workOfRow
    }

    private mutating func judgeCard(_ cards: borrowing Span<UInt8>, _ offset: Int) {
        let facts = CardView.facts(cards, offset)
        var best = Finding.none
        for interpretation in interpretations {
            var tally = tally(of: interpretation)
            for index in interpretation.tokens {
                let finding = tokens[index].finding(cards, offset, facts)
                let isCertain = !tokens[index].isCut && (!facts.hasMoreWords || !tokens[index].isNameToken)
                guard tally.add(finding, weight: tokens[index].weight, isCertain: isCertain) else { break }
            }
            if tally.isUncertain {
                postpone(CardView.ordinal(cards, offset))
                return
            }
            let total = tally.finding
            best.improve(total.points, total.fields)
        }
        guard best.points > 0 else { return }
        keep(Ranked(finding: best, sortKey: CardView.sortKey(cards, offset), ordinal: CardView.ordinal(cards, offset)))
    }

    @inline(__always)
    private func tally(of interpretation: Interpretation) -> Tally {
        let mayBeRespelled = stage != .asTyped && interpretation.mayBeRespelled
        let misses =
            stage == .partial && mayBeRespelled ? Scoring.allowedMisses(of: interpretation.tokens.count) : 0
        return Tally(allowedMisses: misses, mayBeRespelled: mayBeRespelled)
    }

    private mutating func keep(_ match: Ranked) {
        top.add(match)
        first.add(match)
    }

    private mutating func postpone(_ ordinal: UInt32) {
        if deferred.last == ordinal { return }
        if deferred.count < Self.deferredLimit { deferred.append(ordinal) } else { isCut = true }
    }

    /// Judges those whose card did not say enough by their rows.
    mutating func judgeDeferred(in rows: borrowing RowReader) throws {
        for ordinal in Set(deferred) {
            guard let bytes = try rows.row(at: SearchKeys.row(ordinal), in: .rows) else { throw RowError.damaged }
            let row = try PatientRow(bytes)
            let judge = RowJudge(row)
            var best = Finding.none
            for interpretation in interpretations {
                var tally = tally(of: interpretation)
                for index in interpretation.tokens {
                    let nearDates = stage == .asTyped ? nil : tokens[index].nearDates
                    let finding = judge.finding(of: tokens[index].readings, nearDates: nearDates)
                    guard tally.add(finding, weight: tokens[index].weight, isCertain: true) else { break }
                }
                best.improve(tally.finding.points, tally.finding.fields)
            }
            guard best.points > 0 else { continue }
            keep(Ranked(finding: best, sortKey: CardView.sortKey(row.card.span, 0), ordinal: ordinal))
        }
        deferred = []
    }
}
