"""File systems of their own: a disk that fills up (F8), and power cuts (F3). Both need root, mkfs.ext4 and, for cuts, mkfs.xfs."""

from __future__ import annotations

import random
import shutil
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .checker import Checker
from .clients import Client, Clients
from .journal import Journal
from .server import Server, token

MEGABYTE = 1 << 20


@contextmanager
def mounted(image: Path, point: Path) -> Iterator[Path]:
    """A file system in a file, mounted for a while."""
    point.mkdir(exist_ok=True)
    subprocess.run(["mount", "-o", "loop", image, point], check=True)
    try:
        yield point
    finally:
        for _ in range(100):
            if subprocess.run(["umount", point], capture_output=True).returncode == 0:
                break
            time.sleep(0.1)


def made(image: Path, megabytes: int, kind: str) -> Path:
    with open(image, "wb") as file:
        file.truncate(megabytes * MEGABYTE)
    subprocess.run([f"mkfs.{kind}", "-q", image], check=True)
    return image


def fill_up(program: Path, work: Path, seed: int) -> list[str]:
    """The disk fills up under load: commands are refused, reading goes on, and it heals when there is room again."""
    random_ = random.Random(seed)
    with mounted(made(work / "disk.img", 700, "ext4"), work / "disk") as disk:
        actor = str(uuid.UUID(int=random_.getrandbits(128), version=4))
        data = disk / "clinic"
        key = token(program, data, actor)
        journal = Journal(work / "journal")
        server = Server(program, data)
        client = Client(server.port, key, journal, random_)
        patient = client.register()
        ballast = disk / "ballast"
        with open(ballast, "wb") as file:
            block = bytes(MEGABYTE)
            while shutil.disk_usage(disk).free > 20 * MEGABYTE:
                file.write(block)
        time.sleep(1.5)  # the server looks at the disk once a second
        faults = []
        for _ in range(20):
            client.register()
        refusals = [attempt.status for attempt in journal.attempts.values() if attempt.status and attempt.status >= 400]
        if not refusals or set(refusals) != {507}:
            faults.append(f"a full disk was answered with {set(refusals) or 'success'}, not with 507")
        if patient is None or not client.can_read(patient):
            faults.append("reading stopped while the disk was full")
        ballast.unlink()
        time.sleep(2.5)
        if client.register() is None:
            faults.append("it did not heal when there was room again")
        if server.stop() != 0:
            faults.append("it did not end in order")
        faults += Checker(data, journal, actor).check()
        print(f"{len(refusals)} commands refused while the disk was full, all else carried out and there", flush=True)
        return faults


def cut_power(program: Path, work: Path, cuts: int, clients: int, seed: int) -> list[str]:
    """The device under a running server is cloned at an instant, mounted, and looked at: what a power cut leaves."""
    random_ = random.Random(seed)
    with ExitStack() as stack:
        host = stack.enter_context(mounted(made(work / "host.img", 3_000, "xfs"), work / "host"))
        image = made(host / "disk.img", 600, "ext4")
        disk = stack.enter_context(mounted(image, work / "disk"))
        actor = str(uuid.UUID(int=random_.getrandbits(128), version=4))
        data = disk / "clinic"
        key = token(program, data, actor)
        journal = Journal(work / "journal")
        shared: list[str] = []
        server = Server(program, data)
        load = Clients(server.port, key, journal, clients, seed, shared)
        faults: list[str] = []
        for cut in range(1, cuts + 1):
            time.sleep(random_.uniform(0.05, 0.5))
            before = time.monotonic()
            clone = host / "clone.img"
            subprocess.run(["cp", "--reflink=always", image, clone], check=True)
            with mounted(clone, work / "clone") as copy:
                faults = Checker(copy / "clinic", journal, actor).check(before)
            clone.unlink()
            if faults:
                faults = [f"cut {cut}: {fault}" for fault in faults]
                break
            if cut % 10 == 0 or cut == cuts:
                print(f"cut {cut}: everything acknowledged by then is there", flush=True)
        load.stop()
        server.stop()
        return faults
