"""What clients asked and what they were told, written before asking and after the answer."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path


@dataclass
class Attempt:
    """One command as its client saw it. `status` is None if there was no answer."""

    key: str
    method: str
    route: str
    patient: str | None
    expected: int | None
    began: float
    ended: float | None = None
    status: int | None = None
    position: int | None = None
    retried: bool = False

    def command(self, tenant: str, actor: str) -> bytes:
        """The id that the command has in the log (docs/openapi.yaml: the key belongs to tenant, caller and route)."""
        parts = [tenant, actor.lower(), self.method, self.route, self.key]
        return sha256(b"".join(part.encode() + b"\0" for part in parts)).digest()[:16]


class Journal:
    """Attempts by key, and a line for each event in a file outside of the data."""

    def __init__(self, path: Path) -> None:
        self._file = open(path, "a", buffering=1)
        self._lock = threading.Lock()
        self.attempts: dict[str, Attempt] = {}

    def trying(self, attempt: Attempt) -> None:
        with self._lock:
            self.attempts[attempt.key] = attempt
            self._write("try", attempt)

    def answered(self, attempt: Attempt, status: int, position: int | None) -> None:
        with self._lock:
            attempt.status, attempt.position, attempt.ended = status, position, time.monotonic()
            self._write("ack" if status < 300 else "err", attempt)

    def _write(self, kind: str, attempt: Attempt) -> None:
        line = [kind, attempt.key, attempt.method, attempt.route, attempt.patient, attempt.expected]
        self._file.write(json.dumps(line + [attempt.status, attempt.position]) + "\n")
