public import EventCatalog

extension Prescription.ItemStatus {
    /// Whether an item can be carried on by a new prescription (I-38).
    public var isRenewable: Bool {
        switch self {
        case .active, .onHold, .completed, .expired: true
        case .draft, .cancelled, .stopped, .enteredInError: false
        }
    }
}

extension Prescription {
    /// What a renewal does to the prescription that is carried on: open items end, and it says by what it is followed.
    static func renew(
        _ command: RenewPrescription,
        _ state: State,
        _ day: CalendarDate
    ) throws(PrescriptionRejection) -> [PrescriptionEvent] {
        guard !state.isEnteredInError else { throw .notRenewable(status: .enteredInError) }
        try PrescriptionRejection.checking { () throws(InputProblem) in
            try Check.count(command.itemIDs.count, limit: Limit.items, "item_ids")
        }
        if case .draft = state.stage { throw .notSigned }
        let items = state.items(on: day)
        for (index, id) in command.itemIDs.enumerated() {
            guard let item = items.first(where: { $0.content.itemID == id }) else {
                throw .itemNotFound(field: "item_ids[\(index)]")
            }
            if state.renewedBy != nil, item.supersededBy != nil || !item.status.isOpen { throw .alreadyRenewed }
            guard item.status.isRenewable else { throw .notRenewable(status: item.status) }
        }
        let renewed = renewedItems(command, state)
        guard !renewed.isEmpty else {
            throw state.renewedBy == nil ? .notRenewable(status: items.first?.status ?? .draft) : .alreadyRenewed
        }
        let open = items.filter { item in
            item.status.isOpen && renewed.contains { $0.itemID == item.content.itemID }
        }
        let ended = PrescriptionSuperseded(
            itemIDs: open.map(\.content.itemID),
            by: command.newPrescriptionID,
            kind: .renew
        )
        return (open.isEmpty ? [] : [.superseded(ended)])
            + [.renewed(PrescriptionRenewed(renewedBy: command.newPrescriptionID))]
    }

    /// The new prescription that a renewal asks for: the same items with ids of their own, prescribed again (I-38).
    ///
    /// Pure: the ids are made from the new prescription's, so the same renewal gives the same prescription.
    public static func successor(
        of id: PrescriptionID,
        _ state: State,
        for command: RenewPrescription
    ) -> Prescribe {
        let items = renewedItems(command, state).enumerated().map { index, item in
            item.identified(by: itemID(index, of: command.newPrescriptionID))
        }
        let draft = DraftPrescription(
            patientID: state.header.patientID,
            prescriberID: command.prescriberID ?? state.header.prescriberID,
            items: items,
            priorPrescription: id,
            reasons: state.header.reasons,
            note: state.header.note,
            careSetting: state.header.careSetting
        )
        return Prescribe(draft: draft, signature: command.signature)
    }

    /// What was not carried on by one renewal can be by another, as long as it is open.
    private static func renewedItems(_ command: RenewPrescription, _ state: State) -> [PrescriptionItem] {
        state.signedItems.filter { item in
            item.status.isRenewable && (state.renewedBy == nil || item.status.isOpen)
                && (command.itemIDs.isEmpty || command.itemIDs.contains(item.content.itemID))
        }.map(\.content)
    }

    /// A version 7 UUID next to the prescription's own.
    private static func itemID(_ index: Int, of prescription: PrescriptionID) -> PrescriptionItemID {
        let random: UInt64 = 0x3FFF_FFFF_FFFF_FFFF
        let low = prescription.record.low
        let next = (low &+ UInt64(index) &+ 1) & random
        return PrescriptionItemID(RecordID(high: prescription.record.high, low: low & ~random | next))
    }
}
