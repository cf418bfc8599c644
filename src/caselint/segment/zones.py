"""Says of every stretch of text what it is: heading, label, value, narrative, sign-off or furniture."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caselint.record import BlockKind, Part, Role, Span, Zone, ZoneKind
from caselint.segment.item import Item, ItemKind
from caselint.segment.layout import ASIDE_PARTS, FURNITURE_PARTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from caselint.record import Document, Field
    from caselint.segment.layout import Line

_HEADER = frozenset({Role.EVENT, Role.RECORDED, Role.DATED, Role.AUTHOR, Role.POST_TITLE, Role.CHILD})
_WORD = re.compile(r"\w")


def zones_of(
    document: Document,
    items: Sequence[Item],
    entry_of: Sequence[int],
    sign_offs: Mapping[int, Sequence[Span]],
) -> tuple[Zone, ...]:
    """The zones of a document, in order.

    `entry_of` is the entry's index for each item; `sign_offs` has the spans of free sign-off lines
    by the item that holds them.
    """
    zones: list[Zone] = list(_outside(document, single=max(entry_of, default=0) == 1))
    heading: str | None = None
    entry = 0
    for at, item in enumerate(items):
        if entry_of[at] != entry:
            entry, heading = entry_of[at], None
        if item.kind is ItemKind.HEADING and at not in sign_offs:
            heading = item.text.strip(" :")
        elif item.is_header and _HEADER & {field.role for field in item.fields}:
            heading = None  # what stood over the header was a title, not a section's heading
        for field in item.fields:
            if field.role is Role.NARRATIVE and item.kind is ItemKind.FIELDS:
                heading = document.text[field.label.start : field.label.end].strip(" :")
        zones += _of_item(document, item, entry, heading, sign_offs.get(at, ()))
    return tuple(sorted(zones, key=lambda zone: zone.span))


def _outside(document: Document, *, single: bool) -> Iterator[Zone]:
    """The zones of page headers and footers, and of notes that stand apart from the body.

    A comment is no part of the record: the rule about comments asks for it to be taken out.
    """
    for block in document.blocks:
        if block.place.part in FURNITURE_PARTS or block.place.part is Part.COMMENT:
            yield Zone(block.span, ZoneKind.FURNITURE)
        elif block.place.part in ASIDE_PARTS:
            kind = ZoneKind.FURNITURE if block.kind is BlockKind.RULE else ZoneKind.NARRATIVE
            yield Zone(block.span, kind, entry=int(single))


def _of_item(
    document: Document, item: Item, entry: int, heading: str | None, signed: Iterable[Span]
) -> Iterator[Zone]:
    if item.kind is ItemKind.RULE:
        yield Zone(item.span, ZoneKind.FURNITURE, entry)
    elif item.table:
        yield from _of_row(document, item, entry, heading)
    elif item.kind is ItemKind.FIELDS:
        yield from _of_fields(document, item, entry, heading)
    else:
        kind = ZoneKind.HEADING if item.kind is ItemKind.HEADING else ZoneKind.NARRATIVE
        start = item.span.start + (item.line.bullet if item.line and kind is ZoneKind.NARRATIVE else 0)
        for span in signed:
            if start < span.start:
                yield Zone(Span(start, span.start), kind, entry, heading)
            yield Zone(span, ZoneKind.SIGN_OFF, entry, heading)
            start = span.end
        if start < item.span.end:
            yield Zone(Span(start, item.span.end), kind, entry, heading)


def _of_fields(document: Document, item: Item, entry: int, heading: str | None) -> Iterator[Zone]:
    text = document.text
    at = item.span.start
    for field in item.fields:
        if at < field.label.start and _WORD.search(text, at, field.label.start):
            yield Zone(Span(at, field.label.start), ZoneKind.VALUE, entry, heading)
        after = field.label.end
        if text[after : after + 1] in {":", "："}:
            after += 1
        yield Zone(Span(field.label.start, after), ZoneKind.LABEL, entry, heading)
        at = max(after, field.value.end) if field.value.end <= item.span.end else after
        if field.value.start < field.value.end <= item.span.end:
            yield _value(document, field, field.value, entry, heading)
    if at < item.span.end and _WORD.search(text, at, item.span.end):
        yield Zone(Span(at, item.span.end), ZoneKind.VALUE, entry, heading)


def _value(document: Document, field: Field, span: Span, entry: int, heading: str | None) -> Zone:
    label = document.text[field.label.start : field.label.end].strip(" :")
    if field.role is Role.NARRATIVE:
        return Zone(span, ZoneKind.NARRATIVE, entry, label if heading is None else heading, label)
    return Zone(span, ZoneKind.VALUE, entry, heading, label)


def _of_row(document: Document, item: Item, entry: int, heading: str | None) -> Iterator[Zone]:
    table = item.table
    if table is None:
        return
    by_label = {field.label: field for field in item.fields}
    by_value = {field.value: field for field in item.fields}
    columns = {column.index: column for column in table.columns}
    for cell in table.row.cells:
        for line in cell.lines:
            if table.is_head or cell.span in by_label or any(cell.span.contains(label) for label in by_label):
                yield Zone(line.span, ZoneKind.LABEL, entry, heading)
                continue
            field = by_value.get(cell.span)
            column = columns.get(cell.index)
            if field:
                yield _in_cell(document, field, line, entry, heading)
            else:
                label = column.text.strip(" :") if column else None
                yield Zone(line.span, ZoneKind.VALUE, entry, heading, label)


def _in_cell(document: Document, field: Field, line: Line, entry: int, heading: str | None) -> Zone:
    zone = _value(document, field, line.span, entry, heading)
    if zone.kind is ZoneKind.NARRATIVE and zone.label:
        return Zone(zone.span, zone.kind, entry, zone.label, zone.label)
    return zone
