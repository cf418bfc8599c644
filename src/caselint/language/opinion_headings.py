"""Headings and labels that say whose words stand under them, and that they are an opinion.

"Analysis", "Professional opinion" or "Concerns" mark what stands below as an opinion: these headings are data
(the `opinion-headings` lexicon). Whose it is may stand before ("Social worker's assessment"), what it is of
after ("Analysis of risk"), and a second subject beside ("Analysis and plan"). Under "Child's views", "Mum's
account" or "What Dad said" stands what someone else holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.language.patterns import plain
from caselint.language.phrases import expand
from caselint.language.wordset import word_set

if TYPE_CHECKING:
    from caselint.language.people import People
    from caselint.schema import Wording

_WORD: Final = re.compile(r"[a-z]+(?:'[a-z]+)*'?|[/&,;:+]|(?<=\s)[-–—](?=\s)")
_JOINTS: Final = word_set("and & / , ; : + - – —")
_OF: Final = word_set("of about for on regarding re around")
_NUMBERING: Final = word_set("section part question box b c d e f g h ii iii iv v vi")
_OWN: Final = word_set("my our the your this its")
_POSTS: Final = word_set(
    """social worker workers practitioner practitioners manager managers supervisor supervising key keyworker
    support assessing author writer professional sw fsw ssw student senior"""
)
_HELD: Final = word_set(
    """view views opinion opinions account voice wishes feelings words comments perspective story thoughts
    concerns worries statement response feedback version"""
)
_SPEAKS: Final = word_set(
    "said says told tells thinks thought feels felt wants wanted wishes reported shared"
)


@dataclass(frozen=True)
class OpinionHeadings:
    """The opinion headings as tuples of words in lower case, and the words for people."""

    headings: frozenset[tuple[str, ...]]
    people: frozenset[str]

    @classmethod
    def of(cls, lexicon: Wording, people: People) -> OpinionHeadings:
        """Read the lexicon. Raises PatternError for a term that cannot be read."""
        phrases = (expand(term.term, term.pos) for term in lexicon.entries)
        headings = frozenset(tuple(map(str, row)) for rows in phrases for row in rows)
        return cls(headings, people.nouns | people.names)

    def marks(self, heading: str | None) -> bool:
        """Whether what stands under the heading is marked as an opinion."""
        return any(map(self._is_opinion, _parts(heading)))

    def gives(self, heading: str | None) -> bool:
        """Whether what stands under the heading is what someone other than the writer holds."""
        words = [word for part in _parts(heading) for word in part]
        if not words or self.marks(heading):
            return False
        if words == ["wishes", "feelings"]:
            return True  # a child's, by its own name
        if words[0] == "what" and not _SPEAKS.isdisjoint(words):
            return any(map(self._is_other, words[1:]))
        return not _HELD.isdisjoint(words) and any(map(self._is_other, words))

    def _is_opinion(self, words: list[str]) -> bool:
        of = next((at for at, word in enumerate(words) if at and word in _OF), len(words))
        for end in {len(words), of}:
            for start in range(end):
                if tuple(words[start:end]) in self.headings and all(map(_is_own, words[:start])):
                    return True
        return False

    def _is_other(self, word: str) -> bool:
        """Whether the word is for a person, and not for the writer or a colleague."""
        stem = word.removesuffix("'s").removesuffix("'")
        return stem in self.people and stem not in _POSTS


def _parts(heading: str | None) -> list[list[str]]:
    """The words of a heading between its joints, without the numbers before them."""
    parts: list[list[str]] = [[]]
    for word in _WORD.findall(plain(heading or "")):
        if word in _JOINTS:
            parts.append([])
        elif parts[-1] or word not in _NUMBERING:
            parts[-1].append(word)
    return [part for part in parts if part]


def _is_own(word: str) -> bool:
    """Whether the word can stand before a heading for whose it is: the writer's, or a colleague's."""
    stem = word.removesuffix("'s").removesuffix("'")
    return word in _OWN or stem in _POSTS or word == "family"
