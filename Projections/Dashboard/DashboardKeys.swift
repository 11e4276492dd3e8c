internal import EventCatalog
internal import ProjectionEngine

extension DashboardProjection {
    /// Drafts by prescription: who prescribes what is known before the signature that counts it.
    static let drafts = Table("draft")
}

/// By what the counters are told apart; also the first byte of their keys.
enum Dimension: UInt8 {
    case metric = 1
    case product
    case prescriber
}

extension Counters {
    static let counts = Table("count")
    /// (dimension, code) → number, and (dimension, number) → code.
    static let numbers = Table("number")
    static let values = Table("value")
    static let tables = [counts, numbers, values]

    /// The key of a product's number.
    static func key(of product: Coding) -> [UInt8] {
        var key = KeyEncoder()
        key.append(Dimension.product.rawValue)
        key.append(product.system)
        key.append(product.code)
        return key.bytes
    }

    /// The key of a prescriber's number.
    static func key(of prescriber: PractitionerID) -> [UInt8] {
        var key = KeyEncoder()
        key.append(Dimension.prescriber.rawValue)
        key.append(prescriber)
        return key.bytes
    }

    /// Where the next number of a dimension is kept.
    static func nextNumberKey(_ dimension: Dimension) -> [UInt8] { [dimension.rawValue] }

    /// The key of what a number stands for.
    static func valueKey(_ number: Int, _ dimension: Dimension) -> [UInt8] {
        var key = KeyEncoder()
        key.append(dimension.rawValue)
        key.append(UInt64(number))
        return key.bytes
    }
}

extension Period {
    /// The key of a row of counters.
    func key(_ dimension: Dimension, chunk: Int) -> [UInt8] {
        var key = keyPrefix(dimension)
        key.append(UInt64(chunk))
        return key.bytes
    }

    /// What the keys of this period begin with: one row follows another for each 256 values.
    func keyPrefix(_ dimension: Dimension) -> KeyEncoder {
        var key = KeyEncoder()
        key.append(dimension.rawValue)
        key.append(level.rawValue)
        key.append(date)
        return key
    }
}
