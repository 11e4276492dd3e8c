"""The exported patients and queries, and how a program in front of an engine takes a query apart."""

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass
class Patient:
    number: int
    given: str
    family: str
    former_family: str
    birth_date: date
    identifiers: list[str]
    phones: list[str]
    postcode: str
    street: str

    @property
    def names(self) -> str:
        return fold(f"{self.given} {self.family} {self.former_family}").strip()

    @property
    def alike(self) -> tuple[str, str]:
        """What people have in common whom a name alone does not tell apart."""
        return self.given.split(" ")[0], self.family


@dataclass
class Parsed:
    """A query as a program would hand it on: names, and what can only be a date or a number."""

    words: list[str] = field(default_factory=list)
    birth_date: date | None = None
    year: int | None = None
    numbers: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.words)


def fold(text: str) -> str:
    """Lower case without accents, and letters that have no accent to lose."""
    text = text.lower()
    for letter, base in {"ł": "l", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}.items():
        text = text.replace(letter, base)
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


DATES = [
    re.compile(r"^(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})$"),
    re.compile(r"^(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})$"),
    re.compile(r"^(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})$"),
]


def parse_date(text: str) -> date | None:
    for form in DATES:
        match = form.match(text)
        if match:
            try:
                return date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:
                return None
    return None


def parse(text: str) -> Parsed:
    """Dates by their form, other digits as numbers, the rest as words of names."""
    parsed = Parsed()
    pieces = fold(text).split()
    if len(pieces) > 1 and all(re.fullmatch(r"[\d+]+", piece) for piece in pieces):
        pieces = ["".join(pieces)]
    for piece in pieces:
        born = parse_date(piece)
        if born:
            parsed.birth_date = born
        elif re.fullmatch(r"(19|20)\d{2}", piece) and parsed.words:
            parsed.year = int(piece)
            parsed.numbers.append(piece)
        elif re.fullmatch(r"\+?[\d./-]+|[a-z]\d{6,}", piece):
            number = re.sub(r"[^a-z0-9]", "", piece)
            if number:
                parsed.numbers.append(number)
        else:
            parsed.words += [word for word in re.split(r"[^\w]+", piece) if word]
    return parsed


def read_patients(folder: Path) -> list[Patient]:
    patients = []
    with open(folder / "patients.tsv", newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            patients.append(
                Patient(
                    number=int(row["number"]),
                    given=row["given"],
                    family=row["family"],
                    former_family=row["former_family"],
                    birth_date=date.fromisoformat(row["birth_date"]),
                    identifiers=[fold(value) for value in row["identifiers"].split(";") if value],
                    phones=[re.sub(r"\D", "", value) for value in row["contacts"].split(";") if value],
                    postcode=fold(row["postcode"]),
                    street=fold(row["street"]),
                )
            )
    return patients


def read_queries(folder: Path) -> dict[str, list[tuple[int, str]]]:
    """By kind: who is meant, and what is typed."""
    queries: dict[str, list[tuple[int, str]]] = {}
    with open(folder / "queries.tsv", newline="", encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            queries.setdefault(row["class"], []).append((int(row["patient"]), row["query"]))
    return queries
