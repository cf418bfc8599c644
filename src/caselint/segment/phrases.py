"""Matches the plain phrases of a wording lexicon before there are any tokens."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def normalise(text: str) -> str:
    """Lower case, straight apostrophes, one space for any space, hyphen or dash: two spellings as one."""
    return " ".join(re.sub(r"[-‐-―]", " ", text.replace("’", "'").lower()).split())


def words_of(text: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(text.split())


class Phrases:
    """A set of phrases, found as whole words; case, apostrophes and hyphens make no difference."""

    def __init__(self, phrases: Iterable[str], *, ending: str = "") -> None:
        """`ending` is a regular expression for what may stand at the end of each."""
        self.known = frozenset(map(normalise, phrases))
        self._ending = ending

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        known = sorted(self.known, key=lambda phrase: (-len(phrase), phrase))
        parts = "|".join(map(self._pattern, known))
        whole = rf"(?<![\w'’])(?:{parts}){self._ending}(?![\w])" if known else r"(?!)"
        return re.compile(whole, re.IGNORECASE)

    @staticmethod
    def _pattern(phrase: str) -> str:
        return r"[\s\-‐-―]{1,3}".join(re.escape(word).replace("'", "['’]") for word in phrase.split())

    def __contains__(self, text: str) -> bool:
        return normalise(text) in self.known

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Every phrase in the text, the longest at each place."""
        return self._regex.finditer(text)

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in the text, if any."""
        return self._regex.search(text)

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The phrase that begins at a character, if any."""
        return self._regex.match(text, at)
