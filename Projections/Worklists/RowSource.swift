internal import ProjectionEngine

/// What rows can be looked up in: while events are applied, and while a query is answered.
protocol RowSource: ~Copyable {
    func row(at key: [UInt8], in table: Table) throws(RowError) -> [UInt8]?
}

extension RowReader: RowSource {}
extension RowWriter: RowSource {}
