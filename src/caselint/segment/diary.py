"""Parts the head of each entry from its text in diaries that write both on one line.

"12/03/2024 09:30 - Rang school. ...", "Tue 5 March 2024, 2pm, Jane Okafor (Nurse): Rang Ms Day. ...".
The rest of the segmenter then finds a line of date and time over each text, as in any log.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from caselint.record import Role, Span
from caselint.segment.item import Item, ItemKind
from caselint.segment.moments import read_stamps
from caselint.segment.signature import read_signature
from caselint.segment.signoff import foot_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.segment.lexicons import Knowledge

_LEAST_ENTRIES: Final = 2
_LEAST_WORDS: Final = 3  # of an entry's text
_LONGEST_HEAD: Final = 90  # characters
_LONGEST_START: Final = 60  # characters of a line in which its date and time stand
_AFTER_MOMENT: Final = re.compile(
    r"[ \t]*(?:hrs|hours|h)?\b[ \t]*(?:[-–—:|.]|,(?=[ \t]))?[ \t]*", re.IGNORECASE
)
_AFTER_PERSON: Final = re.compile(r"[:–—|]|[ \t]-(?=[ \t])")
_TOLD_BEFORE: Final = (
    60  # characters: the dates of a note that tells something first are part of what it tells
)
_DATED: Final = frozenset({Role.EVENT, Role.RECORDED, Role.DATED})


def part_heads(items: Sequence[Item], known: Knowledge) -> list[Item]:
    """The items, each line of a diary as two: its head, and its text. Other documents are left alone."""
    heads = {at: end for at, item in enumerate(items) if (end := _head_end(item, known))}
    if len(heads) < _LEAST_ENTRIES or not _is_diary(items, heads, known):
        return list(items)
    parted: list[Item] = []
    for at, item in enumerate(items):
        parted += _parted(item, heads[at]) if at in heads else [item]
    return parted


def _is_diary(items: Sequence[Item], heads: dict[int, int], known: Knowledge) -> bool:
    """Whether the dated lines are entries, and not the dates of one note that is signed as a whole."""
    first = min(heads)
    if any(item.is_narrative and len(item.text) > _TOLD_BEFORE for item in items[:first]):
        return False
    lines = [at for at in range(first, len(items)) if items[at].kind is ItemKind.TEXT]
    if 2 * len(heads) < len(lines) or any(
        items[at].kind is ItemKind.HEADING for at in range(first, len(items))
    ):
        return False
    outside = {field.role for item in items if item.kind is ItemKind.FIELDS for field in item.fields}
    if outside & _DATED and Role.AUTHOR in outside:
        return False
    signed = foot_lines(items, first, len(items), known)
    return not any(line.item not in heads and line.signature.stamps for line in signed)


def _head_end(item: Item, known: Knowledge) -> int:
    """Where an entry's head ends in a line that goes on with its text (characters); 0 where none does."""
    if item.kind is not ItemKind.TEXT or item.mail or item.listed:
        return 0
    stamps = read_stamps(item.text[:_LONGEST_START], 0, Role.DATED)
    stamp = stamps[0] if stamps else None
    if stamp is None or stamp.start > 1 or stamp.date is None or stamp.date.value is None:
        return 0
    after = _AFTER_MOMENT.match(item.text, stamp.end)
    end = _person_end(item.text, known) or (after.end() if after else stamp.end)
    words = item.text[end:].split()
    return end if len(words) >= _LEAST_WORDS and words[0][:1].isalpha() and words[0][:1].isupper() else 0


def _person_end(text: str, known: Knowledge) -> int:
    """Where the head ends if a person's name closes it: "4 March 2024, 10am, Jane Okafor (Nurse): "."""
    for mark in _AFTER_PERSON.finditer(text, 0, _LONGEST_HEAD):
        signature = read_signature(text[: mark.start()], 0, known, header=True)
        if signature and signature.person.author and signature.stamps and not signature.person.rest:
            return mark.end() + len(text[mark.end() :]) - len(text[mark.end() :].lstrip())
    return 0


def _parted(item: Item, end: int) -> list[Item]:
    if item.line is None:
        return [item]
    head = item.text[:end].rstrip(" \t-–—:|.,")
    start = item.span.start
    upper, lower = Span(start, start + len(head)), Span(start + end, item.span.end)
    text = item.text[end:]
    return [
        replace(item, span=upper, text=head, line=replace(item.line, span=upper, text=head)),
        replace(
            item, span=lower, text=text, gap=False, line=replace(item.line, span=lower, text=text, gap=False)
        ),
    ]
