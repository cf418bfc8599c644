"""Kind `template-text`: instructions and placeholders of a template that were left in a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.findings import Hit
from caselint.record import Role, Span, ZoneKind
from caselint.segment.instructions import find_instructions
from caselint.segment.placeholders import find_placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """`lexicons`: wordings of instructions. `except_roles`: fields whose placeholders other rules report."""

    lexicons: tuple[str, ...]
    except_roles: tuple[Role, ...] = ()


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each piece of template text; where two overlap, the longer one."""
    left = [
        field.value
        for field in record.record.fields
        if field.role in options.except_roles and (field.placeholder or field.blank)
    ]
    end = -1
    for span in sorted(_found(record, options), key=lambda span: (span.start, -span.end)):
        zone = record.record.zone_at(span.start)
        if span.start < end or zone is None or zone.kind is ZoneKind.FURNITURE:
            continue
        if any(value.overlaps(span) for value in left) or record.quoted(span):
            continue
        end = span.end
        yield Hit(span, zone.entry)


def _found(record: AnnotatedRecord, options: Options) -> Iterator[Span]:
    for name in options.lexicons:
        yield from (hit.span for hit in record.terms[name])
    for zone in record.record.zones:
        words = record.text(zone.span)
        for match in find_placeholders(words):
            yield Span(zone.span.start + match.start(), zone.span.start + match.end())
    # Labels and headings are the form's own words; what stands in their line is not.
    for block in record.record.document.blocks:
        for start, end in find_instructions(record.text(block.span)):
            span = Span(block.span.start + start, block.span.start + end)
            place = record.record.zone_at(span.start)
            guidance = place is not None and place.kind is ZoneKind.LABEL and place.span.end < span.end
            if place and (guidance or place.kind not in {ZoneKind.LABEL, ZoneKind.HEADING}):
                yield span
