"""Asks each engine the same, and prints a table: compare.py EXPORT FOLDER."""

import csv
import sys
import time
from pathlib import Path

from postgres import Postgres
from records import Patient, parse, read_patients, read_queries
from sqlite import SQLite
from tantivy_engine import Tantivy

OURS = "RxLedger"
ALL = "all together"


def quantile(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000


class Result:
    """What an engine did on one kind of query."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.first = self.ten = self.alike = 0
        self.reciprocal = 0.0

    def add(self, seconds: float, found: list[int], wanted: int, patients: list[Patient]) -> None:
        self.times.append(seconds)
        alike = patients[wanted].alike
        self.alike += any(patients[number].alike == alike for number in found[:10])
        if wanted in found[:10]:
            place = found.index(wanted)
            self.first += place == 0
            self.ten += 1
            self.reciprocal += 1 / (place + 1)

    def columns(self) -> list[str]:
        count = len(self.times)
        shares = [self.first / count, self.ten / count, self.alike / count, self.reciprocal / count]
        return [f"{share:.3f}" for share in shares] + [f"{quantile(self.times, q):.2f}" for q in (0.5, 0.99)]


def measure(engine, patients: list[Patient], queries: dict[str, list[tuple[int, str]]]) -> dict[str, list[str]]:
    """The columns by kind."""
    began = time.perf_counter()
    engine.start(patients)
    print(f"search-peers: {engine.name}: built in {time.perf_counter() - began:.0f} s", file=sys.stderr)
    table: dict[str, list[str]] = {}
    every: list[float] = []
    try:
        for kind, asked in queries.items():
            result = Result()
            for wanted, text in asked:
                start = time.perf_counter()
                found = engine.search(parse(text))
                result.add(time.perf_counter() - start, found, wanted, patients)
            table[kind] = result.columns()
            every += result.times
    finally:
        engine.stop()
    table[ALL] = ["", "", "", ""] + [f"{quantile(every, q):.2f}" for q in (0.5, 0.99)]
    return table


def read_ours(folder: Path) -> dict[str, list[str]]:
    with open(folder / "rxledger.tsv", newline="", encoding="utf-8") as lines:
        rows = list(csv.reader(lines, delimiter="\t"))[1:]
    return {row[0]: row[1:5] + [f"{float(time):.2f}" if time else "" for time in row[5:7]] for row in rows}


def print_tables(results: dict[str, dict[str, list[str]]], kinds: list[str]) -> None:
    """One table for how well, one for how fast."""
    engines = list(results)
    print("| recall@1 / recall@10 / or one alike / MRR | " + " | ".join(engines) + " |")
    print("|---" * (len(engines) + 1) + "|")
    for kind in kinds:
        if kind != ALL:
            print(f"| {kind} | " + " | ".join(" / ".join(results[e][kind][:4]) for e in engines) + " |")
    print("\n| p50 / p99, ms | " + " | ".join(engines) + " |")
    print("|---" * (len(engines) + 1) + "|")
    for kind in kinds:
        print(f"| {kind} | " + " | ".join(" / ".join(results[e][kind][4:]) for e in engines) + " |")


def main() -> None:
    export, folder = Path(sys.argv[1]), Path(sys.argv[2])
    patients, queries = read_patients(export), read_queries(export)
    results = {OURS: read_ours(export)}
    for engine in (Postgres(folder), SQLite(folder, "unicode61"), SQLite(folder, "trigram"), Tantivy(folder)):
        results[engine.name] = measure(engine, patients, queries)
    print_tables(results, list(queries) + [ALL])


if __name__ == "__main__":
    main()
