"""Kind `readability`: an entry whose narrative is hard to read, by Flesch reading ease.

textstat computes the score. Left to itself it would count syllables with a dictionary that nltk
downloads when it is first used; here it counts with `checks.syllables`, and nltk is never loaded:
no connection is opened, and half a second is saved at each start.
"""

from __future__ import annotations

import re
import sys
import types
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from caselint.checks.length import opening
from caselint.checks.syllables import SyllableDictionary
from caselint.findings import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.record import Entry
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """From which score and length on an entry is hard to read."""

    reading_ease: float = 50  # Flesch: 100 is very easy, 60 plain English, 30 a scientific paper
    words: int = 100  # shorter entries are left


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each entry whose narrative scores below the limit, at its first paragraph."""
    for entry in record.record.entries:
        text = narrative(record, entry)
        if len(text.split()) < options.words:
            continue
        score = reading_ease(text)
        if score is not None and score < options.reading_ease:
            yield Hit(
                span=opening(record.text(entry.paragraphs[0]), entry.paragraphs[0].start),
                entry=entry.index,
                values={"score": f"{score:.0f}", "limit": f"{options.reading_ease:.0f}"},
            )


def narrative(record: AnnotatedRecord, entry: Entry) -> str:
    """The entry's narrative as it is scored: without names, dates, times and reference numbers.

    Each paragraph ends as a sentence, since a list item without a full stop is one to a reader.
    """
    paragraphs = (_scored(record.text(span)) for span in entry.paragraphs)
    return "\n".join(text if text[-1] in ".!?" else f"{text}." for text in paragraphs if text)


def reading_ease(text: str) -> float | None:
    """The Flesch reading ease of a text; None where it has no sentence of words.

    About 60 to 70 is plain English; the more, the easier.
    """
    if not any(map(str.isalpha, text)):
        return None
    return float(_textstat().flesch_reading_ease(text))


_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,7}"
_LEFT_OUT: Final = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?\b|\b[\w/-]*\d[\w/:.-]*\b"
    r"|\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b\.?"
)
_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][A-Za-z'’-]*[a-z](?: [A-Z][A-Za-z'’-]*[a-z])*")
_SPACES = re.compile(r"\s+")


def _scored(text: str) -> str:
    """A paragraph with each name replaced by a short word, and figures left out."""
    line = _SPACES.sub(" ", text)  # a note may be wrapped, and a name may stand across two lines
    without = _SPACES.sub(" ", _LEFT_OUT.sub(" ", line))
    return _SPACES.sub(" ", _NAME.sub("Jo", without)).strip(" -•*–")


@cache
def _textstat() -> Any:
    """The textstat module with its syllable dictionary replaced, imported when a score is first asked for."""
    missing = "nltk" not in sys.modules
    if missing:  # textstat imports it, and would use it for nothing but the dictionary
        sys.modules["nltk"] = types.ModuleType("nltk")
    try:
        import textstat
        from textstat.backend.counts import _count_syllables as counts
    finally:
        if missing:
            del sys.modules["nltk"]
    dictionary = SyllableDictionary()
    counts.get_cmudict = lambda _lang: dictionary
    return textstat
