internal import EventCatalog
internal import Ledger
internal import Prescribing

/// The place that a new order takes among a patient's open orders of one product.
struct OrderSlot {
    let claims: OrderClaims
    let patient: PatientID
    /// The slot to take; `nil` if all are taken by open orders.
    let number: UInt8?
    /// An order that has ended without giving the slot back: its validity ran out.
    let formerOwner: RecordID?
    /// Whether the prescription has the slot already.
    let isHeld: Bool

    var isFull: Bool { number == nil }
}

extension UnitOfWork {
    /// Finds the open orders of a product (I-20), and the slot that a further one would take.
    mutating func orderSlot(
        of product: ProductKey,
        for patient: PatientID,
        in setting: CareSetting?,
        by id: PrescriptionID,
        replacing replaced: (PrescriptionID, Prescription.State)?,
        open: inout [OpenOrder]
    ) throws(CommandFailure) -> OrderSlot {
        let claims = clinic.claimKey.orderClaims(of: product, for: patient, in: setting)
        let today = recordedAt.date
        var free: (number: UInt8, formerOwner: RecordID?)?
        var slots: ClosedRange<UInt8> = 0...0
        if try owner(of: claims.parallelMark) != nil { slots = 0...(OrderClaims.slotCount - 1) }
        var held: UInt8?
        for number in slots {
            guard let owner = try owner(of: claims.slot(number)) else {
                if free == nil { free = (number, nil) }
                continue
            }
            if owner == id.record {
                held = number
                continue
            }
            let other = PrescriptionID(owner)
            let state =
                if let replaced, replaced.0 == other { replaced.1 } else { try record(Prescription.self, other).state }
            let order = state.flatMap { OpenOrder(of: product, in: $0) }
            if let order { open.append(order) }
            if free == nil, order.map({ $0.validUntil < today }) ?? true { free = (number, owner) }
        }
        if let held { return OrderSlot(claims: claims, patient: patient, number: held, formerOwner: nil, isHeld: true) }
        if free == nil, slots.upperBound == 0 { free = (1, nil) }
        return OrderSlot(
            claims: claims,
            patient: patient,
            number: free?.number,
            formerOwner: free?.formerOwner,
            isHeld: false
        )
    }

    /// Takes a slot for a signed order.
    mutating func take(_ slot: OrderSlot, for id: PrescriptionID) throws(CommandFailure) {
        guard let number = slot.number, !slot.isHeld else { return }
        let claim = slot.claims.slot(number)
        try stageClaim { transaction throws(EventLogError) in
            if let former = slot.formerOwner { try transaction.release(claim, by: former) }
            try transaction.claim(claim, for: id.record)
            if number > 0 { try transaction.claim(slot.claims.parallelMark, for: slot.patient.record) }
        }
    }

    /// Gives back the slot of an order that ended.
    mutating func releaseOrder(
        of product: ProductKey,
        for patient: PatientID,
        in setting: CareSetting?,
        by id: PrescriptionID
    ) throws(CommandFailure) {
        let claims = clinic.claimKey.orderClaims(of: product, for: patient, in: setting)
        if try owner(of: claims.slot(0)) == id.record {
            try stageClaim { transaction throws(EventLogError) in
                try transaction.release(claims.slot(0), by: id.record)
            }
            return
        }
        guard try owner(of: claims.parallelMark) != nil else { return }
        try stageClaim { transaction throws(EventLogError) in
            for number in 1..<OrderClaims.slotCount { try transaction.release(claims.slot(number), by: id.record) }
        }
    }
}
