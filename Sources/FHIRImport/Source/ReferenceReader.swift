internal import EventCatalog

/// Who prescribed, as far as a resource says: a record, or an identifier that someone must be found by.
struct PrescriberHint {
    enum Target {
        case record(RecordID)
        case identifier(RecordID, Identifier?)
    }
    var target: Target
    var display: String?
}

/// Finds what references of one file point to.
struct ReferenceReader {
    let index: SourceIndex
    let file: Int

    /// The id of what a reference points to.
    ///
    /// - Parameter types: What it may point to; the first is taken for what `urn:uuid:` does not tell.
    /// - Returns: `nil` if it points to something else, into the resource itself, or is a search.
    func record(_ reference: FHIRReference, _ types: [String]) -> RecordID? {
        let text = reference.text
        guard !text.isEmpty else { return nil }
        if let known = index.aliases[index.ids.alias(text, file: file)] { return known }
        if text.hasPrefix("urn:") {
            let id = text.hasPrefix("urn:uuid:") ? String(text.dropFirst(9)) : text
            return index.ids.record(types[0], id)
        }
        guard let (type, id) = Self.typeAndID(text), types.contains(type) else { return nil }
        return index.ids.record(type, id)
    }

    /// The practitioner that a reference names, through a role where it names one.
    func practitioner(_ reference: FHIRReference) -> PrescriberHint? {
        let text = reference.text
        if text.isEmpty, let display = reference.display, !display.isBlank {
            let key = index.ids.identifier("Practitioner", "display=\(display)")
            return PrescriberHint(target: .identifier(key, nil), display: display)
        }
        if let mark = text.firstIndex(of: "?") {
            guard text[..<mark] == "Practitioner" || text[..<mark].hasSuffix("/Practitioner") else { return nil }
            let query = String(text[text.index(after: mark)...])
            let key = index.ids.identifier("Practitioner", query)
            return PrescriberHint(target: .identifier(key, Self.identifier(in: query)), display: reference.display)
        }
        let role = record(reference, ["PractitionerRole"])
        if let role, let hint = index.practitioners[role] {
            return PrescriberHint(target: hint.target, display: hint.display ?? reference.display)
        }
        guard let id = record(reference, ["Practitioner"]) else { return nil }
        return PrescriberHint(target: .record(id), display: reference.display)
    }

    /// `Patient/1`, `http://server/fhir/Patient/1/_history/2` → `Patient` and `1`.
    private static func typeAndID(_ text: String) -> (type: String, id: String)? {
        var parts = text.split(separator: "/")
        if let history = parts.lastIndex(of: "_history"), history >= 2 { parts.removeSubrange(history...) }
        guard parts.count >= 2, !text.contains("?"), !text.hasPrefix("#") else { return nil }
        return (String(parts[parts.count - 2]), String(parts[parts.count - 1]))
    }

    /// `identifier=http://hl7.org/fhir/sid/us-npi|999` → system and value.
    private static func identifier(in query: String) -> Identifier? {
        guard query.hasPrefix("identifier=") else { return nil }
        let parts = query.dropFirst(11).split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        return Identifier(system: String(parts[0]), value: String(parts[1]))
    }
}
