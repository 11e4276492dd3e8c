internal import EventCatalog
public import ProjectionEngine

extension ReadModel where Rule == PatientSearchProjection {
    /// The largest number of patients on a page.
    public static var maximumPageSize: Int { 200 }

    /// Finds patients by what was typed into the search box, best matches first.
    ///
    /// Every word must match something: the beginning of any part of a name in any order, accents and case aside, former
    /// names too; a birth date, whole or in part, in any common form (day first); an identifier with or without its
    /// separators, its beginning or its last characters; the last digits of a telephone number; an e-mail address.
    ///
    /// - Parameters:
    ///   - query: The text, at most 256 bytes and 12 words.
    ///   - limit: How many patients; brought into 1 … 200.
    ///   - cursor: ``SearchPage/next`` of the page before.
    /// - Throws: ``SearchError`` for a query that is too long or a cursor whose patient is gone; `ReadModelError`.
    /// - Complexity: Bounded: at most some 60,000 candidates are examined, and ``SearchPage/tooManyMatches`` tells if there
    ///   were more.
    public func search(
        _ query: String,
        limit: Int = 20,
        after cursor: SearchCursor? = nil
    ) throws -> Snapshot<SearchPage> {
        let query = try QueryReadings.query(from: query)
        let limit = min(max(limit, 1), Self.maximumPageSize)
        return try read { rows in try Self.page(of: query, limit, after: cursor, in: rows) }
    }

    private static func page(
        of query: SearchQuery,
        _ limit: Int,
        after cursor: SearchCursor?,
        in rows: borrowing RowReader
    ) throws -> SearchPage {
        guard !query.interpretations.isEmpty else { return SearchPage(items: [], next: nil, tooManyMatches: false) }
        var anchor: Ranked?
        if let cursor { anchor = try self.anchor(of: cursor, in: rows) }
        let top = TopMatches(capacity: limit + 1, after: anchor)
        var search = try CandidateSearch(query, top: top, in: rows)
        let (matches, isCut) = try search.run(in: rows)
        var items: [PatientMatch] = []
        let names = Dictionary(matches.map { ($0.sortKey, 1) }, uniquingKeysWith: +)
        for match in matches.prefix(limit) {
            items.append(try item(for: match, hasNamesake: names[match.sortKey, default: 1] > 1, in: rows))
        }
        var next: SearchCursor?
        if matches.count > limit, let last = items.last {
            next = SearchCursor(scoreThousandths: matches[limit - 1].finding.points, patient: last.id)
        }
        return SearchPage(items: items, next: next, tooManyMatches: isCut)
    }

    /// Where a page begins: after the cursor's patient, at the place that their name gives them now.
    private static func anchor(of cursor: SearchCursor, in rows: borrowing RowReader) throws -> Ranked {
        guard let ordinal = try rows.row(at: cursor.patient.record.bytes, in: .patients),
            let bytes = try rows.row(at: ordinal, in: .rows)
        else { throw SearchError.staleCursor }
        let row = try PatientRow(bytes)
        return Ranked(
            finding: Finding(points: cursor.scoreThousandths, fields: []),
            sortKey: CardView.sortKey(row.card.span, 0),
            ordinal: row.ordinal
        )
    }

    private static func item(
        for match: Ranked,
        hasNamesake: Bool,
        in rows: borrowing RowReader
    ) throws -> PatientMatch {
        guard let bytes = try rows.row(at: SearchKeys.row(match.ordinal), in: .rows) else { throw RowError.damaged }
        let row = try PatientRow(bytes)
        return PatientMatch(
            id: row.id,
            name: row.name,
            birthDate: row.birthDate,
            gender: row.gender,
            identifiers: row.identifiers,
            postalCode: row.isRestricted || row.address.postalCode.isEmpty ? nil : row.address.postalCode,
            score: Double(match.finding.points) / 1000,
            matchedOn: match.finding.fields.list,
            deceased: row.isDeceased,
            restricted: row.isRestricted,
            mergedFrom: row.merged.map(\.id),
            hasNamesake: hasNamesake
        )
    }
}
