internal import EventCatalog
internal import ProjectionEngine

/// A recorded death.
struct Death: Hashable {
    let recordedAt: Timestamp
    let date: CalendarDate?
}

/// Whether a patient has died, and which records stand for the same person. Only those with something to say have a row.
struct PersonLinks: Hashable {
    static let table = Table("patient")

    var death: Death?
    var mergedInto: PatientID?
    var sources: [PatientID] = []

    private var isEmpty: Bool { death == nil && mergedInto == nil && sources.isEmpty }

    private static func find(_ id: PatientID, in rows: borrowing some RowSource & ~Copyable) throws(RowError)
        -> PersonLinks?
    {
        guard let row = try rows.row(at: KeyEncoder(id.record).bytes, in: table) else { return nil }
        return try PersonLinks(decoding: row)
    }

    private static func put(_ links: PersonLinks, of id: PatientID, in rows: inout RowWriter) throws(RowError) {
        let key = KeyEncoder(id.record).bytes
        if links.isEmpty {
            try rows.delete(at: key, in: table)
        } else {
            try rows.put(links.encoded(), at: key, in: table)
        }
    }

    // MARK: Persons

    /// The record that stands for a person, and all records of that person.
    static func members(of id: PatientID, in rows: borrowing some RowSource & ~Copyable) throws(RowError) -> [PatientID]
    {
        var root = id
        var seen: Set<PatientID> = [id]
        while let next = try find(root, in: rows)?.mergedInto, seen.insert(next).inserted { root = next }
        var members = [root]
        var index = 0
        while index < members.count {
            for source in try find(members[index], in: rows)?.sources ?? [] where !members.contains(source) {
                members.append(source)
            }
            index += 1
        }
        return members
    }

    /// When the person whose record this is died: the earliest that any of the person's records says.
    static func death(of id: PatientID, in rows: borrowing some RowSource & ~Copyable) throws(RowError) -> Death? {
        guard let links = try find(id, in: rows) else { return nil }
        if links.mergedInto == nil, links.sources.isEmpty { return links.death }
        var deaths: [Death] = []
        for member in try members(of: id, in: rows) {
            if let death = try find(member, in: rows)?.death { deaths.append(death) }
        }
        return deaths.min { $0.recordedAt < $1.recordedAt }
    }

    // MARK: Changes

    /// Changes what is known of a death.
    static func change(
        of id: PatientID,
        in rows: inout RowWriter,
        _ change: (inout PersonLinks) -> Void
    ) throws {
        let members = try members(of: id, in: rows)
        try updating(members, in: &rows) { (rows: inout RowWriter) throws(RowError) in
            var links = try find(id, in: rows) ?? PersonLinks()
            change(&links)
            try put(links, of: id, in: &rows)
        }
    }

    /// Makes two records stand for one person (I-44).
    static func join(_ source: PatientID, to survivor: PatientID, in rows: inout RowWriter) throws {
        let members = try members(of: source, in: rows) + members(of: survivor, in: rows)
        try updating(members, in: &rows) { (rows: inout RowWriter) throws(RowError) in
            var links = try find(source, in: rows) ?? PersonLinks()
            links.mergedInto = survivor
            try put(links, of: source, in: &rows)
            var others = try find(survivor, in: rows) ?? PersonLinks()
            if !others.sources.contains(source) { others.sources.append(source) }
            try put(others, of: survivor, in: &rows)
        }
    }

    /// Makes each stand for itself again (I-46).
    static func part(_ source: PatientID, from survivor: PatientID, in rows: inout RowWriter) throws {
        let members = try members(of: source, in: rows) + members(of: survivor, in: rows)
        try updating(members, in: &rows) { (rows: inout RowWriter) throws(RowError) in
            var links = try find(source, in: rows) ?? PersonLinks()
            if links.mergedInto == survivor { links.mergedInto = nil }
            try put(links, of: source, in: &rows)
            var others = try find(survivor, in: rows) ?? PersonLinks()
            others.sources.removeAll { $0 == source }
            try put(others, of: survivor, in: &rows)
        }
    }

    /// Changes links, and the lines that depend on them: orders of the dead, and pairs that may be of one person.
    private static func updating(
        _ members: [PatientID],
        in rows: inout RowWriter,
        _ change: (inout RowWriter) throws(RowError) -> Void
    ) throws {
        let people = Set(members)
        var prescriptions: [TrackedPrescription] = []
        var pairs: Set<SuspectedPair> = []
        for patient in people {
            for id in try subjects(.ofPatient, of: patient, in: &rows) {
                if let found = try TrackedPrescription.find(PrescriptionID(id), in: rows) {
                    prescriptions.append(found)
                }
            }
            for other in try subjects(.pairsOf, of: patient, in: &rows) {
                if let pair = try SuspectedPair.find(patient, PatientID(other), in: rows) { pairs.insert(pair) }
            }
        }
        let before = try entries(of: prescriptions, pairs, in: rows)
        try change(&rows)
        try ListEntry.update(from: before, to: try entries(of: prescriptions, pairs, in: rows), in: &rows)
    }

    private static func entries(
        of prescriptions: [TrackedPrescription],
        _ pairs: Set<SuspectedPair>,
        in rows: borrowing some RowSource & ~Copyable
    ) throws(RowError) -> [ListEntry] {
        var entries: [ListEntry] = []
        for found in prescriptions { entries += found.deathEntries(try death(of: found.patientID, in: rows)) }
        for pair in pairs { entries += try pair.entries(in: rows) }
        return entries
    }

    /// The ids at the end of the keys of an index of a patient.
    private static func subjects(
        _ kind: ListKind,
        of patient: PatientID,
        in rows: inout RowWriter
    ) throws -> [RecordID] {
        var ids: [RecordID] = []
        try rows.scan(ListEntry.table, prefix: ListEntry.prefix(kind, .patient(patient)).bytes) { key, _ in
            var end = KeyDecoder(key)
            try end.skip(end.remaining - 16)
            ids.append(try end.id())
            return .next
        }
        return ids
    }
}

extension PersonLinks {
    private func encoded() -> [UInt8] {
        var row = RowEncoder(capacity: 48)
        row.append(death)
        row.append(mergedInto)
        row.append(sources)
        return row.bytes
    }

    private init(decoding bytes: [UInt8]) throws(RowError) {
        var row = RowDecoder(bytes)
        death = try row.optionalValue()
        mergedInto = try row.optionalValue()
        sources = try row.values()
    }
}

extension Death: RowValue {
    func encode(to row: inout RowEncoder) {
        row.append(recordedAt)
        row.append(date)
    }

    init(from row: inout RowDecoder) throws(RowError) {
        recordedAt = try row.value()
        date = try row.optionalValue()
    }
}
