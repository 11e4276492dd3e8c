"""What a crash of the machine may leave of a log: states built from its recorded writes (F3).

Between two syncs the disk may have any of the writes, in any order, torn at sectors of 512 bytes. After every recorded step
states are built with none, all, and random parts of what was not synced; in each of them all that was acknowledged by then
has to be there, whole.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import struct
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from verifier.check import Check, inspect
from verifier.log import Log

from .clients import Clients
from .journal import Journal
from .server import Server, compiled, token

SECTOR = 512


@dataclass(frozen=True)
class Step:
    kind: str
    seconds: float
    offset: int
    data: bytes


def steps(path: Path) -> list[Step]:
    data, at, found = path.read_bytes(), 0, []
    while at < len(data):
        nanoseconds, offset, length = struct.unpack_from("<QQQ", data, at + 1)
        found.append(Step(chr(data[at]), nanoseconds / 1e9, offset, data[at + 25 : at + 25 + length]))
        at += 25 + length
    return found


def states(
    image: bytearray, found: list[Step], random_: random.Random, each: int, share: float
) -> Iterator[tuple[float, bytearray]]:
    """Images of the file and the moment that each is of: what was acknowledged before it is on the disk.

    Behind a `share` of the steps: one with nothing, one with all, and `each` with random parts of what was not synced.
    """
    pending: list[Step] = []
    syncing = 0
    for step in found:
        if step.kind in "WDT":
            pending.append(step)
        elif step.kind == "s":
            syncing = len(pending)
        else:
            done = pending[:syncing] if step.kind == "S" else [entry for entry in pending if entry.kind == "D"]
            for entry in done:
                apply(image, entry, entry.data)
                pending.remove(entry)
            syncing = 0
        if random_.random() >= share:
            continue
        yield step.seconds, bytearray(image)
        for _ in range(each if pending else 0):
            yield step.seconds, partly(bytearray(image), pending, random_)
        if pending:
            whole = bytearray(image)
            for entry in pending:
                apply(whole, entry, entry.data)
            yield step.seconds, whole


def partly(image: bytearray, pending: list[Step], random_: random.Random) -> bytearray:
    order = list(pending)
    if random_.random() < 0.5:
        random_.shuffle(order)
    for entry in order:
        luck = random_.random()
        if luck < 0.3:
            continue
        if luck < 0.7 or entry.kind == "T":
            apply(image, entry, entry.data)
            continue
        for start in range(0, len(entry.data), SECTOR):
            if random_.random() < 0.5:
                apply(image, Step("W", 0, entry.offset + start, b""), entry.data[start : start + SECTOR])
    return image


def apply(image: bytearray, step: Step, data: bytes) -> None:
    # A new length only makes the file longer here, by a hole: what lies there is nothing until it is written.
    if step.kind == "T":
        return
    end = step.offset + len(data)
    if len(image) < end:
        image.extend(bytes(end - len(image)))
    image[step.offset : end] = data


def judge(directory: str, needed: dict[bytes, int], allowed: set[bytes]) -> list[str]:
    """What is wrong with one state."""
    log = Log(Path(directory))
    report = Check(log, [], None).run()
    faults = [f"{found['kind']}: {found['detail']}" for found in report.findings if found["grade"] != "notice"]
    commands = {}
    for key, record in log.rows("events"):
        entry = inspect(int.from_bytes(key, "big"), record)[1]
        if entry:
            commands[entry.command] = entry.position
    for command, position in needed.items():
        if commands.get(command) != position:
            faults.append(f"lost: the command acknowledged at {position}")
    faults += [f"phantom at {position}" for command, position in commands.items() if command not in allowed]
    return faults


def run(program: Path, work: Path, count: int, clients: int, seed: int, mutant: str | None) -> list[str]:
    """Records a server under load, then judges about `count` states. The mutant `no-sync` has to be found out."""
    random_ = random.Random(seed)
    data = work / "clinic"
    actor = str(uuid.UUID(int=random_.getrandbits(128), version=4))
    key = token(program, data, actor)
    Server(program, data).stop()
    log = data / "tenants" / "default" / "log"
    start = bytearray((log / "data.mdb").read_bytes())
    # Behind the last page that was used there is a hole.
    start = start[: len(start.rstrip(b"\0")) + 4096 & ~4095]
    journal = Journal(work / "journal")
    recording = work / "recording"
    environment = {"LD_PRELOAD": str(compiled(work, "recording")), "RXR_LOG": str(recording)}
    server = Server(program, data, environment)
    load = Clients(server.port, key, journal, clients, seed, [])
    time.sleep(1.5)
    load.stop()
    server.stop()
    found = steps(recording)
    attempts = list(journal.attempts.values())
    allowed = {attempt.command("default", actor) for attempt in attempts}
    acks = sorted(
        (attempt.ended, attempt.command("default", actor), attempt.position)
        for attempt in attempts
        if attempt.status and attempt.status < 300 and attempt.position
    )
    if mutant == "no-sync":
        found = [step for step in found if step.kind not in "Sd"]
    each = max(1, count // max(1, len(found)) - 2)
    share = min(1.0, count / (len(found) * (2 + each)))
    print(f"{len(found)} steps of {len(acks)} acknowledged commands recorded", flush=True)
    place = directory_in_memory(work)
    judged = 0
    try:
        with multiprocessing.Pool(1, maxtasksperchild=2_000) as pool:
            for seconds, image in states(start, found, random_, each, share):
                (place / "data.mdb").write_bytes(image)
                needed = {command: position for ended, command, position in acks if ended < seconds}
                try:
                    faults = pool.apply_async(judge, (str(place), needed, allowed)).get(timeout=60)
                except Exception as error:  # whatever reading it led to is a result
                    faults = [f"{type(error).__name__}: {error}"]
                if faults:
                    shutil.copy(place / "data.mdb", work / "failed.mdb")
                    return [f"state {judged}: {fault}" for fault in faults]
                judged += 1
                if judged % 1_000 == 0:
                    print(f"{judged} states, all acknowledged commands in each", flush=True)
    finally:
        shutil.rmtree(place)
    print(f"{judged} states, all acknowledged commands in each", flush=True)
    return []


def directory_in_memory(work: Path) -> Path:
    """The states need no disk."""
    place = Path("/dev/shm") / work.name
    place.mkdir()
    return place
