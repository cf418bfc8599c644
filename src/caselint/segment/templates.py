"""Tells a template of records, the form before anyone has filled it in, from a record.

Rules about records leave templates, so to take a record for a template would hide what is wrong with it.
A form in which anything at all was filled in is a record, unless the file says that it is a template.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from caselint.record import Part, Role, ZoneKind
from caselint.segment.prompts import is_open, is_prompt

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.record import Document, Record, Slot, Span
    from caselint.segment.phrases import Phrases

_NAMED: Final = re.compile(r"template|pro-?[ _]?forma|blank[ _-]+(?:form|copy)", re.IGNORECASE)
_FEWEST = 3  # places to fill in that make a form
_FEWEST_NAMED = 2
_WHO_AND_WHEN: Final = frozenset(
    {Role.AUTHOR, Role.POST_TITLE, Role.CHILD, Role.EVENT, Role.RECORDED, Role.DATED}
)
_FILLED_IN: Final = frozenset({ZoneKind.VALUE, ZoneKind.NARRATIVE, ZoneKind.SIGN_OFF})


def is_template(record: Record, control: Phrases) -> bool:
    """Whether the record is a template. `control` are the words with which a form speaks of itself."""
    document = record.document
    if document.new_files_begin_here:
        return True
    slots = list(_slots(record))
    if any(slot.filled and not is_open(_words(document, slot.span)) for slot in slots):
        return False
    prompts = [slot.span for slot in slots]
    answered = [field for field in record.fields if not _controls(_words(document, field.label), control)]
    opened = [field for field in answered if _is_open(document, field.value, prompts)]
    places = len(opened) + sum(not any(f.value.contains(span) for f in opened) for span in prompts)
    if places < _FEWEST_NAMED or not any(field.role in _WHO_AND_WHEN for field in opened):
        return False
    if _says_template(document):
        who_and_when = [field for field in answered if field.role in _WHO_AND_WHEN]
        kinds = _FILLED_IN - {ZoneKind.VALUE}
        return all(field in opened for field in who_and_when) and not any(
            _told(record, control, kinds, prompts)
        )
    whole = places >= _FEWEST and len(opened) == len(answered)
    return whole and not any(_told(record, control, _FILLED_IN, prompts))


def _is_open(document: Document, value: Span, prompts: Sequence[Span]) -> bool:
    return is_open(_words(document, value)) or any(prompt.contains(value) for prompt in prompts)


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _says_template(document: Document) -> bool:
    """Whether the file's name, its title or its page header calls it a template."""
    if _NAMED.search(PurePosixPath(document.path).stem):
        return True
    heads = [block for block in document.blocks if block.place.part in {Part.HEADER, Part.FOOTER}]
    titles = [block for block in document.blocks if block.place.part is Part.BODY][:2]
    return any(_NAMED.search(_words(document, block.span)[:90]) for block in [*heads, *titles])


def _controls(words: str, control: Phrases) -> bool:
    return bool(control.search(words))


def _told(
    record: Record, control: Phrases, kinds: frozenset[ZoneKind], prompts: Sequence[Span]
) -> Iterator[Span]:
    """The stretches of these kinds in which something was filled in."""
    text = record.document.text
    for zone in record.zones:
        if zone.kind not in kinds or any(prompt.contains(zone.span) for prompt in prompts):
            continue
        start, end = text.rfind("\n", 0, zone.span.start) + 1, text.find("\n", zone.span.end)
        line = text[start : end if end >= 0 else len(text)]
        if _controls(line, control) or (zone.label and _controls(zone.label, control)):
            continue
        if not is_prompt(text[zone.span.start : zone.span.end]):
            yield zone.span


def _slots(record: Record) -> Iterator[Slot]:
    """The places to fill in that the file marks, without those that hold fields or other such places."""
    spans = [slot.span for slot in record.document.slots]
    spans += [field.label for field in record.fields]
    for slot in record.document.slots:
        if not any(
            slot.span != span and slot.span.contains(span) and span.start < span.end for span in spans
        ):
            yield slot
