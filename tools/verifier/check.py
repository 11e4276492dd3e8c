"""The checks: what docs/log-format.md says must hold."""

from __future__ import annotations

import time
from hashlib import sha256

from .entry import Entry, Malformed, parse
from .log import Log, opened
from .note import BadNote, Checkpoint, Key, Note
from .report import Report
from .tree import EMPTY, Tree

SUPPORTED_FORMAT = 2


class Check:
    """One pass over a log. Knows what the entries say; everything else has to agree with it."""

    def __init__(self, log: Log, witnesses: list[tuple[str, Note]], key: Key | None) -> None:
        self.log = log
        self.witnesses = witnesses
        self.key = key
        self.report = Report()
        self.tree = Tree()
        self.roots: dict[int, bytes] = {0: EMPTY}
        self.last = 0
        self.whole = True
        self.recorded_at = -(2**63)
        self.streams: dict[bytes, int] = {}
        self.subjects: set[bytes] = set()
        self.commands: dict[bytes, list[int]] = {}
        self.versions: dict[bytes, int] = {}
        self.unreadable: set[int] = set()

    def run(self) -> Report:
        for name in self.log.missing:
            self.report.add("gap", "table-missing", f"there is no table {name}")
        if self.log.missing:
            return self.report
        self.meta = self.log.meta()
        for name, value in self.meta.items():
            if value is None:
                self.report.add("manipulation", "row-damaged", f"meta's {name} does not match its checksum")
        wanted = {checkpoint.size for _, checkpoint in self._checkpoints()}
        self._events(wanted)
        self._facts()
        self._streams()
        self._subjects()
        self._commands()
        self._claims()
        self._tree()
        for source, note in self.witnesses:
            self._witness(source, note)
        if self.key is None:
            self.report.add("notice", "no-key", "no key was given: signatures were not checked")
        elif self.report.signed < self.report.events:
            count = self.report.events - self.report.signed
            self.report.add("notice", "unsigned-tail", f"{count} events come after the last signed checkpoint")
        return self.report

    def _checkpoints(self) -> list[tuple[str, Checkpoint]]:
        found = []
        for source, note in self.witnesses:
            try:
                found.append((source, Checkpoint.parse(note.text)))
            except BadNote:
                continue  # told when the witness is compared
        return found

    # Events

    def _events(self, wanted: set[int]) -> None:
        for key, record in self.log.rows("events"):
            position = int.from_bytes(key, "big")
            if position != self.last + 1:
                detail = f"after position {self.last} comes {position}"
                self.report.add("gap", "record-missing", detail, self.last + 1)
                self.unreadable.update(range(self.last + 1, position))
                self.whole = False
            self.last = position
            self.report.events += 1
            self._record(position, record)
            if self.tree.size in wanted:
                self.roots[self.tree.size] = self.tree.root()
        self.report.root = self.tree.root().hex()

    def _record(self, position: int, record: bytes) -> None:
        leaf, entry, damage = inspect(position, record)
        self.tree.append(leaf)
        if damage or entry is None:
            self.unreadable.add(position)
            self.report.add("manipulation", "record-damaged", damage or "the entry does not decode", position)
            return
        before = self.versions.get(entry.stream, 0)
        if entry.version != before + 1:
            self.report.add("gap", "version-hole", f"after version {before} comes {entry.version}", position)
        self.versions[entry.stream] = entry.version
        if entry.recorded_at < self.recorded_at:
            self.report.add("manipulation", "time-decreasing", "recorded before the event before it", position)
        self.recorded_at = max(self.recorded_at, entry.recorded_at)
        self.streams[entry.stream + entry.version.to_bytes(8, "big")] = position
        place = position.to_bytes(8, "big")
        self.subjects.update(subject + place for subject in entry.subjects)
        self.commands.setdefault(entry.command, []).append(position)

    def _facts(self) -> None:
        self.report.origin = (self.meta.get("origin") or b"").decode(errors="replace") or None
        if self.meta.get("format") != SUPPORTED_FORMAT.to_bytes(8, "big"):
            self.report.add("gap", "format-unknown", f"the log's format is not {SUPPORTED_FORMAT}")
        state = self.meta.get("state") or b""
        if len(state) != 16:
            self.report.add("manipulation", "state-malformed", "the state is none")
            return
        count = int.from_bytes(state[:8], "big")
        if count != self.report.events:
            self.report.add("gap", "count-differs", f"{self.report.events} events, and the log says {count}")
        elif count and int.from_bytes(state[8:], "big", signed=True) != self.recorded_at:
            self.report.add("manipulation", "state-differs", "the last recording time is another")
        if self.report.events and self.recorded_at > time.time_ns() // 1000:
            self.report.add("notice", "time-ahead", "the last recording time is ahead of this machine's clock")

    # Indexes

    def _streams(self) -> None:
        for key, value in self.log.rows("streams"):
            position = self.streams.pop(key, None)
            if position != int.from_bytes(value, "big") or len(value) != 8:
                if int.from_bytes(value, "big") not in self.unreadable:
                    self.report.add("manipulation", "streams-index", "a row names another event", position)
        for position in self.streams.values():
            self.report.add("gap", "streams-index-missing", "the event is not in the index", position)

    def _subjects(self) -> None:
        for key, value in self.log.rows("subjects"):
            if key in self.subjects and not value:
                self.subjects.discard(key)
            elif int.from_bytes(key[16:], "big") not in self.unreadable:
                position = int.from_bytes(key[16:], "big")
                self.report.add("manipulation", "subjects-index", "a row names another event", position)
        for key in self.subjects:
            position = int.from_bytes(key[16:], "big")
            self.report.add("gap", "subjects-index-missing", "the event is not in the index", position)

    def _commands(self) -> None:
        for key, value in self.log.rows("commands"):
            body = opened("commands", key, value)
            size = body[0] if body else 0
            if body is None:
                self.report.add("manipulation", "row-damaged", "a row of commands does not match its checksum")
                continue
            if len(key) != 16 or len(body) < size + 17:
                self.report.add("manipulation", "commands-index", "a row is malformed")
                continue
            position = int.from_bytes(body[size + 1 : size + 9], "big")
            count = int.from_bytes(body[size + 9 : size + 17], "big")
            positions = self.commands.pop(key, [])
            expected = set(range(position - count + 1, position + 1)) if count else set()
            if expected - self.unreadable != set(positions):
                self.report.add("manipulation", "commands-index", "a row does not tell its command's events", position)
        for positions in self.commands.values():
            for position in positions:
                self.report.add("gap", "commands-index-missing", "the event is not in the index", position)

    def _claims(self) -> None:
        owners: dict[bytes, bytes] = {}
        for key, value in self.log.rows("claim_changes"):
            owner = opened("claim_changes", key, value)
            if owner is None or len(owner) not in (0, 16):
                self.report.add("manipulation", "row-damaged", "a row of claim_changes does not match its checksum")
            elif owner:
                owners[key[8:]] = owner
            else:
                owners.pop(key[8:], None)
        for key, value in self.log.rows("claims"):
            owner = opened("claims", key, value)
            if owner is None:
                self.report.add("manipulation", "row-damaged", "a row of claims does not match its checksum")
            elif owners.pop(key, None) != owner:
                self.report.add("manipulation", "claims-index", "a claim is not what its history makes of it")
        for _ in owners:
            self.report.add("gap", "claims-index-missing", "a claim is missing")

    # The tree

    def _tree(self) -> None:
        if not self.whole:
            return
        wanted = {bytes([level]) + index.to_bytes(8, "big"): row for (level, index), row in self.tree.tiles.items()}
        for key, value in self.log.rows("tree"):
            if wanted.pop(key, None) != value:
                self.report.add("manipulation", "tree-row", "a stored hash is not that of the entries")
        for _ in wanted:
            self.report.add("gap", "tree-row-missing", "a hash of the tree is not stored")
        if self.meta.get("tree") != self.tree.size.to_bytes(8, "big") + b"".join(self.tree.peaks):
            self.report.add("manipulation", "tree-differs", "the stored tree is not that of the entries")

    def _witness(self, source: str, note: Note) -> None:
        def fail(kind: str, detail: str, grade: str = "manipulation") -> None:
            self.report.add(grade, kind, f"{source} {detail}")

        try:
            checkpoint = Checkpoint.parse(note.text)
        except BadNote:
            return fail("checkpoint-malformed", "is no checkpoint")
        if checkpoint.origin != self.report.origin:
            return fail("checkpoint-foreign", f"is of another log: {checkpoint.origin}")
        if self.key:
            try:
                note.verify(self.key)
            except BadNote as error:
                return fail("checkpoint-forged", str(error))
        if checkpoint.size > self.last:
            return fail("log-set-back", f"was signed at {checkpoint.size} events; the log ends at {self.last}")
        if not self.whole:
            return fail("checkpoint-unchecked", "can't be compared: entries are missing", "gap")
        if self.roots[checkpoint.size] != checkpoint.root:
            return fail("log-rewritten", f"was signed over other events than the first {checkpoint.size}")
        if self.key:
            self.report.signed = max(self.report.signed, checkpoint.size)


def inspect(position: int, record: bytes) -> tuple[bytes, Entry | None, str | None]:
    """A record's leaf hash, its entry if it can be read, and what is wrong with it."""
    if len(record) < 12 or record[0] != 1 or record[1] & ~3:
        return EMPTY, None, "the record's head is malformed"
    end = 4 + int.from_bytes(record[2:4], "big")
    data, checksum, payload = record[4:end], record[end : end + 8], record[end + 8 :]
    if len(checksum) != 8:
        return EMPTY, None, "the entry is cut off"
    leaf = sha256(b"\x00" + data).digest()
    if leaf[:8] != checksum:
        return leaf, None, "the entry does not match its checksum"
    try:
        entry = parse(data)
    except Malformed:
        return leaf, None, "the entry does not decode"
    if entry.position != position:
        return leaf, entry, "the record belongs to another position"
    present, sealed = bool(record[1] & 1), bool(record[1] & 2)
    if sealed != (entry.data_key is not None) or not present and not sealed:
        return leaf, entry, "the flags do not fit the entry"
    if present and (len(payload) != entry.length or sha256(payload).digest() != entry.digest):
        return leaf, entry, "the payload does not match its digest"
    return leaf, entry, None
