"""What is kept of a document to find its passages again in others: where they stand, and traces of them.

A passage is the narrative of an entry as a whole, or a long paragraph of it where there are several. Its
words are not kept, but a digest of them all and a trace of each (see `likeness`).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from caselint.checks.length import opening
from caselint.checks.likeness import anchors, traces, words_of
from caselint.record import Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.record import Document, Entry, Record


class Passage(Struct, frozen=True, gc=False):
    """What is kept of a passage. `order` is its entry's place in time among those of the document."""

    entry: int
    order: int
    whole: bool  # the narrative of the entry, and not a paragraph of it
    opening: Span  # its first words
    line: int  # from 1
    words: int
    digest: bytes
    short: bytes = b""  # of a whole entry: its paragraphs that are too short for a passage, see `shorts`
    trace: bytes = b""  # where it is long enough to be looked for in like words
    anchors: bytes = b""

    def shorts(self) -> Iterator[tuple[bytes, int]]:
        """The digest and the words of each short paragraph, by which the questions of a form are known."""
        for at in range(0, len(self.short), _SHORT):
            yield self.short[at : at + _SHORT], self.short[at]


class Source(Struct, frozen=True):
    """The document that passages stand in."""

    path: str
    format: str
    record: str  # the path without its suffix and case, for one record may have several formats
    entries: int


class Sketch(Struct, frozen=True):
    """What is kept of a document, in the order of time: some hundred bytes a passage, none of its words."""

    source: Source
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """How many words make a passage, and of how many on a trace of them is kept (None: of none)."""

    entry: int
    paragraph: int
    traced: int | None


_DIGEST: Final = 16  # bytes
_SHORT: Final = 8  # bytes of a short paragraph, of which the first counts the words


def sketch_of(record: Record, measure: Measure) -> Sketch:
    """The sketch of a document, also of one in which nothing is long enough."""
    document = record.document
    passages = [
        passage
        for entry, order in zip(record.entries, _in_time(record.entries), strict=True)
        for passage in _passages(document, entry, order, measure)
    ]
    passages.sort(key=lambda passage: passage.order)
    stem = str(PurePosixPath(document.path).with_suffix("")).casefold()
    return Sketch(Source(document.path, document.format, stem, len(record.entries)), tuple(passages))


def _in_time(entries: Sequence[Entry]) -> range:
    """The places of the entries in time: their own order, or from the end where the newest come first."""
    moments = (entry.recorded or entry.event for entry in entries)
    days = [moment.date.value for moment in moments if moment and moment.date and moment.date.value]
    falls = sum(after < before for before, after in pairwise(days))
    rises = sum(after > before for before, after in pairwise(days))
    return range(len(entries), 0, -1) if falls > rises else range(len(entries))


def _passages(document: Document, entry: Entry, order: int, measure: Measure) -> Iterator[Passage]:
    told = [(span, words) for span, words in _narrative(document, entry, measure) if words]
    everything = [word for _, words in told for word in words]
    if len(everything) >= measure.entry:
        whole = _passage(document, entry, order, (told[0][0], everything), measure, whole=True)
        yield replace(whole, short=b"".join(_short(words) for _, words in told if len(words) < measure.entry))
    if len(told) > 1:
        for span, words in told:
            if len(words) >= measure.paragraph:
                yield _passage(document, entry, order, (span, words), measure, whole=False)


def _narrative(document: Document, entry: Entry, measure: Measure) -> list[tuple[Span, list[str]]]:
    """The paragraphs of an entry with their words, and the long answers to the questions of a form."""
    told = [(span, words_of(document.text[span.start : span.end])) for span in sorted(entry.paragraphs)]
    starts = [span.start for span, _ in told]
    answers = []
    for field in entry.fields:
        before = bisect_left(starts, field.value.end) - 1
        if field.role is Role.OTHER and not (before >= 0 and told[before][0].overlaps(field.value)):
            words = words_of(document.text[field.value.start : field.value.end])
            if len(words) >= measure.entry:
                answers.append((field.value, words))
    return sorted(told + answers)


def _passage(
    document: Document,
    entry: Entry,
    order: int,
    told: tuple[Span, Sequence[str]],
    measure: Measure,
    *,
    whole: bool,
) -> Passage:
    span, words = told
    trace = b"" if measure.traced is None or len(words) < measure.traced else traces(words)
    return Passage(
        entry=entry.index,
        order=order,
        whole=whole,
        opening=opening(document.text[span.start : span.end], span.start),
        line=document.line_and_column(span.start)[0],
        words=len(words),
        digest=_digest(words, _DIGEST),
        trace=trace,
        anchors=anchors(trace),
    )


def _short(words: Sequence[str]) -> bytes:
    return bytes([min(len(words), 255)]) + _digest(words, _SHORT - 1)


def _digest(words: Sequence[str], size: int) -> bytes:
    return blake2b(" ".join(words).encode(), digest_size=size).digest()
