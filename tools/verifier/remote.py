"""A log seen over HTTP as a tiled transparency log (C2SP tlog-tiles)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.request import Request, urlopen

from .note import BadNote, Checkpoint, Key, Note
from .report import Report
from .tree import Tree, leaf_hash

WIDTH = 256


def tile_path(level: str, index: int, width: int) -> str:
    groups = [f"{index % 1000:03}"]
    while index := index // 1000:
        groups.insert(0, f"x{index % 1000:03}")
    return f"tile/{level}/{'/'.join(groups)}" + (f".p/{width}" if width < WIDTH else "")


class Remote:
    """The prefix of a log, such as http://127.0.0.1:8080/v1/audit."""

    def __init__(self, base: str, token: str | None) -> None:
        self._base = base.rstrip("/")
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, path: str) -> bytes:
        with urlopen(Request(f"{self._base}/{path}", headers=self._headers), timeout=60) as answer:
            return answer.read()

    def tiles(self, level: str, count: int) -> Iterator[bytes]:
        """The tiles of a level that has so many hashes or entries."""
        for index in range(0, (count + WIDTH - 1) // WIDTH):
            yield self.get(tile_path(level, index, min(WIDTH, count - index * WIDTH)))


def check(remote: Remote, key: Key) -> Report:
    """Recomputes the tree from the entry bundles and compares every tile and the signed root with it."""
    report = Report()
    note = Note.parse(remote.get("checkpoint").decode())
    checkpoint = Checkpoint.parse(note.text)
    report.origin = checkpoint.origin
    try:
        note.verify(key)
    except BadNote as error:
        report.add("manipulation", "checkpoint-forged", f"the checkpoint {error}")
    tree = Tree()
    leaves = []
    for bundle in remote.tiles("entries", checkpoint.size):
        at = 0
        while at < len(bundle):
            size = int.from_bytes(bundle[at : at + 2], "big")
            leaves.append(leaf_hash(bundle[at + 2 : at + 2 + size]))
            tree.append(leaves[-1])
            at += 2 + size
    report.events, report.root = tree.size, tree.root().hex()
    if tree.size != checkpoint.size or tree.root() != checkpoint.root:
        report.add("manipulation", "log-rewritten", "the entries do not lead to the signed root")
    else:
        report.signed = tree.size
    hashes, level = leaves, 0
    while hashes:
        if b"".join(remote.tiles(str(level), len(hashes))) != b"".join(hashes):
            report.add("manipulation", "tree-row", f"the tiles of level {level} are not those of the entries")
        level += 1
        hashes = [tree.tiles[level, index] for index in range(tree.size >> 8 * level)]
    return report
