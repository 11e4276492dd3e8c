"""PostgreSQL with pg_trgm, as its documentation suggests for names with mistakes.

One column with all names, folded, under a GIN index of trigrams; a B-tree on the birth date, GIN on identifiers, and a
B-tree on telephone numbers backwards for their ends. A typed birth date is a filter first, and the names rank who has it;
where nobody does who is like the names, the names alone are searched. Beginnings are matched by LIKE, which uses the same
index; fewer than ten are filled up by word similarity. Its own cluster in a temporary folder, on a socket there.
"""

import os
import pwd
import signal
import subprocess
import time
from pathlib import Path

import psycopg

from records import Parsed, Patient

SCHEMA = """
CREATE EXTENSION pg_trgm;
CREATE TABLE patient (
    number int PRIMARY KEY, names text NOT NULL, birth_date date NOT NULL,
    identifiers text[] NOT NULL, phone text NOT NULL, postcode text NOT NULL, street text NOT NULL
);
"""
INDEXES = """
CREATE INDEX ON patient USING gin (names gin_trgm_ops);
CREATE INDEX ON patient (birth_date);
CREATE INDEX ON patient USING gin (identifiers);
CREATE INDEX ON patient (reverse(phone) text_pattern_ops);
CREATE INDEX ON patient (postcode text_pattern_ops);
CREATE INDEX ON patient USING gin (street gin_trgm_ops);
ANALYZE patient;
"""
BY_DATE = """
SELECT number, word_similarity(%(q)s, names) AS likeness FROM patient WHERE birth_date = %(d)s
ORDER BY likeness DESC, similarity(%(q)s, names) DESC, number LIMIT 10
"""
BY_NAMES = """
SELECT number, word_similarity(%(q)s, names) AS likeness FROM patient WHERE %(q)s <% names
ORDER BY likeness DESC, similarity(%(q)s, names) DESC, number LIMIT 10
""".replace("<% ", "<%% ")
BY_NUMBER = """
SELECT number, 1 FROM patient WHERE identifiers @> ARRAY[%(n)s] UNION
SELECT number, 1 FROM patient WHERE reverse(phone) LIKE reverse(%(p)s) || '%%' LIMIT 10
"""


class Postgres:
    name = "PostgreSQL pg_trgm"

    def __init__(self, folder: Path):
        self.folder = folder / "postgres"
        self.programs = Path(os.environ["POSTGRES_BIN"])
        self.server: subprocess.Popen | None = None

    def _as_user(self) -> dict:
        """The server refuses to run as root."""
        if os.geteuid() != 0:
            return {}
        for user in ("postgres", "nobody"):
            try:
                entry = pwd.getpwnam(user)
            except KeyError:
                continue
            os.chown(self.folder, entry.pw_uid, entry.pw_gid)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": [], "cwd": self.folder}
        raise SystemExit("search-peers: PostgreSQL needs a user other than root")

    def start(self, patients: list[Patient]) -> None:
        self.folder.mkdir()
        self.folder.chmod(0o755)
        user = self._as_user()
        data = str(self.folder / "data")
        initdb = [self.programs / "initdb", "-D", data, "-U", "search", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        subprocess.run(initdb, check=True, stdout=subprocess.DEVNULL, **user)
        settings = ["listen_addresses=", f"unix_socket_directories={self.folder}", "shared_buffers=512MB",
                    "work_mem=64MB", "maintenance_work_mem=512MB", "jit=off", "max_parallel_workers_per_gather=0"]
        command = [self.programs / "postgres", "-D", data] + [part for s in settings for part in ("-c", s)]
        with open(self.folder / "log", "w", encoding="utf-8") as log:
            self.server = subprocess.Popen(command, stdout=log, stderr=log, **user)
        for _ in range(100):
            try:
                self.connection = psycopg.connect(host=str(self.folder), user="search", dbname="postgres", autocommit=True)
                break
            except psycopg.OperationalError:
                time.sleep(0.1)
        else:
            raise SystemExit(f"search-peers: PostgreSQL did not start: {(self.folder / 'log').read_text()}")
        with self.connection.cursor() as cursor:
            cursor.execute(SCHEMA)
            with cursor.copy("COPY patient FROM STDIN") as copy:
                for p in patients:
                    phone = p.phones[0] if p.phones else ""
                    copy.write_row((p.number, p.names, p.birth_date, p.identifiers, phone, p.postcode, p.street))
            cursor.execute(INDEXES)
            cursor.execute("SET pg_trgm.word_similarity_threshold = 0.5")

    def search(self, query: Parsed) -> list[int]:
        with self.connection.cursor() as cursor:
            self.cursor = cursor
            if not query.words:
                return self._by_number(query)
            if query.birth_date:
                rows = self._rows(BY_DATE, q=query.text, d=query.birth_date)
                if rows and rows[0][1] >= 0.4:
                    return [row[0] for row in rows]
            rows = self._beginnings(query)
            if len(rows) < 10:
                rows += [row for row in self._rows(BY_NAMES, q=query.text) if row[0] not in {r[0] for r in rows}]
            return [row[0] for row in rows][:10]

    def _rows(self, statement: str, **values) -> list:
        self.cursor.execute(statement, values, prepare=True)
        return self.cursor.fetchall()

    def _by_number(self, query: Parsed) -> list[int]:
        if not query.numbers:
            return [row[0] for row in self._rows(BY_DATE, q="", d=query.birth_date)] if query.birth_date else []
        number = query.numbers[0]
        return [row[0] for row in self._rows(BY_NUMBER, n=number, p=number.lstrip("0"))]

    def _beginnings(self, query: Parsed) -> list:
        clauses = ["' ' || names LIKE %s" if len(word) < 3 else "names LIKE %s" for word in query.words]
        values: list = [f"% {w}%" if len(w) < 3 else f"%{w}%" for w in query.words]
        if query.year and query.numbers:
            clauses.append("(extract(year FROM birth_date) = %s OR postcode = %s)")
            values += [query.year, query.numbers[0]]
        statement = f"SELECT number, 1 FROM patient WHERE {' AND '.join(clauses)} ORDER BY length(names), names LIMIT 10"
        self.cursor.execute(statement, values, prepare=True)
        return self.cursor.fetchall()

    def stop(self) -> None:
        self.connection.close()
        if self.server:
            self.server.send_signal(signal.SIGINT)
            self.server.wait(timeout=60)
