"""The program under test, run as its users run it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path


class DidNotStart(Exception):
    """The server ended, or said nothing, before it listened."""


class Server:
    """`rxledger serve` on a free port of loopback."""

    def __init__(self, program: Path, data: Path, environment: dict[str, str] | None = None) -> None:
        self.log = open(data.parent / "server.log", "ab")
        self.process = subprocess.Popen(
            [program, "serve", "--data", data, "--port", "0", "--log-level", "warning"],
            stdout=subprocess.PIPE,
            stderr=self.log,
            env=os.environ | (environment or {}),
        )
        line = self.process.stdout.readline().decode() if self.process.stdout else ""
        if "http://" not in line:
            status = self.process.wait()
            raise DidNotStart(f"the server ended with {status}: see {self.log.name}")
        self.port = int(line.rsplit(":", 1)[1])

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def stop(self, seconds: float = 30) -> int:
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(seconds)
        finally:
            self.log.close()

    def has_ended(self, seconds: float = 0) -> bool:
        deadline = time.monotonic() + seconds
        while self.process.poll() is None:
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.01)
        return True


def token(program: Path, data: Path, subject: str) -> str:
    """A token of the role `system`; a subject that is a UUID is the actor of its commands."""
    arguments = [program, "token", "--data", data, "--subject", subject]
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout.strip()


def compiled(work: Path, name: str) -> Path:
    """A library for LD_PRELOAD, from the C file of that name beside this one."""
    library = work / f"{name}.so"
    source = Path(__file__).with_name(f"{name}.c")
    compiler = shutil.which("cc") or shutil.which("clang") or "cc"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True)
    return library
