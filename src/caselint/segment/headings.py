"""Knows the headings of a note by their words, or by how they stand over their text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caselint.record import BlockKind, Role
from caselint.segment.instructions import find_instructions
from caselint.segment.item import Item, ItemKind
from caselint.segment.numbering import entry_number
from caselint.segment.signature import is_signature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.segment.lexicons import Knowledge

_SECTION = re.compile(
    r"(?:section|part|appendix|step|stage|domain)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,4})\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Za-z][.)])[ \t]+")
_NOTE_OPENING = re.compile(
    r"(?:rang|called|phoned|texted|emailed|e-mailed|visited|seen|saw|met|spoke|no|not|told|left|sent|asked|took|went"
    r"|came|had|got|he|she|they|it|i|we|mum|dad|mother|father|there|did|was|were|has|have"
    r"|nothing|awaiting|await|tried|discussed|t/c|tc|h/v|hv)\b",
    re.IGNORECASE,
)


_STOPS = (".", "!", "?", "”", '"')


def is_title_with_colon(items: Sequence[Item], at: int) -> bool:
    """Whether it is a field by its colon alone: "SUPERVISION: CASE DISCUSSION", "Section A: The child"."""
    item = items[at]
    if len(item.fields) != 1 or item.fields[0].role not in {Role.OTHER, Role.NARRATIVE} or item.table:
        return False
    words = item.text
    if item.fields[0].value.start == item.fields[0].value.end:
        return False
    return bool(_SECTION.match(words)) or (
        words.isupper() and len(words.split()) >= 2 and not item.fields[0].placeholder
    )


def is_section_heading(text: str, known: Knowledge) -> bool:
    """Whether the words are a section's heading of the lexicon, with or without a number before them."""
    number = _NUMBERED.match(text)
    bare = text[number.end() :] if number else text
    return bare.strip(" :–-") in known.headings or text.strip(" :–-") in known.headings


def is_heading(items: Sequence[Item], at: int, known: Knowledge) -> bool:
    """Whether a line of text is a heading: by the format, by its words, or by its shape and place."""
    item = items[at]
    text, line = item.text, item.line
    if line is None or len(text.split()) > 12 or len(text) > 90:
        return False
    numbers = not item.listed and entry_number(text) is not None
    if numbers or line.block.kind is BlockKind.HEADING or text.strip(" *-–[]()=") in known.late_marks:
        return True
    if is_section_heading(text, known):
        return not item.listed or _NUMBERED.match(text) is not None or _SECTION.match(text) is not None
    if text.endswith((".", ",", ";", "!", "?")) or not any(c.isalpha() for c in text):
        return False
    return _SECTION.match(text) is not None or _has_shape(items, at, known)


def _has_shape(items: Sequence[Item], at: int, known: Knowledge) -> bool:
    """Whether a short line without a stop looks like a heading where it stands."""
    item = items[at]
    text = item.text
    if item.listed and not _NUMBERED.match(text) and not _stands_alone(items, at):
        return False
    if is_signature(text, known) or any(find_instructions(text)):
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    if text.isupper() and len(text.split()) <= 8 and sum(c.isalpha() for c in text) >= 4:
        return after is None or not after.text.isupper() or after.kind is not ItemKind.TEXT
    return _leads(items, at, after)


def _stands_alone(items: Sequence[Item], at: int) -> bool:
    """Whether a numbered line is no item of a list: "1. The child" over a form."""
    near = (items[at + step] for step in (-1, 1) if 0 <= at + step < len(items))
    return items[at].gap and not any(item.listed for item in near)


def _leads(items: Sequence[Item], at: int, after: Item | None) -> bool:
    """Whether a short line without a stop stands over text as a heading does."""
    item = items[at]
    if at == 0:  # the title of the document
        return (
            after is not None
            and (after.gap or after.kind is ItemKind.FIELDS)
            and not _NOTE_OPENING.match(item.text)
        )
    if after is None or after.kind is ItemKind.RULE or "," in item.text:
        return False
    before = items[at - 1]
    stopped = before.text.rstrip().endswith(_STOPS) or before.kind is not ItemKind.TEXT or before.listed
    if after.gap and after.kind is ItemKind.TEXT and not (stopped and item.gap):
        return False  # a line on its own is a heading only where the writer ends sentences with a stop
    apart = item.gap or stopped
    body = (
        after.kind in {ItemKind.CELLS, ItemKind.ROW}
        or (after.kind is ItemKind.FIELDS and item.gap)
        or after.listed
        or (len(after.text) >= 50 and after.text.rstrip().endswith((*_STOPS, ":")))
    )
    return (
        apart
        and body
        and len(item.text.split()) <= 6
        and item.text[0].isupper() | item.text[0].isdigit()
        and not _NOTE_OPENING.match(item.text)
        and not re.search(r"\d{2}[:./]\d{2}", item.text)
    )
