"""The command line of the fault harness."""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
from pathlib import Path

from . import crashes, disks, failures, kills

EPILOG = """examples:
  tools/faults kill --cycles 200
  tools/faults io
  tools/faults crash --states 100000
  tools/faults kill --cycles 2000 --clients 8 --seed 42 --program .build/release/rxledger

exit status: 0 nothing was wrong · 1 something was: the seed, the journal and the data are kept and named
"""

WHAT = {
    "kill": "kill -9 at random moments under load",
    "io": "the n-th write or sync of the log fails, for every n",
    "full": "the disk fills up and is emptied again (needs root)",
    "power": "the device under a running server is cloned and looked at (needs root)",
    "crash": "states that a crash of the machine may leave",
}


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="tools/faults",
        description="Breaks a running RxLedger on purpose and checks what is left with a program of its own.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("what", choices=WHAT, help="; ".join(f"{name}: {text}" for name, text in WHAT.items()))
    parser.add_argument("--cycles", type=int, default=50, help="kill, power: how often (default 50)")
    parser.add_argument("--operations", type=int, default=10_000, help="io: stop behind so many (default: all)")
    parser.add_argument("--states", type=int, default=2_000, help="crash: how many states (default 2000)")
    parser.add_argument("--mutant", choices=["no-sync"], help="crash: as if nothing waited for the disk; must be found")
    parser.add_argument("--clients", type=int, default=8, help="how many clients (default 8)")
    parser.add_argument("--seed", type=int, help="repeats a run's choices (default: a new one, printed)")
    parser.add_argument("--program", type=Path, default=Path(".build/debug/rxledger"), help="the built program")
    given = parser.parse_args()
    if not given.program.exists():
        parser.error(f"{given.program} is not there: build it first")
    seed = random.getrandbits(32) if given.seed is None else given.seed
    work = Path(tempfile.mkdtemp(prefix="rxledger-faults-"))
    print(f"seed {seed}, in {work}", flush=True)
    program = given.program.resolve()
    if given.what == "kill":
        faults = kills.run(program, work, given.cycles, given.clients, seed)
    elif given.what == "crash":
        faults = crashes.run(program, work, given.states, given.clients, seed, given.mutant)
    elif given.what == "full":
        faults = disks.fill_up(program, work, seed)
    elif given.what == "power":
        faults = disks.cut_power(program, work, given.cycles, given.clients, seed)
    else:
        faults = failures.run(program, work, given.operations, seed)
    for fault in faults:
        print(fault)
    if faults and not given.mutant:
        print(f"kept: {work}, seed {seed}")
    else:
        shutil.rmtree(work)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
