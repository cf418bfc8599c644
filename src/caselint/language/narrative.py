"""An entry's narrative as its readability is measured: what its writer chose to say, and how.

Labels, headings and sign-offs are no part of a narrative. Names, dates, times, references and addresses
are, but nobody can write them in shorter words: a name counts as a short word, the rest not at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from caselint.language.people import Cast
from caselint.language.reading_ease import reading_ease
from caselint.record import Span, ZoneKind

if TYPE_CHECKING:
    from caselint.language.annotation import AnnotatedRecord, Sentence
    from caselint.language.words import Words


@dataclass(frozen=True)
class Narrative:
    """The narrative of an entry. It is measured when it is first asked to be, and once."""

    document: str = field(repr=False)  # its whole text
    paragraphs: tuple[Span, ...]
    openings: tuple[Span, ...] = ()  # names that begin a sentence, in order: no capital shows them

    def text(self) -> str:
        """What is measured.

        Each paragraph ends as a sentence, since a list item without a full stop is one to a reader.
        """
        paragraphs = (_plain(self._with_short_openings(span)) for span in self.paragraphs)
        return "\n".join(text if text[-1] in ".!?" else f"{text}." for text in paragraphs if text)

    @cached_property
    def words(self) -> int:
        """How many words the writer wrote there, names and dates among them."""
        return sum(count_words(self.document[span.start : span.end]) for span in self.paragraphs)

    @cached_property
    def reading_ease(self) -> float | None:
        """The Flesch reading ease; None where there are no words."""
        return reading_ease(self.text())

    def _with_short_openings(self, paragraph: Span) -> str:
        pieces, at = [], paragraph.start
        first, last = (bisect_left(self.openings, (place,)) for place in paragraph)
        for name in self.openings[first:last]:
            pieces += [self.document[at : name.start], _SHORT]
            at = name.end
        return "".join([*pieces, self.document[at : paragraph.end]])


def narratives_of(record: AnnotatedRecord) -> tuple[Narrative, ...]:
    """The narratives of a record's entries, in their order."""
    openings: defaultdict[int, list[Span]] = defaultdict(list)
    for sentence in record.sentences:
        if sentence.entry and sentence.zone is ZoneKind.NARRATIVE:
            first = _first_word(record.words, sentence)
            opening = record.words.part(first, min(first + _OPENING, sentence.last))
            if Cast(record.people, opening, record.names).is_name(0):
                openings[sentence.entry].append(record.token_span(first))
    return tuple(
        Narrative(record.record.document.text, entry.paragraphs, tuple(openings[entry.index]))
        for entry in record.record.entries
    )


def _first_word(words: Words, sentence: Sentence) -> int:
    """The index of a sentence's first word, after a quotation mark or a bullet."""
    here = range(sentence.first, sentence.last)
    return next((at for at in here if words.text[at][0].isalpha()), sentence.first)


def count_words(text: str) -> int:
    """How many words a person would count: runs of characters with a letter or a digit in them."""
    return sum(any(c.isalnum() for c in word) for word in text.split())


_SHORT: Final = "Jo"  # in place of every name
_OPENING: Final = 6  # words of a sentence that show whether the first is a name
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,7}"
_LEFT_OUT: Final = re.compile(
    r"[\w.+-]{1,64}@[\w.-]{1,99}\w|\b(?:https?://|www\.)\S+\w"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?\b"
    r"|(?<![\w/-])[\w/-]*\d[\w/:.-]*\b(?: ?[ap]\.?m\b(?:\.(?! [A-Z]|$))?)?"
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.? ?")
_CAPITAL = "A-ZÀ-ÖØ-ÞĀ-Ž"
_CAPITALISED = rf"[{_CAPITAL}][\w'-]*[^\W\d_A-Z]"
# A capital within a sentence shows a name: of a person, a place, a team, a law, a day.
_NAME = re.compile(rf"(?:(?<=[^\W\d_{_CAPITAL}] )|(?<=[,;)] )|(?<=[(\[])){_CAPITALISED}(?: {_CAPITALISED})*")
_SHORT_NAMES = re.compile(rf"\b{_SHORT}(?: {_SHORT}\b)+")
_ABBREVIATION = re.compile(r"\b(?:[A-Za-z]\.){2,}(?P<end>(?= [A-Z]|$))?")
_NEVER_LAST: Final = frozenset({"eg", "ie"})
_JOINT = re.compile(r"(?<=\w)[/–—](?=\w)")  # "mum/dad": textstat would make one word of the two
_SPACES = re.compile(r"\s+")


def _plain(text: str) -> str:
    """A paragraph with names made short, and without what does not count."""
    line = _SPACES.sub(" ", text).replace("’", "'")  # a note may be wrapped, and a name with it
    line = _LEFT_OUT.sub(" ", _TITLE.sub("", line))
    line = _SPACES.sub(" ", _JOINT.sub(" ", line))
    line = _ABBREVIATION.sub(_without_stops, line)
    return _SHORT_NAMES.sub(_SHORT, _NAME.sub(_SHORT, line)).strip(" -•*–")


def _without_stops(abbreviation: re.Match[str]) -> str:
    """An abbreviation without the stops that would end a sentence, but for one that does."""
    letters = abbreviation.group().replace(".", "")
    last = abbreviation["end"] is not None and letters.lower() not in _NEVER_LAST
    return f"{letters}." if last else letters
