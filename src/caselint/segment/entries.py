"""Finds where the entries of a document begin, whatever its layout.

The layouts are tried from the plainest to the vaguest: a table with a row an entry, numbered notes,
blocks of header fields that repeat, log sections between rules or under lines of date and time,
notes that each end in a sign-off. A document in which none stands out is one entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.record import Role
from caselint.segment.headers import narrated, repeated_headers, with_title
from caselint.segment.item import Item, ItemKind
from caselint.segment.labels import is_endorsement
from caselint.segment.numbering import counted, entry_number
from caselint.segment.phrases import normalise
from caselint.segment.signature import read_signature

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from caselint.segment.lexicons import Knowledge
    from caselint.segment.signature import Signature

_SHIFT = re.compile(
    r"(?:the[ \t]+)?(?:early|late|night|day|morning|afternoon|evening|am|pm|waking night|sleep[ -]?in"
    r"|long day)"
    r"(?:[ \t]+(?:shift|duty|handover|log|report|entry))?[ \t]*:?",
    re.IGNORECASE,
)
_DATED = frozenset({Role.EVENT, Role.RECORDED, Role.DATED})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The items of one entry, `end` exclusive."""

    start: int
    end: int


def find_entries(items: Sequence[Item], document_text: str, known: Knowledge) -> list[Stretch]:
    """The stretches of items that are entries, in order; what lies outside belongs to none."""
    rows = [at for at, item in enumerate(items) if item.kind is ItemKind.ROW]
    if rows and _rows_are_entries(items, rows):
        return [Stretch(at, at + 1) for at in rows]
    finders: tuple[Callable[[], list[int]], ...] = (
        lambda: _numbered(items, known),
        lambda: repeated_headers(items, document_text),
        lambda: _between_rules(items, known),
        lambda: _moment_lines(items, known),
    )
    for finder in finders:
        starts = finder()
        if len(starts) > 1:
            return [Stretch(start, end) for start, end in zip(starts, [*starts[1:], len(items)], strict=True)]
    ends = _signed_notes(items, known)
    if len(ends) > 1:
        starts = [0, *(_after_rules(items, end) for end in ends[:-1])]
        return [Stretch(start, end) for start, end in zip(starts, [*starts[1:], len(items)], strict=True)]
    return [Stretch(0, len(items))] if items else []


def _after_rules(items: Sequence[Item], at: int) -> int:
    while at < len(items) - 1 and items[at].kind is ItemKind.RULE:
        at += 1
    return at


def _rows_are_entries(items: Sequence[Item], rows: Sequence[int]) -> bool:
    """Whether the rows are entries of their own, not a chronology inside a note that is dated and signed."""
    table = items[rows[0]].table
    if table and any(column.role is Role.AUTHOR for column in table.columns):
        return True
    outside = {field.role for item in items if item.kind is ItemKind.FIELDS for field in item.fields}
    return not (outside & _DATED and Role.AUTHOR in outside)


# ------------------------------------------------------------------------------ numbered notes


def number_of(item: Item) -> re.Match[str] | None:
    """The number in a line such as "Case note 3 of 6", "[Note 1]", "Entry 4: Home visit"."""
    if item.mail or item.table or item.listed:
        return None
    if item.kind is ItemKind.FIELDS and item.fields and item.fields[0].role is not Role.OTHER:
        return None
    return entry_number(item.text) or counted(item.text)


def _numbered(items: Sequence[Item], known: Knowledge) -> list[int]:
    by_head: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        match = number_of(item)
        if match and (entry_number(item.text) or _is_dated(items, at, known)):
            by_head.setdefault(normalise(match["head"]), []).append(at)
    for at, item in enumerate(items):
        for field in item.fields[:1]:
            if field.role is Role.ENTRY_NUMBER and item.kind is ItemKind.FIELDS:
                by_head.setdefault("=" + _label(item, 0), []).append(at)
    best = max(by_head.values(), key=len, default=[])
    return best if len(best) > 1 and narrated(items, best) else []


def _is_dated(items: Sequence[Item], at: int, known: Knowledge) -> bool:
    """Whether a line, or those of its head under it, give a date as the head of an entry does."""
    for item in items[at : at + 3]:
        if any(field.role in _DATED for field in item.fields) or _is_moment_line(item, known):
            return True
        if item.is_narrative and item is not items[at]:
            return False
    return False


def _label(item: Item, index: int) -> str:
    """The normalised label of a line's field."""
    span = item.fields[index].label
    if item.table:
        return f"{span}"
    return normalise(item.text[span.start - item.span.start : span.end - item.span.start]).strip(" :.")


# ------------------------------------------------------------------------------------ log books


def _between_rules(items: Sequence[Item], known: Knowledge) -> list[int]:
    """Where sections between rules begin that look like entries; other sections go with the one before."""
    rules = [at for at, item in enumerate(items) if item.kind is ItemKind.RULE and not _closes_box(items, at)]
    if not rules:
        return []
    bounds = [0, *(at + 1 for at in rules)]
    starts = []
    for start, end in zip(bounds, [*rules, len(items)], strict=True):
        if start < end and _is_entry_like(items[start:end], known):
            starts.append(_opening(items, start, end, known))
    return starts


def _closes_box(items: Sequence[Item], at: int) -> bool:
    """Whether a rule is the lower one of two that frame a title: it parts the title from its own text."""
    return (
        1 < at < len(items) - 1
        and items[at - 2].kind is ItemKind.RULE
        and items[at + 1].kind is not ItemKind.RULE
        and len(items[at - 1].text) <= 80
    )


def _opening(items: Sequence[Item], start: int, end: int, known: Knowledge) -> int:
    """Where the entry begins in a section; the first section may hold the document's head before it."""
    if start:
        return start
    for at in range(start, end):
        if at and _is_moment_line(items[at], known) and not items[at - 1].is_narrative:
            return at
    return start


def _is_entry_like(section: Sequence[Item], known: Knowledge) -> bool:
    narrative = any(item.is_narrative for item in section)
    lead = section[:3] if section[0].kind is ItemKind.HEADING else section[:1]
    if any(_is_moment_line(item, known) or _SHIFT.fullmatch(item.text) for item in lead):
        return narrative or len(section) > 1
    if any(field.role in _DATED for item in section[:4] for field in item.fields):
        return narrative
    head = next((at for at, item in enumerate(section) if _is_moment_line(item, known)), None)
    if (
        head
        and head < len(section) - 1
        and not any(item.is_narrative and len(item.text) > 80 for item in section[:head])
    ):
        return True
    last = section[-1]
    return narrative and len(section) > 1 and not last.listed and _signs(last, known)


def _signs(item: Item, known: Knowledge) -> bool:
    if item.kind is ItemKind.FIELDS:
        return any(field.role is Role.AUTHOR for field in item.fields)
    if item.kind not in {ItemKind.TEXT, ItemKind.HEADING} or item.mail:
        return False
    return read_signature(item.text, 0, known) is not None


def _is_moment_line(item: Item, known: Knowledge) -> bool:
    """Whether a line gives a date or a time, and at most who, in what post and what of."""
    if item.mail or item.kind not in {ItemKind.TEXT, ItemKind.HEADING} or len(item.text) > 110:
        return False
    signature = _header_signature(item, known)
    if signature is None or not signature.stamps or item.text.endswith(","):
        return False
    stamp = signature.stamps[0]
    whole = stamp.date is not None and stamp.time is not None
    if item.text.endswith("."):  # "Call 04/03/2024 10:00. Typed 04/03/2024 10:40."
        return item.gap and whole and len(signature.stamps) + (signature.person.author is not None) > 1
    if item.listed:  # "1. 03/06/2024 09:00 Lou Finch": numbers before the entries of a list
        return whole and (stamp.start == 0 or (item.gap and signature.person.author is not None))
    if stamp.date is None:  # a time alone: only where nothing but it, or it and a name, is there
        return stamp.start <= 6 and len(item.text) <= 60
    return True


def _moment_lines(items: Sequence[Item], known: Knowledge) -> list[int]:
    """Where entries begin that stand under a line of date and time, with nothing drawn between them."""
    lines = [
        at
        for at, item in enumerate(items)
        if _is_moment_line(item, known) and re.search(r"\d[/.\- ]", item.text) and _has_date(item, known)
    ]
    if len(lines) < 2:
        return []
    starts = [at for at in lines if at + 1 < len(items) and items[at + 1].kind is not ItemKind.RULE]
    heads = all(_under(items, at, end) for at, end in zip(starts, [*starts[1:], len(items)], strict=True))
    told_before = any(item.is_narrative and len(item.text) > 60 for item in items[: lines[0]])
    return [with_title(items, at) for at in starts] if heads and not told_before else []


def _has_date(item: Item, known: Knowledge) -> bool:
    signature = _header_signature(item, known)
    return signature is not None and any(stamp.date is not None for stamp in signature.stamps)


def _header_signature(item: Item, known: Knowledge) -> Signature | None:
    lead = item.line.bullet if item.line else 0
    return read_signature(item.text[lead:], 0, known, header=True)


def _under(items: Sequence[Item], at: int, end: int) -> bool:
    return any(item.is_narrative for item in items[at + 1 : end])


# --------------------------------------------------------------------------------- signed notes


def _signed_notes(items: Sequence[Item], known: Knowledge) -> list[int]:
    """Where notes end that each end in a sign-off with a date."""
    ends: list[int] = []
    at = 0
    while at < len(items):
        end = _sign_off_end(items, at, known)
        told = items[ends[-1] if ends else 0 : at]
        if end and _is_note(told, first=not ends):
            ends.append(end)
            at = end
        else:
            at += 1
    return ends if len(ends) > 1 and ends[-1] == len(items) else []


def _is_note(told: Sequence[Item], *, first: bool) -> bool:
    """Whether there is a note between two sign-offs, and not only what a manager put under it."""
    return any(item.is_narrative and len(item.text) > 40 for item in told) and (
        first or not _countersigns(told[0])
    )


def _countersigns(item: Item) -> bool:
    """Whether a line after a sign-off begins a manager's comments, which are part of the note."""
    label = item.text.split(":")[0]
    return len(label) < 60 and (is_endorsement(label) or "management" in label.lower())


def _sign_off_end(items: Sequence[Item], at: int, known: Knowledge) -> int | None:
    """The end of the sign-off that begins here: lines of name, post and date that hold a name and a date."""
    named = dated = False
    end = at
    while end < len(items) and end < at + 6:
        item = items[end]
        if item.mail or item.listed:
            break
        if item.kind is ItemKind.FIELDS:
            roles = {field.role for field in item.fields}
            if not roles & {Role.AUTHOR, Role.POST_TITLE, Role.DATED, Role.RECORDED}:
                break
            named, dated = named or Role.AUTHOR in roles, dated or bool(roles & {Role.DATED, Role.RECORDED})
        elif item.kind in {ItemKind.TEXT, ItemKind.HEADING}:
            signature = read_signature(item.text, 0, known)
            if signature is None:
                break
            named = named or signature.person.author is not None
            dated = dated or any(stamp.date for stamp in signature.stamps)
        else:
            break
        end += 1
    return end if named and dated and end > at else None
