"""Tells a template of records, the form before anyone has filled it in, from a record.

Rules about records leave templates, so to take a record for a template would hide what is wrong with it.
A form in which anything at all was filled in is a record, unless the file says that it is a template.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from caselint.record import BlockKind, Part, Role, ZoneKind
from caselint.segment.prompts import (
    captions,
    count_blanks,
    is_caption,
    is_open,
    is_prompt,
    tells_of_the_past,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence

    from caselint.record import Block, Document, Field, Record, Slot, Span
    from caselint.segment.lexicons import Knowledge

_NAMED: Final = re.compile(r"template|pro-?[ _]?forma|blank[ _-]+(?:form|copy)", re.IGNORECASE)
_FEWEST = 3  # places to fill in that make a form
_FEWEST_NAMED = 2
_LONGEST_LABEL = 60  # characters
_WHO_AND_WHEN: Final = frozenset(
    {Role.AUTHOR, Role.POST_TITLE, Role.CHILD, Role.EVENT, Role.RECORDED, Role.DATED}
)
_FILLED_IN: Final = frozenset({ZoneKind.VALUE, ZoneKind.NARRATIVE, ZoneKind.SIGN_OFF})


def is_template(record: Record, known: Knowledge) -> bool:
    """Whether the record is a template."""
    document = record.document
    if document.new_files_begin_here:
        return True
    slots = list(_slots(record))
    if any(slot.filled and not is_open(_words(document, slot.span)) for slot in slots):
        return False
    form = _Form(record, known, [slot.span for slot in slots])
    answered = [field for field in record.fields if not form.is_of_maker(field.label)]
    who_and_when = [field for field in answered if field.role in _WHO_AND_WHEN]
    if not all(form.is_open(field.value) or form.is_label(field.value) for field in who_and_when):
        return False
    opened = [field for field in answered if form.is_open(field.value)]
    places = len(opened) + form.places(opened)
    if places < _FEWEST_NAMED or not (len(slots) >= _FEWEST or form.asks_for(_WHO_AND_WHEN, opened)):
        return False
    if _says_template(document):
        return not any(tells_of_the_past(_words(document, span)) for span in form.told())
    whole = all(form.is_open(field.value) or form.is_label(field.value) for field in answered)
    return places >= _FEWEST and whole and not any(form.told())


def _words(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


def _says_template(document: Document) -> bool:
    """Whether the file's name, its title or its page header calls it a template."""
    if _NAMED.search(PurePosixPath(document.path).stem):
        return True
    heads = [block for block in document.blocks if block.place.part in {Part.HEADER, Part.FOOTER}]
    titles = [block for block in document.blocks if block.place.part is Part.BODY][:2]
    return any(_NAMED.search(_words(document, block.span)[:90]) for block in [*heads, *titles])


class _Form:
    """A form: which of its words are its maker's, and which someone filled in."""

    def __init__(self, record: Record, known: Knowledge, prompts: Sequence[Span]) -> None:
        self._record, self._known, self._prompts = record, known, prompts
        self._text = record.document.text
        self._lines: dict[tuple[int, int], bool] = {}

    def is_open(self, value: Span) -> bool:
        """Whether an answer is still to come."""
        return is_open(self._text[slice(*value)]) or any(prompt.contains(value) for prompt in self._prompts)

    def is_label(self, span: Span) -> bool:
        """Whether the words are a label that forms have, as in a table whose other cells are empty."""
        return self._known.labels.role(self._text[slice(*span)]) is not None

    def is_of_maker(self, span: Span) -> bool:
        """Whether words stand where the form speaks of itself: who approved it, its version."""
        start, end = self._text.rfind("\n", 0, span.start) + 1, self._text.find("\n", span.end)
        if self._is_control(start, end if end >= 0 else len(self._text)):
            return True
        block = self._record.document.block_at(span.start)
        return block is not None and _table(block) in self._tables_of_maker

    def _is_control(self, start: int, end: int) -> bool:
        """Whether a line has words of the form's control; one may hold a thousand zones."""
        found = self._lines.get((start, end))
        if found is None:
            line = self._text[start:end]
            found = self._lines[start, end] = self._known.form_control.search(line) is not None
        return found

    @cached_property
    def _tables_of_maker(self) -> frozenset[Hashable]:
        """The tables in whose first row a cell is a word of the form's control: "Version", "Approved by"."""
        blocks = [block for block in self._record.document.blocks if block.place.row == 1]
        control = self._known.form_control
        return frozenset(_table(block) for block in blocks if self._text[slice(*block.span)] in control)

    def places(self, opened: Sequence[Field]) -> int:
        """How many places to fill in there are besides the fields that are open."""
        empty = [block.span for block in self._record.document.blocks if _is_empty_cell(block)]
        values = [field.value for field in opened]
        spans = [*self._prompts, *empty]
        drawn = count_blanks(self._text) - sum(count_blanks(self._text[slice(*value)]) for value in values)
        held = set(values)
        return drawn + sum(span not in held for span in spans)

    def asks_for(self, roles: frozenset[Role], opened: Sequence[Field]) -> bool:
        """Whether an open field, or a caption that is no field's, asks for something of these roles."""
        if any(field.role in roles for field in opened):
            return True
        zones = (self._text[slice(*zone.span)] for zone in self._record.zones)
        words = (words for zone in zones for words in captions(zone) if len(words) <= _LONGEST_LABEL)
        return any(self._known.labels.role(caption) in roles for caption in words)

    def told(self) -> Iterator[Span]:
        """The stretches in which something was filled in."""
        for zone in self._record.zones:
            if zone.kind not in _FILLED_IN or any(prompt.contains(zone.span) for prompt in self._prompts):
                continue
            words = self._without_prompts(zone.span)
            of_form = is_prompt(words) or self.is_label(zone.span) or self.is_of_maker(zone.span)
            if of_form or (zone.kind is ZoneKind.NARRATIVE and is_caption(words)):
                continue
            yield zone.span

    def _without_prompts(self, span: Span) -> str:
        words, at = "", span.start
        for prompt in self._prompts:
            if span.contains(prompt) and prompt.start >= at:
                words, at = f"{words}{self._text[at : prompt.start]} ", prompt.end
        return words + self._text[at : span.end]


def _table(block: Block) -> Hashable:
    place = block.place
    return None if place.table is None else (place.part, place.table, place.outer)


def _is_empty_cell(block: Block) -> bool:
    return block.kind is BlockKind.CELL and block.span.start == block.span.end


def _slots(record: Record) -> Iterator[Slot]:
    """The places to fill in that the file marks, without those that hold fields or other such places."""
    spans = [slot.span for slot in record.document.slots]
    spans += [field.label for field in record.fields]
    for slot in record.document.slots:
        if not any(
            slot.span != span and slot.span.contains(span) and span.start < span.end for span in spans
        ):
            yield slot
