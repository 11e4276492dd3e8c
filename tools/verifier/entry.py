"""The header of an event: as much of `entry.proto` as a verifier needs, read from the wire format by hand."""

from __future__ import annotations

from dataclasses import dataclass


class Malformed(Exception):
    """The bytes are not what the format says."""


@dataclass(slots=True)
class Entry:
    position: int
    stream: bytes
    version: int
    recorded_at: int
    subjects: list[bytes]
    command: bytes
    data_key: bytes | None
    digest: bytes
    length: int


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise Malformed("a number is cut off")
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
        shift += 7


def fields(data: bytes) -> dict[int, bytes | int]:
    """The fields of a message by number; fixed numbers as their little-endian bytes."""
    found: dict[int, bytes | int] = {}
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        number, kind = key >> 3, key & 7
        if kind == 0:
            value, at = _varint(data, at)
        else:
            if kind == 2:
                size, at = _varint(data, at)
            elif kind in (1, 5):
                size = 8 if kind == 1 else 4
            else:
                raise Malformed("an unknown kind of field")
            value = data[at : at + size]
            if len(value) != size:
                raise Malformed("a field is cut off")
            at += size
        if number in found:
            raise Malformed("a field is there twice")
        found[number] = value
    return found


def identifier(message: bytes) -> bytes:
    """An `ID` message as the 16 bytes of its UUID."""
    halves = fields(message)
    return b"".join(halves.get(number, bytes(8))[::-1] for number in (1, 2))


def parse(data: bytes) -> Entry:
    """Reads an entry.

    Raises Malformed for what no writer makes.
    """
    try:
        found = fields(data)
        subjects = found.get(9, b"")
        if len(subjects) % 16:
            raise Malformed("subjects are cut off")
        key = found.get(11)
        return Entry(
            position=found[1],
            stream=found[2] + b"\0" + identifier(found[3]),
            version=found[4],
            recorded_at=int.from_bytes(found[7], "little", signed=True),
            subjects=[
                subjects[at : at + 8][::-1] + subjects[at + 8 : at + 16][::-1]
                for at in range(0, len(subjects), 16)
            ],
            command=identifier(fields(found[10])[4]),
            data_key=None if key is None else identifier(key),
            digest=found[12],
            length=found.get(13, 0),
        )
    except (KeyError, TypeError) as error:
        raise Malformed(f"a field is missing: {error}") from error
