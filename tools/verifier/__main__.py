"""The command line of the second verifier."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import lmdb

from .check import Check
from .log import Log
from .note import BadNote, Checkpoint, Key, Note, verify_proof_file
from .remote import Remote, check as check_remote
from .report import Report

EPILOG = """examples:
  tools/verify-independently data/tenants/default/log --keys data.keys
  tools/verify-independently copy/log --key 'rxledger/0190…+1f2e3d4c+AQ…' --checkpoint last-month.checkpoint --json
  tools/verify-independently --url http://127.0.0.1:8080/v1/audit --token "$TOKEN" --key 'rxledger/0190…+1f2e3d4c+AQ…'
  tools/verify-independently --proof receipt.tlog-proof --key 'rxledger/0190…+1f2e3d4c+AQ…'

exit status: 0 as it should be · 1 something is missing · 2 something contradicts what was signed · 64 usage · 66 nothing there
"""


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tools/verify-independently",
        description="Verifies a log, a server's tiles, or a receipt, without any code of RxLedger.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("log", nargs="?", type=Path, help="the directory of a log that nobody writes to")
    parser.add_argument("--key", help="the verifier key that checkpoints were signed with")
    parser.add_argument("--keys", type=Path, help="the key directory: its key and its last checkpoint")
    parser.add_argument("--checkpoint", type=Path, action="append", default=[], help="a signed checkpoint")
    parser.add_argument("--url", help="the prefix of a server's tiles, ending in /v1/audit")
    parser.add_argument("--token", help="the bearer token for --url")
    parser.add_argument("--proof", type=Path, help="a receipt (.tlog-proof)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args()
    if sum(bool(what) for what in (given.log, given.url, given.proof)) != 1:
        parser.error("give one of: the directory of a log, --url, --proof")
    if (given.url or given.proof) and not given.key:
        parser.error("--url and --proof need --key")
    return given


def witnesses(given: argparse.Namespace) -> list[tuple[str, Note]]:
    found = [("the checkpoint beside the log", given.log / "checkpoint")]
    if given.keys:
        tenant = given.log.resolve().parent.name
        found.append(("the checkpoint in the key directory", given.keys / "tenants" / tenant / "checkpoint"))
    found = [(source, path) for source, path in found if path.exists()]
    found += [(str(path), path) for path in given.checkpoint]
    return [(source, Note.parse(path.read_text())) for source, path in found]


def check_log(given: argparse.Namespace) -> Report:
    notes = witnesses(given)
    key = Key.parse(given.key) if given.key else None
    if key is None and given.keys and notes:
        seed = (given.keys / "log-signing.key").read_bytes()
        key = Key.of_seed(Checkpoint.parse(notes[0][1].text).origin, seed)
    return Check(Log(given.log), notes, key).run()


def main() -> int:
    given = arguments()
    start = time.monotonic()
    try:
        if given.proof:
            index, checkpoint, _ = verify_proof_file(given.proof.read_text(), Key.parse(given.key))
            print(f"event {index + 1} is in {checkpoint.origin} as it was signed at {checkpoint.size} events")
            return 0
        report = check_remote(Remote(given.url, given.token), Key.parse(given.key)) if given.url else check_log(given)
    except (OSError, lmdb.Error) as error:
        print(f"verify-independently: {error}", file=sys.stderr)
        return 66
    except BadNote as error:
        print(f"verify-independently: {error}", file=sys.stderr)
        return 2
    seconds = time.monotonic() - start
    print(report.json(seconds) if given.json else report.text(seconds))
    return report.status()


if __name__ == "__main__":
    sys.exit(main())
