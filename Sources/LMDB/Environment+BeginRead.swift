extension Environment {
    /// Begins a read on the state after the last commit, for a type that owns the transaction; ``read(_:)`` is for
    /// everything else. It ends when the transaction's one owner goes out of scope.
    public func beginRead() throws(LMDBError) -> ReadTransaction { try ReadTransaction(in: self) }
}
