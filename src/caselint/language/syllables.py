"""How many syllables English words have: by the CMU Pronouncing Dictionary, or else by where they break.

The two functions give textstat what its own functions of the same names would, number for number.
Its own would let nltk download the dictionary, and read all hyphenation patterns of the language
though a note has few words that the dictionary lacks.
"""

from __future__ import annotations

import zlib
from functools import cache, cached_property
from pathlib import Path
from typing import Final

# Written by tests/make_syllables.py, which describes it. It is under CMU's own licence, cmudict-LICENSE.txt.
TABLE: Final = Path(__file__).with_name("cmudict-syllables.bin")
PREFIX: Final = 2  # letters that the words of one line of the table have in common
EDGE: Final = 2  # letters that a hyphen leaves on either side


class Pronunciations:
    """The dictionary's words, each with one pronunciation of as many phones as it has syllables."""

    def __init__(self, table: bytes) -> None:
        lines = zlib.decompress(table).decode("ascii").splitlines()
        self._lines = {line[: line.index("|")]: line for line in lines}

    def __getitem__(self, word: str) -> list[list[str]]:
        """The word's pronunciations; each phone ends in a digit, as those of vowels do.

        Raises KeyError for a word, in lower case, that the dictionary does not have.
        """
        line = self._lines[word[:PREFIX]]
        at = line.find(f" {word[PREFIX:]} ")
        if at < 0 or "|" in word:
            raise KeyError(word)
        mark = line.rindex("|", 0, at + 1)
        return [["V1"] * int(line[mark + 1 : line.index(" ", mark)])]


class Hyphens:
    """Where English words may break, by pyphen's patterns (Liang's, as TeX has them).

    pyphen itself takes longer to read its 11,000 patterns than all else takes with a note; here a
    pattern is read when a word holds its letters.
    """

    def positions(self, word: str) -> list[int]:
        """The places in a word, in letters from its start, at which a hyphen may stand."""
        dotted = f".{word.lower()}."
        levels = [0] * (len(dotted) + 1)
        for start in range(len(dotted)):
            for end in range(start + 1, min(start + self._longest, len(dotted)) + 1):
                at = start
                for sign in self._patterns.get(dotted[start:end], ""):
                    if sign.isdecimal():  # the level of the place before the letter that follows
                        levels[at] = max(levels[at], int(sign))
                    else:
                        at += 1
        places = (at - 1 for at, level in enumerate(levels) if level % 2)
        return [at for at in places if EDGE <= at <= len(word) - EDGE]

    @cached_property
    def _patterns(self) -> dict[str, str]:
        """The patterns by their letters."""
        import pyphen

        written: bytes = pyphen.LANGUAGES["en_US"].read_bytes()
        letters = written.translate(None, b"0123456789")
        return dict(zip(letters.decode().split("\n"), written.decode().split("\n"), strict=True))

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._patterns))


@cache
def get_cmudict(_lang: str) -> Pronunciations:
    """The pronouncing dictionary, in the place of textstat's function of this name."""
    return Pronunciations(TABLE.read_bytes())


@cache
def get_pyphen(_lang: str) -> Hyphens:
    """The breaks of words that the dictionary lacks, in the place of textstat's function of this name."""
    return Hyphens()
