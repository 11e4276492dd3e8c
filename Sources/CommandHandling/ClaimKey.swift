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

    /// The claim on a patient's identifier (I-41). Case and white space of the value, and case of the system, don't count.
    public func claim(on identifier: Identifier) -> Claim {
        var hash = HMAC<SHA256>(key: key)
        hash.update(data: [1])
        hash.update(data: Identifier.normalized(identifier.system))
        hash.update(data: [0])
        hash.update(data: Identifier.normalized(identifier.value))
        return Claim(key: Array(hash.finalize()))
    }

    /// The claims on a patient's orders of one product (I-20). They begin with the patient's id, so that those of one
    /// patient lie together in the log's index.
    func orderClaims(of product: ProductKey, for patient: PatientID) -> OrderClaims {
        var hash = HMAC<SHA256>(key: key)
        let patientBytes = patient.record.bytes
        hash.update(data: [2])
        hash.update(data: patientBytes)
        hash.update(data: Array(product.system.utf8))
        hash.update(data: [0])
        hash.update(data: Array(product.code.utf8))
        return OrderClaims(prefix: patientBytes + hash.finalize().prefix(15))
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
