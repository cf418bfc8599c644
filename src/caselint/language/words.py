"""A document's tokens as plain strings: what the word-level stages work on.

Reading an attribute of a spaCy token costs far more than reading a list, and matching, negation and
the question of whom a word is said of read every token several times.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from caselint.language.patterns import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc


@dataclass(frozen=True)
class Words:
    """Tokens: `text` as written, `low` in lower case with plain apostrophes and hyphens, "n't" as "not".

    `starts` and `ends` are offsets in characters. A token of white space is "" in `low`.
    """

    text: tuple[str, ...]
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, doc: Doc) -> Words:
        """The words of a Doc."""
        orths, spaces = doc.to_array(["ORTH", "SPACY"]).T.tolist() if len(doc) else ([], [])
        strings = doc.vocab.strings
        written = {orth: strings[orth] for orth in set(orths)}
        lowered = {orth: "" if text.isspace() else plain(text) for orth, text in written.items()}
        text = tuple(map(written.__getitem__, orths))
        low = without_contractions(map(lowered.__getitem__, orths))
        lengths = tuple(map(len, text))
        reach = (length + space for length, space in zip(lengths, spaces, strict=True))
        starts = tuple(accumulate(reach, initial=0))[:-1]
        return cls(
            text=text,
            low=low,
            starts=starts,
            ends=tuple(map(int.__add__, starts, lengths)),
        )

    def part(self, first: int, last: int) -> Words:
        """The tokens from `first` to `last` (exclusive) without those of white space."""
        if all(self.low[first:last]):
            here = slice(first, last)
            return Words(self.text[here], self.low[here], self.starts[here], self.ends[here])
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
        """Whether white space stands before each token; true of the first."""
        before = (-1, *self.ends[:-1])
        return tuple(
            start != end or not word for start, end, word in zip(self.starts, before, self.low, strict=True)
        )


_STEMS: Final = {"ca": "can", "wo": "will", "sha": "shall"}


def without_contractions(low: Iterable[str]) -> tuple[str, ...]:
    """Lower-case tokens with "n't" written out: "would not" must find "wouldn't", "wouldnt" and "won't"."""
    words = list(low)
    for at, word in enumerate(words):
        if word in {"n't", "nt"}:
            words[at] = "not"
            if at:
                words[at - 1] = _STEMS.get(words[at - 1], words[at - 1])
    return tuple(words)
