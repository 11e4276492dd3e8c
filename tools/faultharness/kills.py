"""kill -9 under load, over and over (F1, F36)."""

from __future__ import annotations

import random
import time
import uuid
from pathlib import Path

from .checker import Checker
from .clients import PENDING, Client, Clients
from .journal import Journal
from .server import Server, token


def run(program: Path, work: Path, cycles: int, clients: int, seed: int) -> list[str]:
    """Kills the server at random moments; after each kill the log is checked, and half of what had no answer asked again."""
    random_ = random.Random(seed)
    data = work / "clinic"
    actor = str(uuid.UUID(int=random_.getrandbits(128), version=4))
    key = token(program, data, actor)
    journal = Journal(work / "journal")
    checker = Checker(data, journal, actor)
    shared: list[str] = []
    starts = []
    for cycle in range(1, cycles + 1):
        began = time.monotonic()
        server = Server(program, data)
        starts.append(time.monotonic() - began)
        if pending := [entry for entry in PENDING if random_.random() < 0.5]:
            client = Client(server.port, key, journal, random_)
            for entry in pending:
                body, path = PENDING.pop(entry)
                client.repeat(journal.attempts[entry], body, path)
        load = Clients(server.port, key, journal, clients, random_.getrandbits(32), shared)
        time.sleep(random_.uniform(0.02, 0.4))
        server.kill()
        load.stop()
        faults = checker.check()
        if faults:
            return [f"cycle {cycle}: {fault}" for fault in faults]
        if cycle % 10 == 0 or cycle == cycles:
            print(
                f"cycle {cycle}: {checker.events} events, {checker.acknowledged} acknowledged, all there once; "
                f"listening again within {max(starts):.2f} s",
                flush=True,
            )
    return []
