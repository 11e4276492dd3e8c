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
        var findings = CardJudge.Findings(repeating: .none)
        var offset = start
        while offset < cards.count {
            let bytes = cards.extracting(offset..<offset + PatientCard.size)
            let card = OpenCard(bytes)
            switch judge.verdict(on: card, isWhole: !card.facts.hasMoreWords, [], &findings) {
            case .no: break
            case .found(let finding): keep(finding, bytes, card.ordinal)
            case .open: postpone(card.ordinal)
            }
            offset += PatientCard.size
        }
        examined += (cards.count - start) / PatientCard.size + 4
        return .next
    }

    /// Judges a patient who was found by a number, or whose card did not say enough.
    mutating func judgeRow(_ ordinal: UInt32, in rows: borrowing RowReader) throws {
        examined += Self.workOfRow
        try rows.withRow(at: SearchKeys.row(ordinal), in: .rows) { row in
            guard let row, row.count >= PatientRow.cardOffset + PatientCard.size else { throw RowError.damaged }
            let bytes = row.extracting(PatientRow.cardOffset..<PatientRow.cardOffset + PatientCard.size)
            let card = OpenCard(bytes)
            let extraWords = card.facts.hasMoreWords ? try PatientRow.extraWords(in: row) : []
            var findings = CardJudge.Findings(repeating: .none)
            switch judge.verdict(on: card, isWhole: true, extraWords, &findings) {
            case .no: break
            case .found(let finding): keep(finding, bytes, ordinal)
            case .open: try judgeText(of: PatientRow([UInt8](copying: row)), card)
            }
        }
    }

    /// Judges those whose card did not say enough by their rows.
    mutating func judgeDeferred(in rows: borrowing RowReader) throws {
        for ordinal in Set(deferred) { try judgeRow(ordinal, in: rows) }
        deferred = []
    }

    /// Judges a patient by the texts of the row: not all that tokens match could be listed.
    private mutating func judgeText(of row: PatientRow, _ card: borrowing OpenCard) {
        guard decoded < Self.decodedLimit else {
            isCut = true
            return
        }
        decoded += 1
        let best = judge.finding(by: RowJudge(row), tokens, wordsInUse: card.wordsInUse, in: stage)
        if best.points > 0 { keep(best, row.card.span, row.ordinal) }
    }

    private mutating func keep(_ finding: Finding, _ card: borrowing Span<UInt8>, _ ordinal: UInt32) {
        let match = Ranked(finding: finding, sortKey: CardView.sortKey(card, 0), ordinal: ordinal)
        top.add(match)
        first.add(match)
    }

    private mutating func postpone(_ ordinal: UInt32) {
        if deferred.last == ordinal { return }
        if deferred.count < Self.deferredLimit { deferred.append(ordinal) } else { isCut = true }
    }
}
