"""A second verifier of RxLedger's log, written from docs/log-format.md alone."""
