"""The checker: what clients were told against what the log holds, read raw.

Nothing of it comes from the program under test: the log is read by the second verifier.
"""

from __future__ import annotations

from pathlib import Path

from verifier.check import Check, inspect
from verifier.log import Log
from verifier.note import Note

from .journal import Attempt, Journal


class Checker:
    """Looks at a log that nobody writes to. Remembers what was absent, which may not come back by itself."""

    def __init__(self, data: Path, journal: Journal, actor: str, tenant: str = "default") -> None:
        self._log = data / "tenants" / tenant / "log"
        self._journal, self._actor, self._tenant = journal, actor, tenant
        self._absent: set[bytes] = set()
        self.events = 0
        self.acknowledged = 0

    def check(self, moment: float | None = None) -> list[str]:
        """What is wrong; nothing if all is well.

        `moment` is when a copy of a log that goes on was made: what was acknowledged later need not be in it.
        """
        log = Log(self._log)
        checkpoint = self._log / "checkpoint"
        witnesses = [("the checkpoint", Note.parse(checkpoint.read_text()))] if checkpoint.exists() else []
        report = Check(log, witnesses, None).run()
        self.events = report.events
        faults = [
            f"{finding['kind']} at {finding['position']}: {finding['detail']}"
            for finding in report.findings
            if finding["grade"] != "notice"
        ]
        return faults + self._commands(log, moment) + self._order() + self._races()

    def _commands(self, log: Log, moment: float | None) -> list[str]:
        """Durable: what was acknowledged is there. No phantom: what is there was asked for, once."""
        found: dict[bytes, list[int]] = {}
        for key, record in log.rows("events"):
            entry = inspect(int.from_bytes(key, "big"), record)[1]
            if entry:
                found.setdefault(entry.command, []).append(entry.position)
        attempts = list(self._journal.attempts.values())
        known = {attempt.command(self._tenant, self._actor): attempt for attempt in attempts}
        faults = []
        self.acknowledged = 0
        for command, attempt in known.items():
            positions = found.pop(command, [])
            faults += self._attempt(command, attempt, positions, moment)
        faults += [f"phantom: nobody asked for the event at {positions[0]}" for positions in found.values()]
        return faults

    def _attempt(
        self, command: bytes, attempt: Attempt, positions: list[int], moment: float | None
    ) -> list[str]:
        if positions != list(range(positions[0], positions[0] + len(positions))) if positions else False:
            return [f"doubled: {attempt.key} is at {positions}"]
        if moment and (attempt.ended is None or attempt.ended >= moment):
            return []
        if attempt.status is None:
            if positions and command in self._absent and not attempt.retried:
                return [f"came back: {attempt.key} was absent and is at {positions}"]
            if not positions:
                self._absent.add(command)
            return []
        if attempt.status < 300:
            self.acknowledged += 1
            if not positions:
                return [f"lost: {attempt.key} was acknowledged at {attempt.position}"]
            if positions[-1] != attempt.position:
                return [f"moved: {attempt.key} was acknowledged at {attempt.position} and is at {positions}"]
        elif positions and attempt.status < 500:
            return [f"refused with {attempt.status} and carried out: {attempt.key} is at {positions}"]
        return []

    def _order(self) -> list[str]:
        """Real-time order: what ended before another began comes before it."""
        acks = [a for a in self._journal.attempts.values() if a.status and a.status < 300 and a.ended and not a.retried]
        by_end = sorted(acks, key=lambda attempt: attempt.ended)
        faults, highest, at = [], 0, 0
        for attempt in sorted(acks, key=lambda attempt: attempt.began):
            while at < len(by_end) and by_end[at].ended < attempt.began:
                highest = max(highest, by_end[at].position or 0)
                at += 1
            if (attempt.position or 0) <= highest:
                faults.append(f"order: {attempt.key} is at {attempt.position}, behind {highest}, which ended before it")
        return faults

    def _races(self) -> list[str]:
        """Of the changes on one version of one patient at most one was carried out."""
        winners: dict[tuple[str, int], str] = {}
        faults = []
        for attempt in self._journal.attempts.values():
            if attempt.patient and attempt.expected is not None and attempt.status and attempt.status < 300:
                other = winners.setdefault((attempt.patient, attempt.expected), attempt.key)
                if other != attempt.key:
                    faults.append(f"race: {attempt.key} and {other} changed the same version of {attempt.patient}")
        return faults
