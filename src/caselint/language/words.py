"""A document's tokens as plain strings: what the word-level stages work on.

Reading an attribute of a spaCy token costs far more than reading a list, and matching, negation and
the question of whom a word is said of read every token several times.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from caselint.language.patterns import plain

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True)
class Words:
    """The tokens of a Doc: `text` as written, `low` in lower case with plain apostrophes.

    `starts` and `ends` are offsets in characters. A token of white space is "" in `low`.
    """

    text: tuple[str, ...]
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, doc: Doc) -> Words:
        """The words of a Doc."""
        text = tuple(token.text for token in doc)
        starts = tuple(token.idx for token in doc)
        return cls(
            text=text,
            low=tuple("" if word.isspace() else word for word in map(plain, text)),
            starts=starts,
            ends=tuple(start + len(word) for start, word in zip(starts, text, strict=True)),
        )

    def part(self, first: int, last: int) -> Words:
        """The tokens from `first` to `last` (exclusive) without those of white space."""
        low = self.low[first:last]
        if all(low):
            keep: range | list[int] = range(first, last)
        else:
            keep = [at for at in range(first, last) if self.low[at]]
        return Words(
            text=tuple(self.text[at] for at in keep),
            low=tuple(self.low[at] for at in keep),
            starts=tuple(self.starts[at] for at in keep),
            ends=tuple(self.ends[at] for at in keep),
        )

    def __len__(self) -> int:
        return len(self.text)

    @cached_property
    def spaced(self) -> tuple[bool, ...]:
        """Whether white space stands before each token."""
        before = (0, *self.ends[:-1])
        return tuple(
            start != end or not word for start, end, word in zip(self.starts, before, self.low, strict=False)
        )
