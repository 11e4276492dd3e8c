"""Merkle trees and proofs as RFC 6962 defines them."""

from __future__ import annotations

from hashlib import sha256

EMPTY = sha256(b"").digest()


def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


class Tree:
    """A tree that leaves are appended to; keeps the roots of full tiles, by level and index, as they come about."""

    def __init__(self) -> None:
        self.size = 0
        self.peaks: list[bytes] = []
        self.tiles: dict[tuple[int, int], bytes] = {}

    def append(self, leaf: bytes) -> None:
        height, rest = 0, self.size
        while rest & 1:
            leaf = node_hash(self.peaks.pop(), leaf)
            height += 1
            rest >>= 1
            if height % 8 == 0:
                self.tiles[height // 8, self.size >> height] = leaf
        self.peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        if not self.peaks:
            return EMPTY
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def root_from_inclusion(path: list[bytes], leaf: bytes, index: int, size: int) -> bytes | None:
    """The root that an inclusion proof leads to (RFC 9162, 2.1.3.2); None if the path has not the right length."""
    if index >= size:
        return None
    place, last, found = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            found = node_hash(sibling, found)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            found = node_hash(found, sibling)
        place >>= 1
        last >>= 1
    return found if last == 0 else None


def is_consistent(path: list[bytes], old: tuple[int, bytes], new: tuple[int, bytes]) -> bool:
    """Whether a consistency proof holds between two (size, root) (RFC 9162, 2.1.4.2)."""
    (old_size, old_root), (new_size, new_root) = old, new
    if old_size > new_size:
        return False
    if old_size == 0:
        return not path and old_root == EMPTY
    if old_size == new_size:
        return not path and old_root == new_root
    hashes = ([old_root] if old_size & (old_size - 1) == 0 else []) + path
    if not hashes:
        return False
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place >>= 1
        last >>= 1
    old_found = new_found = hashes[0]
    for found in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old_found, new_found = node_hash(found, old_found), node_hash(found, new_found)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            new_found = node_hash(new_found, found)
        place >>= 1
        last >>= 1
    return last == 0 and old_found == old_root and new_found == new_root
