#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints the table of src/base/tln-han.c: traditional characters, each followed by the simplified one.

It is made from the transform Traditional-Simplified of ICU (Unicode License V3), which `uconv` of
icu-devtools applies. Kept are single characters of the block U+4E00 to U+9FFF; what maps on goes to
the end of its chain, so that the table applied twice is the table applied once.
"""
import subprocess

FIRST, LAST = 0x4E00, 0x9FFF
PAIRS_A_LINE = 23


def main():
    characters = [chr(c) for c in range(FIRST, LAST + 1)]
    out = subprocess.run(
        ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Traditional-Simplified"],
        input="\n".join(characters), capture_output=True, text=True, check=True).stdout.split("\n")
    simple = {}
    for a, b in zip(characters, out):
        # Where two characters point at each other, the one that comes first in Unicode stays.
        if a != b and len(b) == 1 and FIRST <= ord(b) <= LAST and out[ord(b) - FIRST] != a or (
                a != b and len(b) == 1 and FIRST <= ord(b) < ord(a)):
            simple[a] = b
    for a in simple:
        while simple[a] in simple:
            simple[a] = simple[simple[a]]
    pairs = [a + b for a, b in sorted(simple.items())]
    for i in range(0, len(pairs), PAIRS_A_LINE):
        print(f'    "{"".join(pairs[i:i + PAIRS_A_LINE])}"')


if __name__ == "__main__":
    main()
