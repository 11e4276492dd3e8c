internal import Crypto
public import EventCatalog
public import Ledger
internal import Prescribing

/// The tenant's secret that turns what must be unique into claims: without it, nobody can guess from the log's index
/// which identifiers or medicines a tenant's patients have.
public struct ClaimKey: Sendable {
    private let key: SymmetricKey

    /// Makes a key; `nil` for fewer than 16 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count >= 16 else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// The claim on a patient's identifier (I-41). Case and white space don't count.
    public func claim(on identifier: Identifier) -> Claim {
        let message = [Purpose.identifier.rawValue] + identifier.normalizedSystem + [0] + identifier.normalizedValue
        return Claim(key: Array(code(for: message)))
    }

    /// The claims on a patient's orders of one product (I-20), on a ward or outside. They begin with the patient's id, so that those of one
    /// patient lie together in the log's index.
    func orderClaims(of product: ProductKey, for patient: PatientID, in setting: CareSetting?) -> OrderClaims {
        let patientBytes = patient.record.bytes
        var message = [Purpose.order.rawValue]
        message.reserveCapacity(128)
        message += patientBytes
        message += product.system.utf8
        message.append(0)
        message += product.code.utf8
        if setting == .inpatient { message += [0, 1] }
        return OrderClaims(prefix: patientBytes + code(for: message).prefix(15))
    }

    /// The list of a patient's signed prescriptions.
    func orderList(of patient: PatientID) -> OrderList {
        let patientBytes = patient.record.bytes
        return OrderList(prefix: patientBytes + code(for: [Purpose.orderList.rawValue] + patientBytes).prefix(15))
    }

    /// The list of the patients who share a blocking key (I-42).
    func duplicateClaims(of key: [UInt8]) -> DuplicateClaims {
        DuplicateClaims(prefix: Array(code(for: [Purpose.duplicate.rawValue] + key)).prefix(31) + [])
    }

    private func code(for message: [UInt8]) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: message, using: key)
    }

    /// Keeps claims of different kinds apart.
    private enum Purpose: UInt8 {
        case identifier = 1
        case order
        case orderList
        case duplicate
    }
}

/// The claims that open orders of one product for one patient can hold.
///
/// The first open order holds slot 0. Orders meant to run beside it hold the next slots, and leave a mark that those must
/// be looked at; so the common case costs two look-ups.
struct OrderClaims: Hashable {
    /// How many orders of one product can be open at a time.
    static let slotCount: UInt8 = 8

    /// The first 31 bytes of every key.
    let prefix: [UInt8]

    /// The claim of a slot.
    func slot(_ number: UInt8) -> Claim { Claim(key: prefix + [number]) }

    /// Set, and never removed, once a slot over 0 was used.
    var parallelMark: Claim { Claim(key: prefix + [0xFF]) }
}
