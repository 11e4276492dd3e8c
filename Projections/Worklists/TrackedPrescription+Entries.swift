internal import EventCatalog
internal import ProjectionEngine

extension TrackedPrescription {
    /// Its lines in all lists, as the rows are now.
    func entries(in rows: borrowing some RowSource & ~Copyable) throws(RowError) -> [ListEntry] {
        guard let signature else {
            return places(.drafts, draftedAt).map { ListEntry($0, validUntil: nil) }
        }
        guard items.contains(where: \.isOpen) else { return [] }
        let own = ownPlaces(signature) + deathPlaces(try PersonLinks.death(of: patientID, in: rows))
        var entries = own.map { ListEntry($0, validUntil: signature.validUntil) }
        for key in conflicts {
            if let entry = try MergedOrders.entry(key, of: self, in: rows) { entries.append(entry) }
        }
        return entries
    }

    /// Its lines in the list of orders of the dead (I-40).
    func deathEntries(_ death: Death?) -> [ListEntry] {
        guard let signature, items.contains(where: \.isOpen) else { return [] }
        return deathPlaces(death).map { ListEntry($0, validUntil: signature.validUntil) }
    }

    private func ownPlaces(_ signature: Signature) -> [KeyEncoder] {
        var ofPatient = ListEntry.prefix(.ofPatient, .patient(patientID))
        ofPatient.append(id)
        var places = [ofPatient, place(.expiryDue, .everybody, signature.validUntil)]
        if let reviewOn = signature.reviewOn {
            places.append(place(.reviews, .everybody, reviewOn))
            places.append(place(.reviews, .prescriber(prescriberID), reviewOn))
            if !isReviewRecorded { places.append(place(.reviewDue, .everybody, reviewOn)) }
        }
        if let asked = items.compactMap(\.pendingRequest).map(\.requestedAt).min() {
            places += self.places(.cancellations, asked)
            if let holder { places.append(place(.cancellations, .pharmacy(holder), asked)) }
        }
        return places
    }

    private func deathPlaces(_ death: Death?) -> [KeyEncoder] {
        death.map { places(.deceased, $0.recordedAt) } ?? []
    }

    /// The places in everybody's list and the prescriber's.
    private func places(_ kind: ListKind, _ time: Timestamp) -> [KeyEncoder] {
        [place(kind, .everybody, time), place(kind, .prescriber(prescriberID), time)]
    }

    private func place(_ kind: ListKind, _ scope: ListScope, _ time: Timestamp) -> KeyEncoder {
        var key = ListEntry.prefix(kind, scope)
        key.append(time)
        key.append(id)
        return key
    }

    private func place(_ kind: ListKind, _ scope: ListScope, _ day: CalendarDate) -> KeyEncoder {
        var key = ListEntry.prefix(kind, scope)
        key.append(day)
        key.append(id)
        return key
    }
}
