"""Headings and labels that mark what stands under them as an opinion: Analysis, Concerns.

They are data (the `opinion-headings` lexicon). Whose it is may stand before ("Social worker's assessment"),
what it is of after ("Analysis of risk"), and a second subject beside ("Analysis and plan").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.patterns import plain
from caselint.language.phrases import expand
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.schema import Wording

_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)?'?|[/&,;:+]")
_JOINTS: Final = word_set("and & / , ; : +")
_OF: Final = word_set("of about for on regarding re around")
_OWN: Final = word_set("my our the your this its author's writer's worker's")


@dataclass(frozen=True)
class OpinionHeadings:
    """The headings, as tuples of words in lower case."""

    headings: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, lexicon: Wording) -> OpinionHeadings:
        """Read the lexicon. Raises PatternError for a term that cannot be read."""
        phrases = (expand(term.term, term.pos) for term in lexicon.entries)
        return cls(frozenset(tuple(map(str, row)) for rows in phrases for row in rows))

    def marks(self, heading: str | None) -> bool:
        """Whether what stands under the heading is marked as an opinion."""
        words = _WORD.findall(plain(heading or ""))
        part: list[str] = []
        for word in [*words, ","]:
            if word not in _JOINTS:
                part.append(word)
                continue
            if self._is_one(part):
                return True
            part = []
        return False

    def _is_one(self, words: list[str]) -> bool:
        of = next((at for at, word in enumerate(words) if at and word in _OF), len(words))
        for end in {len(words), of}:
            for start in range(end):
                if tuple(words[start:end]) in self.headings and all(map(_is_owner, words[:start])):
                    return True
        return False


def _is_owner(word: str) -> bool:
    return word in _OWN or word in _POSTS or word.endswith(("'s", "s'"))


_POSTS: Final = word_set(
    """social worker worker workers practitioner practitioner's manager managers supervisor supervising
    key keyworker family support assessing author professional sw fsw ssw author's student senior"""
)
