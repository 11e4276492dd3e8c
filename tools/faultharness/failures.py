"""The n-th write or sync of the log fails, for n = 1, 2, 3 … until a run sees no failure (F5 … F8)."""

from __future__ import annotations

import http.client
import random
import shutil
import uuid
from pathlib import Path

from .checker import Checker
from .clients import PENDING, Client
from .journal import Journal
from .server import DidNotStart, Server, compiled, token

KINDS = ["EIO", "ENOSPC", "SHORT"]
MODES = ["once", "from"]
COMMANDS = 6


def run(program: Path, work: Path, limit: int, seed: int) -> list[str]:
    """Every kind of failure, once and from then on, at every operation; at most `limit` operations each."""
    random_ = random.Random(seed)
    actor = str(uuid.UUID(int=random_.getrandbits(128), version=4))
    library = compiled(work, "failing")
    base = work / "base" / "clinic"
    base.mkdir(parents=True)
    Server(program, base).stop()
    for kind in KINDS:
        for mode in MODES:
            number = 0
            while number < limit:
                number += 1
                place = work / f"{kind}-{mode}-{number}"
                shutil.copytree(work / "base", place)
                trial = Trial(program, place / "clinic", actor, random_.getrandbits(32))
                hits, faults = trial.run(library, kind, mode, number)
                if faults:
                    return [f"{kind} {mode} at operation {number}: {fault}" for fault in faults]
                shutil.rmtree(place)
                if not hits:
                    break
            print(f"{kind} {mode}: {number} operations, nothing lost, doubled or wrong", flush=True)
    return []


class Trial:
    """One server, one failure, and what came of it."""

    def __init__(self, program: Path, data: Path, actor: str, seed: int) -> None:
        self._program, self._data, self._seed = program, data, seed
        self._key = token(program, data, actor)
        self._journal = Journal(data.parent / "journal")
        self._checker = Checker(data, self._journal, actor)

    def run(self, library: Path, kind: str, mode: str, number: int) -> tuple[int, list[str]]:
        report = self._data.parent / "report"
        environment = {
            "LD_PRELOAD": str(library),
            "RXF_N": str(number),
            "RXF_KIND": kind,
            "RXF_MODE": mode,
            "RXF_REPORT": str(report),
        }
        PENDING.clear()
        try:
            self._load(Server(self._program, self._data, environment), clients=2)
        except DidNotStart:
            pass  # a start that meets the failure may end: the next one has to succeed
        hits = len(report.read_text().splitlines()) if report.exists() else 0
        faults = self._checker.check()
        return hits, faults or self._recover()

    def _load(self, server: Server, clients: int) -> None:
        random_ = random.Random(self._seed)
        load = [Client(server.port, self._key, self._journal, random_) for _ in range(clients)]
        for _ in range(COMMANDS):
            for client in load:
                if server.has_ended():
                    break
                try:
                    client.register()
                except (OSError, http.client.HTTPException):
                    client.reconnect()
        if not server.has_ended():
            server.stop()

    def _recover(self) -> list[str]:
        """Without the failure the server starts, and carries out once what had no answer."""
        try:
            server = Server(self._program, self._data)
        except DidNotStart as error:
            return [f"did not recover: {error}"]
        client = Client(server.port, self._key, self._journal, random.Random(self._seed + 1))
        for entry, (body, path) in list(PENDING.items()):
            client.repeat(self._journal.attempts[entry], body, path)
        if client.register() is None:
            return ["did not recover: a command was refused"]
        status = server.stop()
        return self._checker.check() + ([] if status == 0 else [f"ended with {status}"])
