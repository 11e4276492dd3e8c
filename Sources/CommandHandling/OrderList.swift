internal import EventCatalog
internal import Ledger
internal import Prescribing

/// Where a patient's signed prescriptions are listed among the log's claims, so that a decision finds what a patient takes
/// without a read model: slot after slot, each owned by a prescription, up to the first free one.
///
/// An entry stays when its prescription ends; the next signature that finds it no longer matters takes its slot. So the
/// list is as long as the most prescriptions that mattered at one time, and ending one costs nothing.
struct OrderList {
    /// How many prescriptions can be listed.
    static let slotCount = 200

    /// The first 31 bytes of every key.
    let prefix: [UInt8]

    /// The claim of a slot.
    func slot(_ number: UInt8) -> Claim { Claim(key: prefix + [number]) }

    /// A prescription on the list.
    struct Entry {
        let slot: UInt8
        let id: PrescriptionID
        let version: UInt64
        let state: Prescription.State
    }

    /// What is on the list, and where the next entry goes.
    struct Contents {
        var entries: [Entry] = []
        /// The first slot without an owner; `nil` if there is none.
        var free: UInt8?
    }
}

extension UnitOfWork {
    /// The prescriptions on a patient's list.
    ///
    /// - Complexity: O(events of the prescriptions listed).
    mutating func orders(of patient: PatientID) throws(CommandFailure) -> OrderList.Contents {
        let list = clinic.claimKey.orderList(of: patient)
        var contents = OrderList.Contents()
        for number in 0..<UInt8(OrderList.slotCount) {
            guard let owner = try owner(of: list.slot(number)) else {
                contents.free = number
                break
            }
            let id = PrescriptionID(owner)
            let record = try record(Prescription.self, id)
            guard let state = record.state else { continue }
            contents.entries.append(OrderList.Entry(slot: number, id: id, version: record.version, state: state))
        }
        return contents
    }

    /// Puts a prescription on the patient's list: into a slot whose owner no longer matters, else the first free one.
    mutating func list(
        _ id: PrescriptionID,
        of patient: PatientID,
        in contents: OrderList.Contents,
        replacing former: OrderList.Entry?
    ) throws(CommandFailure) {
        guard !contents.entries.contains(where: { $0.id == id }) else { return }
        let list = clinic.claimKey.orderList(of: patient)
        guard let number = former?.slot ?? contents.free else {
            throw .rejected(.prescription(.tooManyOrders(limit: OrderList.slotCount)))
        }
        try stageClaim { transaction throws(EventLogError) in
            if let former { try transaction.release(list.slot(number), by: former.id.record) }
            try transaction.claim(list.slot(number), for: id.record)
        }
    }
}
