"""SQLite's full-text index, with the tokenizer that it has by default and with the one by trigrams.

All that is searched is in one table: names folded, birth date as eight digits, identifiers, telephone numbers, postcode and
street. By default every word must be there as a beginning; with trigrams as any part. Where that finds nobody, one of the
words (or one of their trigrams) is enough, and the index's own ranking decides.
"""

import sqlite3
from pathlib import Path

from records import Parsed, Patient


class SQLite:
    def __init__(self, folder: Path, tokenizer: str):
        self.is_trigram = tokenizer == "trigram"
        self.name = f"SQLite FTS5 {tokenizer}"
        self.path = folder / f"{tokenizer}.sqlite"

    def start(self, patients: list[Patient]) -> None:
        tokenizer = "trigram" if self.is_trigram else "unicode61 remove_diacritics 2"
        prefix = "" if self.is_trigram else ", prefix='2 3'"
        self.connection = sqlite3.connect(self.path)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA cache_size = -262144")
        self.connection.execute(
            f"CREATE VIRTUAL TABLE patient USING fts5(names, birth_date, numbers, address, tokenize='{tokenizer}'{prefix})"
        )
        self.connection.executemany(
            "INSERT INTO patient(rowid, names, birth_date, numbers, address) VALUES (?, ?, ?, ?, ?)",
            (
                (p.number, p.names, p.birth_date.strftime("%Y%m%d"), " ".join(p.identifiers + p.phones),
                 f"{p.postcode} {p.street}")
                for p in patients
            ),
        )
        self.connection.execute("INSERT INTO patient(patient) VALUES ('optimize')")
        self.connection.commit()

    def search(self, query: Parsed) -> list[int]:
        exact = [query.birth_date.strftime("%Y%m%d")] if query.birth_date else []
        numbers = [number.lstrip("0") or number for number in query.numbers]
        terms = query.words + exact + numbers
        if not terms:
            return []
        if not self.is_trigram:
            rows = self._match(" AND ".join(f'"{term}"*' for term in terms))
            return rows or self._match(" OR ".join(f'"{term}"*' for term in terms))
        long = [term for term in terms if len(term) >= 3]
        rows = self._match(" AND ".join(f'"{term}"' for term in long)) if long else []
        if rows:
            return rows
        grams = {word[i:i + 3] for word in query.words for i in range(len(word) - 2)}
        return self._match(" OR ".join(f'"{gram}"' for gram in sorted(grams) + exact + numbers if len(gram) >= 3))

    def _match(self, expression: str) -> list[int]:
        if not expression:
            return []
        statement = "SELECT rowid FROM patient WHERE patient MATCH ? ORDER BY rank LIMIT 10"
        return [row[0] for row in self.connection.execute(statement, (expression,))]

    def stop(self) -> None:
        self.connection.close()
