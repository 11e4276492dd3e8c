"""The databases of a log, read from its data file without a lock and without a byte written."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import lmdb

TABLES = ["events", "streams", "subjects", "commands", "claims", "claim_changes", "tree", "meta"]


class Log:
    """A log's directory, or a copy of one that nobody writes to."""

    def __init__(self, directory: Path) -> None:
        self._environment = lmdb.open(
            str(directory), readonly=True, lock=False, max_dbs=32, subdir=True, readahead=True, create=False
        )
        self._tables = {}
        self.missing = []
        for name in TABLES:
            try:
                self._tables[name] = self._environment.open_db(name.encode(), create=False)
            except lmdb.NotFoundError:
                self.missing.append(name)

    def rows(self, table: str) -> Iterator[tuple[bytes, bytes]]:
        """Every row in the order of keys."""
        with self._environment.begin(db=self._tables[table]) as transaction:
            yield from transaction.cursor()

    def meta(self) -> dict[str, bytes | None]:
        """What the log says of itself; None where the checksum does not fit."""
        return {key.decode(): opened("meta", key, value) for key, value in self.rows("meta")}


def opened(table: str, key: bytes, value: bytes) -> bytes | None:
    """The bytes of a value with a checksum; None if it does not fit."""
    body, checksum = value[:-8], value[-8:]
    expected = sha256(b"\x02" + table.encode() + b"\0" + key + body).digest()[:8]
    return body if checksum == expected else None
