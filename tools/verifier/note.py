"""Signed notes, checkpoints and proof files (C2SP signed-note, tlog-checkpoint, tlog-proof)."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from .tree import leaf_hash, root_from_inclusion

DASH = "\u2014"


class BadNote(Exception):
    """It is no note, or not one to be believed."""


def _decode(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise BadNote("it is not base64") from error
    if base64.b64encode(data).decode() != text:
        raise BadNote("it is not base64 in its one spelling")
    return data


@dataclass(frozen=True)
class Key:
    """A verifier key: `name+id+base64(0x01 ‖ public key)`."""

    name: str
    public: bytes

    @staticmethod
    def parse(text: str) -> "Key":
        parts = text.split("+", 2)
        if len(parts) != 3:
            raise BadNote("it is no verifier key")
        data = _decode(parts[2])
        key = Key(parts[0], data[1:])
        if data[:1] != b"\x01" or len(data) != 33 or key.id().hex() != parts[1]:
            raise BadNote("it is no verifier key")
        return key

    @staticmethod
    def of_seed(name: str, seed: bytes) -> "Key":
        public = Ed25519PrivateKey.from_private_bytes(seed).public_key()
        return Key(name, public.public_bytes(Encoding.Raw, PublicFormat.Raw))

    def id(self) -> bytes:
        return sha256(self.name.encode() + b"\n\x01" + self.public).digest()[:4]

    def __str__(self) -> str:
        encoded = base64.b64encode(b"\x01" + self.public).decode()
        return f"{self.name}+{self.id().hex()}+{encoded}"


@dataclass(frozen=True)
class Note:
    text: str
    signatures: list[tuple[str, bytes, bytes]]

    @staticmethod
    def parse(text: str) -> "Note":
        body, separator, rest = text.rpartition("\n\n")
        if not separator or not rest.endswith("\n"):
            raise BadNote("it is no note")
        signatures = []
        for line in rest[:-1].split("\n"):
            parts = line.split(" ")
            if len(parts) != 3 or parts[0] != DASH:
                raise BadNote("a line is no signature")
            data = _decode(parts[2])
            signatures.append((parts[1], data[:4], data[4:]))
        return Note(body + "\n", signatures)

    def verify(self, key: Key) -> None:
        own = [entry for entry in self.signatures if entry[0] == key.name and entry[1] == key.id()]
        if not own:
            raise BadNote("has no signature of the key")
        for _, _, signature in own:
            try:
                Ed25519PublicKey.from_public_bytes(key.public).verify(signature, self.text.encode())
            except InvalidSignature as error:
                raise BadNote("has a forged signature") from error


@dataclass(frozen=True)
class Checkpoint:
    origin: str
    size: int
    root: bytes

    @staticmethod
    def parse(text: str) -> "Checkpoint":
        lines = text.split("\n")
        if len(lines) < 4 or lines[-1] or not lines[1].isascii() or str(int_or(lines[1])) != lines[1]:
            raise BadNote("it is no checkpoint")
        root = _decode(lines[2])
        if len(root) != 32:
            raise BadNote("its root is no hash")
        return Checkpoint(lines[0], int(lines[1]), root)


def int_or(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def verify_proof_file(text: str, key: Key) -> tuple[int, Checkpoint, bytes | None]:
    """Checks a `.tlog-proof`: its leaf's index, the checkpoint it leads to, and the entry that it carries."""
    head, separator, rest = text.partition("\n\n")
    lines = head.split("\n")
    if not separator or lines[0] != "c2sp.org/tlog-proof@v1":
        raise BadNote("it is no proof file")
    lines = lines[1:]
    entry = None
    if lines and lines[0].startswith("extra "):
        entry = _decode(lines.pop(0)[6:])
    if not lines or not lines[0].startswith("index ") or int_or(lines[0][6:]) is None:
        raise BadNote("it has no index")
    index = int(lines[0][6:])
    note = Note.parse(rest)
    note.verify(key)
    checkpoint = Checkpoint.parse(note.text)
    if entry is None:
        raise BadNote("it carries no entry")
    path = [_decode(line) for line in lines[1:]]
    if root_from_inclusion(path, leaf_hash(entry), index, checkpoint.size) != checkpoint.root:
        raise BadNote("its path does not lead to the signed root")
    return index, checkpoint, entry
