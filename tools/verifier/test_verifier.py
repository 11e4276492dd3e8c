"""Golden vectors, and every proof of small trees; tampering is tried on real logs by the end-to-end tests."""

import unittest

from verifier.note import BadNote, Checkpoint, Key, Note, verify_proof_file
from verifier.remote import tile_path
from verifier.tree import EMPTY, Tree, is_consistent, leaf_hash, node_hash, root_from_inclusion

LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = """
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77
d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4
76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef
ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c
5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328
""".split()
NOTE = """rx.example/tenant-a/log
8
XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=

— rx.example/tenant-a/log ZxtG6ooFXogTwFKCY4iiQiyXQ4cms/XsUF6HPdUsrBrBoRu2s9FM3CaBijcsicz69YuxQ3YreSHpU1DIbszC5R0CJAI=
"""
KEY = "rx.example/tenant-a/log+671b46ea+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"


def defined_root(leaves: list[bytes]) -> bytes:
    """MTH of RFC 6962, 2.1, and nothing else."""
    if not leaves:
        return EMPTY
    if len(leaves) == 1:
        return leaves[0]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(defined_root(leaves[:half]), defined_root(leaves[half:]))


def inclusion(leaf: int, leaves: list[bytes]) -> list[bytes]:
    """PATH of RFC 6962, 2.1.1."""
    if len(leaves) == 1:
        return []
    half = 1 << (len(leaves) - 1).bit_length() - 1
    if leaf < half:
        return inclusion(leaf, leaves[:half]) + [defined_root(leaves[half:])]
    return inclusion(leaf - half, leaves[half:]) + [defined_root(leaves[:half])]


def consistency(old: int, leaves: list[bytes], whole: bool = True) -> list[bytes]:
    """SUBPROOF of RFC 6962, 2.1.2."""
    if old == len(leaves):
        return [] if whole else [defined_root(leaves)]
    half = 1 << (len(leaves) - 1).bit_length() - 1
    if old <= half:
        return consistency(old, leaves[:half], whole) + [defined_root(leaves[half:])]
    return consistency(old - half, leaves[half:], False) + [defined_root(leaves[:half])]


def forgeries(path: list[bytes]) -> list[list[bytes]]:
    other = leaf_hash(b"other")
    forged = [path + [other], [other] + path]
    for at in range(len(path)):
        forged += [path[:at] + [other] + path[at + 1 :], path[:at] + path[at + 1 :], path[:at] + path[at : at + 1] + path[at:]]
    return forged


class VerifierTests(unittest.TestCase):
    def setUp(self) -> None:
        self.leaves = [leaf_hash(bytes([number, number >> 8])) for number in range(64)]

    def test_golden_roots(self) -> None:
        tree = Tree()
        self.assertEqual(tree.root().hex(), ROOTS[0])
        for leaf, root in zip(LEAVES, ROOTS[1:]):
            tree.append(leaf_hash(bytes.fromhex(leaf)))
            self.assertEqual(tree.root().hex(), root)

    def test_tiles_hold_the_roots_of_256_leaves(self) -> None:
        tree = Tree()
        leaves = [leaf_hash(number.to_bytes(4, "big")) for number in range(600)]
        for leaf in leaves:
            tree.append(leaf)
        self.assertEqual(tree.root(), defined_root(leaves))
        self.assertEqual(tree.tiles, {(1, 0): defined_root(leaves[:256]), (1, 1): defined_root(leaves[256:512])})

    def test_inclusion_proofs_hold_and_forged_ones_do_not(self) -> None:
        for size in range(1, 65):
            root = defined_root(self.leaves[:size])
            for leaf in range(size):
                path = inclusion(leaf, self.leaves[:size])
                self.assertEqual(root_from_inclusion(path, self.leaves[leaf], leaf, size), root)
                for forged in forgeries(path):
                    self.assertNotEqual(root_from_inclusion(forged, self.leaves[leaf], leaf, size), root)

    def test_consistency_proofs_hold_and_forged_ones_do_not(self) -> None:
        for size in range(1, 65):
            new = (size, defined_root(self.leaves[:size]))
            for count in range(1, size + 1):
                old = (count, defined_root(self.leaves[:count]))
                path = consistency(count, self.leaves[:size])
                self.assertTrue(is_consistent(path, old, new))
                for forged in forgeries(path):
                    self.assertFalse(is_consistent(forged, old, new))

    def test_golden_note(self) -> None:
        key = Key.parse(KEY)
        self.assertEqual(key, Key.of_seed("rx.example/tenant-a/log", bytes(range(32))))
        self.assertEqual(str(key), KEY)
        note = Note.parse(NOTE)
        note.verify(key)
        self.assertEqual(Checkpoint.parse(note.text).root.hex(), ROOTS[8])

    def test_every_changed_character_of_a_note_is_refused(self) -> None:
        key = Key.parse(KEY)
        for at in range(len(NOTE)):
            changed = NOTE[:at] + chr(ord(NOTE[at]) ^ 1) + NOTE[at + 1 :]
            with self.assertRaises(BadNote, msg=str(at)):
                Note.parse(changed).verify(key)

    def test_what_is_no_proof_file_is_refused(self) -> None:
        for text in ["", "c2sp.org/tlog-proof@v1\nindex 1\n", "c2sp.org/tlog-proof@v1\nindex 01\n\n" + NOTE]:
            with self.assertRaises(BadNote):
                verify_proof_file(text, Key.parse(KEY))

    def test_tiles_are_named_as_c2sp_names_them(self) -> None:
        self.assertEqual(tile_path("0", 1234067, 256), "tile/0/x001/x234/067")
        self.assertEqual(tile_path("entries", 1000, 12), "tile/entries/x001/000.p/12")


if __name__ == "__main__":
    unittest.main()
