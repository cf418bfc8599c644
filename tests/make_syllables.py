"""Writes the table of syllables from the CMU Pronouncing Dictionary.

`python tests/make_syllables.py cmudict.dict` writes it anew. The dictionary is Carnegie Mellon
University's, https://github.com/cmusphinx/cmudict (file `cmudict.dict`); its licence stands beside the
table. The table in the repository is made from the file whose SHA-256 begins with 81917843c7f44ce2.

The table is a text, packed with zlib. A line holds the words that begin with the same two letters, by
the number of their syllables and without those letters:

    fa|1 ce ll |2 ctor ther |3 mily

It leaves out what textstat never asks for: words with signs that it takes away first.
"""

from __future__ import annotations

import hashlib
import re
import sys
import zlib
from itertools import groupby
from pathlib import Path

from caselint.language.syllables import PREFIX, TABLE

# As textstat asks for them: letters, with an apostrophe only before these endings.
ASKED_FOR = re.compile(r"(?:[a-z]|'(?=[tsd]|ve|ll|re))+")


def read_dictionary(text: str) -> dict[str, int]:
    """Each word with the syllables of its first pronunciation: a vowel ends in a digit, its stress."""
    counts: dict[str, int] = {}
    for line in text.splitlines():
        word, *phones = line.partition("#")[0].split()
        if ASKED_FOR.fullmatch(word):  # not "read(2)", a further pronunciation
            counts.setdefault(word, sum(phone[-1].isdigit() for phone in phones))
    return counts


def pack(counts: dict[str, int]) -> bytes:
    """The table of some words."""

    def prefix(word: str) -> str:
        return word[:PREFIX]

    lines = []
    for letters, words in groupby(sorted(counts, key=lambda w: (prefix(w), counts[w], w)), key=prefix):
        groups = groupby(words, key=counts.__getitem__)
        lines.append(
            letters + "".join(f"|{n} {' '.join(word[PREFIX:] for word in group)} " for n, group in groups)
        )
    return zlib.compress("\n".join(lines).encode("ascii"), level=9)


def main() -> None:
    """Write the table."""
    source = Path(sys.argv[1]).read_bytes()
    counts = read_dictionary(source.decode("utf-8"))
    TABLE.write_bytes(pack(counts))
    print(f"{len(counts)} words from {hashlib.sha256(source).hexdigest()}: {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
