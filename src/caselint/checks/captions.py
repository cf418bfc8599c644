"""The captions of a form: every few words with which it asks for something, and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.record import Part, Place, Role, Span, ZoneKind
from caselint.segment.phrases import normalise
from caselint.segment.placeholders import find_placeholders
from caselint.segment.prompts import is_guidance

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from caselint.record import Block, Document, Record
    from caselint.segment.labels import LabelBook

_DRAWN = re.compile(r"_{2,}|\.{4,}|…+|[☐☒☑□▢◻❏❑]|\[[ \t_xX]*\]|\([ \t_]{2,}\)|\t+|:|[|¦•]|[ ]{3,}")
_BRACKETS = re.compile(r"\([^()]{2,80}\)|\[[^\[\]]{2,80}\]|<[^<>]{2,80}>")
_TELLS = re.compile(
    r"^(?:please\s+)?(?:insert|enter|add|type|give|write|state|print|put|record|choose|select"
    r"|click(?: or tap)?(?: here)? to (?:enter|add|insert))\s+|^(?:the|a|an)\s+",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_\-.]+")
_DATES = frozenset({Role.EVENT, Role.RECORDED, Role.DATED})
_OPENERS = frozenset("[<{«")
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Caption:
    """Words with which a form asks for something.

    `group` is the same for all captions of a line, or of a table's row; `answer` is what the form shows
    in the answer's place. `told`: it stands in a sentence that tells how to fill in the form. `field`: it is
    sure to be the label of a field, and no heading.
    """

    span: Span
    words: str
    role: Role | None
    group: Hashable
    answer: str = ""
    heading: str = ""
    told: bool = False
    field: bool = False


def opening_of(document: Document) -> Span:
    """Where a form begins, for what it lacks as a whole: the first line of its body."""
    blocks = [block for block in document.blocks if block.span.start < block.span.end]
    body = [block for block in blocks if block.place.part is Part.BODY] or blocks
    if not body:
        return Span(0, 0)
    start, end = body[0].span
    line = document.text.find("\n", start, end)
    return Span(start, end if line < 0 else line)


def captions_of(record: Record, labels: LabelBook) -> tuple[Caption, ...]:
    """Every caption of a form, in text order."""
    found = [*_fields(record), *_pieces(record, labels)]
    printed = {normalise(caption.words) for caption in found}
    titles = (caption for caption in _titles(record, labels) if normalise(caption.words) not in printed)
    return tuple(sorted([*found, *titles], key=lambda caption: caption.span))


def _fields(record: Record) -> Iterator[Caption]:
    document = record.document
    for field in record.fields:
        words = _text(document, field.label)
        block = document.block_at(field.label.start)
        answer = _text(document, field.value)
        yield Caption(
            field.label,
            words,
            field.role,
            _group(document, field.label, block),
            answer,
            _heading(record, field.label),
            field=True,
        )


def _pieces(record: Record, labels: LabelBook) -> Iterator[Caption]:
    """What stands between blanks and boxes, in brackets, or on a short line of its own."""
    document = record.document
    of_fields = {field.label: field.role for field in record.fields}
    answers = [field.value for field in record.fields]
    for block in document.blocks:
        heading = _heading(record, block.span)
        for start, line in _lines(document, block.span):
            told = _tells(line)
            group = _group(document, Span(start, start + len(line)), block)
            for piece_start, words in _parts(line):
                span = Span(start + piece_start, start + piece_start + len(words))
                bare = _bare(words)
                long = len(bare.split()) > _MOST_WORDS
                if not bare or (long and not told and not _has_place(line)):
                    continue
                role = None if long else of_fields.get(span, labels.role(bare))
                slot = document.text[span.start : span.start + 1] in _OPENERS
                if slot and role in _DATES and any(answer.contains(span) for answer in answers):
                    role = None  # "Date of visit: [date]" is one place
                yield Caption(span, bare, role, group, heading=heading, told=told)


def _tells(line: str) -> bool:
    """Whether a line is a sentence about filling in the form, with no place to fill in of its own."""
    long = len(line.split()) > _MOST_WORDS // 2
    return long and not line.rstrip().endswith("?") and not _has_place(line) and is_guidance(line)


def _has_place(line: str) -> bool:
    """Whether there is something in a line to be filled in."""
    return any(drawn[0] != ":" for drawn in _DRAWN.finditer(line)) or bool(_BRACKETS.search(line))


def _parts(line: str) -> Iterator[tuple[int, str]]:
    at = 0
    for drawn in (*_DRAWN.finditer(line), None):
        end = drawn.start() if drawn else len(line)
        words = line[at:end]
        if words.strip():
            yield at + len(words) - len(words.lstrip()), words.strip()
        at = drawn.end() if drawn else end
    for slot in find_placeholders(line):
        yield slot.start(), slot[0]
    for bracket in _BRACKETS.finditer(line):
        yield bracket.start(), bracket[0]


def _titles(record: Record, labels: LabelBook) -> Iterator[Caption]:
    """The names that the form's maker gave to places to fill in, which no page shows."""
    document = record.document
    for number, slot in enumerate(record.document.slots):
        words = " ".join(_CAMEL.sub(" ", slot.title).split())
        if words:
            block = document.block_at(slot.span.start)
            placed = slot.span.start < slot.span.end
            group = _group(document, slot.span, block) if placed else ("slot", number)
            answer = _text(document, slot.span)
            role, heading = labels.role(words), _heading(record, slot.span)
            yield Caption(slot.span, words, role, group, answer, heading, field=True)


def _bare(words: str) -> str:
    bare = words.strip(" []<>{}«»()?*:–-/_\t")
    for _ in range(3):
        bare = _TELLS.sub("", bare)
    return bare


def _lines(document: Document, span: Span) -> Iterator[tuple[int, str]]:
    at = span.start
    for line in _text(document, span).split("\n"):
        yield at, line
        at += len(line) + 1


def _text(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _group(document: Document, span: Span, block: Block | None) -> Hashable:
    place = block.place if block else Place()
    if place.table is not None:
        return place.part, place.table, place.outer, place.row
    return document.line_and_column(span.start)[0]


def _heading(record: Record, span: Span) -> str:
    zone = record.zone_at(span.start)
    if zone is None or zone.kind is ZoneKind.HEADING:
        return ""
    return normalise(zone.heading or "")
