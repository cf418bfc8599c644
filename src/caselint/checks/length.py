"""Kind `length`: a sentence or a paragraph with more words than a reader can hold."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Final

from msgspec import Meta, Struct

from caselint.findings import Hit
from caselint.record import BlockKind, Span, ZoneKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Unit(StrEnum):
    """What is measured."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """How long is too long."""

    unit: Unit
    words: Annotated[int, Meta(description="the most words that pass")]


_OPENING: Final = 80  # characters of a paragraph that show where it is
_FIRST_WORDS: Final = 8  # of a paragraph, by which it is known after an edit
WORD = re.compile(r"\w+(?:['’.,:/&@-]\w+)*")
_LIST_MARK = re.compile(r"(?:^|\n)\s*(?:[-•*–▪◦]|\d{1,2}[.)]|[a-z][.)]|\([a-z0-9]{1,3}\))\s")
_LIST_OF_NAMES = re.compile(
    r"\s*(?:present|attend\w+|in attendance|apologies|invited|seen|distribution|cc)\b", re.IGNORECASE
)
_NAME = re.compile(r"\b[A-Z][a-z'’-]+")


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each sentence, or narrative paragraph of an entry, over the limit."""
    stretches = _sentences(record) if options.unit is Unit.SENTENCE else _paragraphs(record)
    for span, entry in stretches:
        text = record.text(span)
        count = sum(1 for _ in WORD.finditer(text))
        if count > options.words and not _is_list(text):
            values = {"count": str(count), "limit": str(options.words)}
            if options.unit is Unit.SENTENCE:
                yield Hit(span=span, entry=entry, values=values, wordless=True)
            else:
                first = " ".join(text.split()[:_FIRST_WORDS])
                place = opening(text, span.start)
                yield Hit(span=place, entry=entry, values=values, wordless=True, known_by=first)


def opening(text: str, start: int) -> Span:
    """The first words of a stretch that begins at `start`: enough to find it by, and not all of it."""
    line = text.split("\n", maxsplit=1)[0]
    if len(line) > _OPENING:
        line = line[: _OPENING + 1].rpartition(" ")[0] or line[:_OPENING]
    return Span(start, start + len(line))


def _sentences(record: AnnotatedRecord) -> Iterator[tuple[Span, int]]:
    for sentence in record.sentences:
        # In a template, labels and prompts are its maker's sentences.
        if sentence.zone is ZoneKind.NARRATIVE or record.record.template:
            yield sentence.span, sentence.entry


def _paragraphs(record: AnnotatedRecord) -> Iterator[tuple[Span, int]]:
    for entry in record.record.entries:
        for span in entry.paragraphs:
            block = record.record.document.block_at(span.start)
            if block is None or block.kind is BlockKind.PARAGRAPH:
                yield span, entry.index


def _is_list(text: str) -> bool:
    """A list, an address or the names of those present, which nobody reads in one breath."""
    if len(_LIST_MARK.findall(text)) >= 2:
        return True
    parts = re.split(r"[,;\n]", text)
    named = sum(1 for part in parts if _NAME.match(part.strip()))
    names_only = len(parts) >= 5 and named >= 0.8 * len(parts)
    return names_only and (bool(_LIST_OF_NAMES.match(text)) or len(WORD.findall(text)) < 7 * len(parts))
