"""What each line of a document is: fields, a heading, text, a rule, or a row that is an entry."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from caselint.record import Role
from caselint.segment.amendments import amendment_mark
from caselint.segment.fields import Reading, field_at, read_line, with_value
from caselint.segment.headings import is_heading, is_section_heading, is_title_with_colon
from caselint.segment.item import Item, ItemKind
from caselint.segment.layout import Line, Rule, Table, layout
from caselint.segment.mail import item_of_mail, mail_lines, own_head, settle_own_head
from caselint.segment.moments import sole_moment
from caselint.segment.names import read_person
from caselint.segment.tables import Column, TableItem, read_table
from caselint.segment.typed import settle_by_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.record import Document, Field
    from caselint.segment.lexicons import Knowledge


def items_of(document: Document, known: Knowledge) -> list[Item]:
    """The items of a document's body, in order."""
    pieces = layout(document)
    lines = [piece for piece in pieces if isinstance(piece, Line)]
    head = own_head(document, lines)
    mail = head | mail_lines(lines[len(head) :])
    items: list[Item] = []
    readings: list[Reading | None] = []
    columns: tuple[Column, ...] = ()
    for piece in pieces:
        if isinstance(piece, Rule):
            items.append(Item(ItemKind.RULE, piece.line.span, piece.line.text, piece.line))
            readings.append(None)
        elif isinstance(piece, Table):
            parts = read_table(piece, known, columns)
            columns = next(
                (part.columns for part in parts if isinstance(part, TableItem) and part.is_entry), ()
            )
            for part in parts:
                item, reading = _of_table(part, known)
                items.append(item)
                readings.append(reading)
        else:
            in_mail = piece.span in mail
            items.append(item_of_mail(piece) if in_mail else _text(piece))
            marked = amendment_mark(piece.text, piece.span.start, known)
            readings.append(None if in_mail or marked else read_line(piece, known.labels))
    _settle_stacked(items, known)
    _settle_fields(items, readings)
    _join_values(items, known)
    _settle_headings(items, known)
    _settle_open_labels(items, known)
    settle_by_value(items, document.text, known)
    settle_own_head(items, head)
    return items


def _text(line: Line) -> Item:
    return Item(ItemKind.TEXT, line.span, line.text, line, gap=line.gap)


def _of_table(part: Line | TableItem, known: Knowledge) -> tuple[Item, Reading | None]:
    if isinstance(part, Line):
        return _text(part), read_line(part, known.labels)
    kind = (
        ItemKind.FIELDS
        if part.fields and not part.is_entry
        else ItemKind.ROW
        if part.is_entry
        else ItemKind.CELLS
    )
    return Item(kind, part.span, "", fields=part.fields, table=part), None


# --------------------------------------------------------------------------------------- fields


def _settle_stacked(items: list[Item], known: Knowledge) -> None:
    """Make fields of labels without a colon that have their values on the lines under them.

    So an export prints a form whose cells were not kept. One such pair may be chance; two are a form.
    """
    pairs = [at for at in range(len(items) - 1) if _is_stacked(items, at, known)]
    near = [at for at in pairs if {at - 2, at + 2} & set(pairs)]
    for at in near:
        item, after = items[at], items[at + 1]
        role = known.labels.role(item.text) or Role.OTHER
        label = (0, len(item.text.rstrip(" :")))
        field = field_at(item.text, item.span.start, label, (len(item.text), len(item.text)), role)
        items[at] = replace(item, kind=ItemKind.FIELDS, fields=(with_value(field, after.span, after.text),))
        items[at + 1] = replace(after, kind=ItemKind.FIELDS, fields=())


def _is_stacked(items: list[Item], at: int, known: Knowledge) -> bool:
    item, after = items[at], items[at + 1]
    if item.kind is not ItemKind.TEXT or after.kind is not ItemKind.TEXT or item.mail or after.gap:
        return False
    if item.listed or len(item.text) > 40 or len(after.text) > 80 or item.text.endswith(":"):
        return False
    role = known.labels.role(item.text)
    if role in {Role.EVENT, Role.RECORDED, Role.DATED}:
        return sole_moment(after.text) is not None
    if role in {Role.AUTHOR, Role.POST_TITLE}:
        person = read_person(after.text, 0, known.titles)
        found = person.author if role is Role.AUTHOR else person.post_title
        return found is not None and not person.rest
    return False


def _settle_fields(items: list[Item], readings: Sequence[Reading | None]) -> None:
    """Make fields of lines that are; a line whose label is unknown is one only beside such lines."""
    sure = [
        bool(reading and reading.sure) or (items[at].kind is ItemKind.FIELDS and not items[at].mail)
        for at, reading in enumerate(readings)
    ]
    for order in (range(len(items)), range(len(items) - 1, -1, -1)):
        for at in order:
            reading = readings[at]
            if reading and not sure[at]:
                step = -1 if order.step > 0 else 1
                other = at + step
                apart = items[max(at, other)].gap if 0 <= other < len(items) else True
                if not apart and sure[other] and _short(items[at], reading):
                    sure[at] = True
    for at, reading in enumerate(readings):
        if reading and sure[at]:
            items[at] = replace(items[at], kind=ItemKind.FIELDS, fields=reading.fields)
    for at, item in enumerate(items):
        if (
            item.kind is ItemKind.FIELDS
            and item.line
            and item.fields
            and item.fields[0].role is Role.NARRATIVE
        ):
            items[at] = _answer(items, at)


def _answer(items: list[Item], at: int) -> Item:
    """Make a plain field of "Health: Dr Obi" among other short answers: it heads no narrative there."""
    item = items[at]
    field = item.fields[0]
    short = 0 < field.value.end - field.value.start <= 100 and not item.text.rstrip().endswith(
        (".", "!", "?", ":")
    )
    beside = (at > 0 and not item.gap and items[at - 1].is_header) or (
        at + 1 < len(items) and not items[at + 1].gap and items[at + 1].is_header
    )
    return (
        replace(item, fields=(replace(field, role=Role.OTHER), *item.fields[1:]))
        if short and beside
        else item
    )


def _short(item: Item, reading: Reading) -> bool:
    """Whether the value of an unknown label is an answer, not a paragraph with a run-in heading."""
    value = item.text[reading.fields[-1].value.start - item.span.start :]
    return len(value) <= 120 and not re.search(r"[a-z]{2}[.!?]\s+[A-Z]", value)


def _join_values(items: list[Item], known: Knowledge) -> None:
    """Give a label that stands alone on its line the line after it, where that is its value."""
    for at in range(len(items) - 1):
        item, after = items[at], items[at + 1]
        if item.kind is not ItemKind.FIELDS or item.table or len(item.fields) != 1:
            continue
        field = item.fields[0]
        if not field.blank or field.value.start != field.value.end or field.role is Role.NARRATIVE:
            continue
        before_is_field = at > 0 and items[at - 1].kind is ItemKind.FIELDS and not item.gap
        if (
            after.kind is ItemKind.TEXT
            and not after.gap
            and not after.mail
            and len(after.text) <= 80
            and not after.text.endswith((".", ":"))
            and not (before_is_field and is_section_heading(after.text, known))
        ):
            items[at] = replace(item, fields=(with_value(field, after.span, after.text),))
            items[at + 1] = replace(after, kind=ItemKind.FIELDS, fields=())


_TEXTUAL = frozenset({Role.NARRATIVE, Role.ENTRY_TYPE})


def _settle_open_labels(items: list[Item], known: Knowledge) -> None:
    """Tell a label over its text ("Reason for visit:") from one that was left without an answer."""
    for at, item in enumerate(items):
        if item.kind is not ItemKind.FIELDS or item.table or not item.fields:
            continue
        field = item.fields[-1]
        if not field.blank or field.value.start < field.value.end:
            continue
        after = items[at + 1] if at + 1 < len(items) else None
        if after is not None and _heads_text(items, at, field, after, known):
            items[at] = replace(item, fields=(*item.fields[:-1], replace(field, blank=False)))


def _heads_text(items: list[Item], at: int, field: Field, after: Item, known: Knowledge) -> bool:
    if after.kind in {ItemKind.TEXT, ItemKind.CELLS, ItemKind.ROW} or after.mail:
        in_form = at > 0 and not items[at].gap and items[at - 1].kind is ItemKind.FIELDS
        return not after.gap or field.role in _TEXTUAL or not in_form
    if field.role is not Role.NARRATIVE:
        return False
    if after.kind is ItemKind.HEADING:
        return not is_section_heading(after.text, known)
    if after.kind is ItemKind.FIELDS and after.fields and not after.table:
        label = after.fields[0].label
        return (
            known.labels.role(after.text[label.start - after.span.start : label.end - after.span.start])
            is None
        )
    return False


def _settle_headings(items: list[Item], known: Knowledge) -> None:
    for at, item in enumerate(items):
        if item.kind is ItemKind.FIELDS and is_title_with_colon(items, at):
            items[at] = replace(item, kind=ItemKind.HEADING, fields=())
        elif item.kind is ItemKind.TEXT and not item.mail and is_heading(items, at, known):
            items[at] = replace(item, kind=ItemKind.HEADING)
