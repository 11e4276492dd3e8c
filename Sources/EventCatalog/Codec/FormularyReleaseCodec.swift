internal import SwiftProtobuf

// Codes and whole releases of the formulary to and from their stored form (`proto/formulary.proto`).

extension CodesReleased {
    init(stored: StoredCodesReleased) throws(CatalogError) {
        self.init(
            releaseID: ID(stored: try required(stored.hasReleaseID, stored.releaseID, "CodesReleased.release_id")),
            system: stored.system,
            version: stored.version,
            part: Int(stored.part),
            codes: stored.codes.map { ReleasedCode(code: $0.code, display: $0.display, isLeaf: $0.isLeaf) }
        )
    }

    var stored: StoredCodesReleased {
        var stored = StoredCodesReleased()
        stored.releaseID = releaseID.stored
        stored.system = system
        stored.version = version
        stored.part = UInt32(clamping: part)
        stored.codes = codes.map { code in
            .with {
                $0.code = code.code
                $0.display = code.display
                $0.isLeaf = code.isLeaf
            }
        }
        return stored
    }
}

extension FormularyReleased {
    init(stored: StoredFormularyReleased) throws(CatalogError) {
        let id = try required(stored.hasReleaseID, stored.releaseID, "FormularyReleased.release_id")
        let counts = try required(stored.hasCounts, stored.counts, "FormularyReleased.counts")
        guard stored.contentHash.count == 32 else { throw .malformed(field: "FormularyReleased.content_hash") }
        self.init(
            releaseID: ID(stored: id),
            version: stored.version,
            effectiveFrom: try CalendarDate(stored: stored.effectiveFrom, "FormularyReleased.effective_from"),
            contentHash: Array(stored.contentHash),
            counts: FormularyCounts(
                products: Int(counts.products),
                rules: Int(counts.rules),
                codes: Int(counts.codes)
            ),
            source: stored.hasSource ? stored.source : nil,
            licence: stored.hasLicence ? stored.licence : nil,
            notice: stored.hasNotice ? stored.notice : nil,
            basedOn: stored.hasBasedOn ? ID(stored: stored.basedOn) : nil
        )
    }

    var stored: StoredFormularyReleased {
        var stored = StoredFormularyReleased()
        stored.releaseID = releaseID.stored
        stored.version = version
        stored.effectiveFrom = effectiveFrom.stored
        stored.contentHash.append(contentsOf: contentHash)
        stored.counts = .with {
            $0.products = UInt32(clamping: counts.products)
            $0.rules = UInt32(clamping: counts.rules)
            $0.codes = UInt32(clamping: counts.codes)
        }
        if let source { stored.source = source }
        if let licence { stored.licence = licence }
        if let notice { stored.notice = notice }
        if let basedOn { stored.basedOn = basedOn.stored }
        return stored
    }
}
