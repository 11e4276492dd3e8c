"""Clients that register patients, and change a few of them at the same time."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time

from .journal import Attempt, Journal


class Clients:
    """A number of clients, each with a connection of its own, until they are told to stop."""

    def __init__(self, port: int, token: str, journal: Journal, count: int, seed: int, shared: list[str]) -> None:
        self._stop = threading.Event()
        self._arguments = (port, token, journal, shared)
        self._threads = [
            threading.Thread(target=self._run, args=(number, random.Random(f"{seed}/{number}")), daemon=True)
            for number in range(count)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def _run(self, number: int, random_: random.Random) -> None:
        port, token, journal, shared = self._arguments
        client = Client(port, token, journal, random_)
        while not self._stop.is_set():
            try:
                if shared and random_.random() < 0.5:
                    client.change(random_.choice(shared))
                else:
                    patient = client.register()
                    if patient and len(shared) < 8:
                        shared.append(patient)
            except (OSError, http.client.HTTPException):
                client.reconnect()
                time.sleep(0.005)


class Client:
    """One connection. Every command is in the journal before it is sent."""

    def __init__(self, port: int, token: str, journal: Journal, random_: random.Random) -> None:
        self._port, self._token, self._journal, self._random = port, token, journal, random_
        self.reconnect()

    def reconnect(self) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)

    def register(self) -> str | None:
        name = "".join(self._random.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(12)).capitalize()
        number = self._random.randrange(10**12)
        body = {
            "name": {"family": name, "given": [name[::-1].capitalize()]},
            "birth_date": f"{self._random.randrange(1920, 2020)}-{self._random.randrange(1, 13):02}-12",
            "gender": "female",
            "identifiers": [{"system": "mrn", "value": f"F-{number}"}],
        }
        answer = self._command("POST", "/v1/patients", "/v1/patients", body)
        return answer["id"] if answer else None

    def change(self, patient: str) -> None:
        """A change on the version that was read: of several clients one wins."""
        status, headers, _ = self._send("GET", f"/v1/patients/{patient}")
        if status != 200:
            return
        version = int(headers["ETag"].strip('"'))
        # Never the address that is there: a command that changes nothing has no event to be found by.
        street = f"{self._random.getrandbits(64)} Harness Lane"
        body = {"address": {"line": [street], "city": "Leeds", "postal_code": "LS1 4AP", "country": "GB"}}
        self._command("PATCH", f"/v1/patients/{patient}", "/v1/patients/{id}", body, patient, version)

    def can_read(self, patient: str) -> bool:
        return self._send("GET", f"/v1/patients/{patient}")[0] == 200

    def repeat(self, attempt: Attempt, body: dict, path: str) -> None:
        """Asks again for what had no answer: it is carried out once."""
        attempt.retried = True
        headers = {"Idempotency-Key": attempt.key}
        if attempt.expected is not None:
            headers["If-Match"] = f'"{attempt.expected}"'
        status, answered, _ = self._send(attempt.method, path, body, headers)
        self._journal.answered(attempt, status, int(answered.get("X-Ledger-Position", 0)) or None)

    def _command(
        self,
        method: str,
        path: str,
        route: str,
        body: dict,
        patient: str | None = None,
        expected: int | None = None,
    ) -> dict | None:
        attempt = Attempt(f"{self._random.getrandbits(96):024x}", method, route, patient, expected, time.monotonic())
        self._journal.trying(attempt)
        headers = {"Idempotency-Key": attempt.key}
        if expected is not None:
            headers["If-Match"] = f'"{expected}"'
        try:
            status, answered, data = self._send(method, path, body, headers)
        except (OSError, http.client.HTTPException):
            PENDING[attempt.key] = (body, path)
            raise
        self._journal.answered(attempt, status, int(answered.get("X-Ledger-Position", 0)) or None)
        return json.loads(data) if status < 300 and data else None

    def _send(
        self, method: str, path: str, body: dict | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        all_headers = {"Authorization": f"Bearer {self._token}"} | (headers or {})
        data = None
        if body is not None:
            data = json.dumps(body)
            all_headers["Content-Type"] = "application/json"
        self._connection.request(method, path, data, all_headers)
        answer = self._connection.getresponse()
        return answer.status, answer.headers, answer.read()


PENDING: dict[str, tuple[dict, str]] = {}
"""By key: the body and path of commands that had no answer."""
