"""The labelled values that a record shows of its child: in fields, tables, page headers and running lines.

A front sheet has a label and a value; a grid has the label over a column; a page header and a title have
both in one line ("Kai Lund, DOB 4 May 2011"). A parent's or a school's details are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, cast

from caselint.identity import Same
from caselint.record import BlockKind, Role, Span, ZoneKind
from caselint.segment.fields import read_line
from caselint.segment.labels import words_of_label
from caselint.segment.layout import FURNITURE_PARTS, Line
from caselint.segment.lexicons import knowledge_of
from caselint.segment.phrases import Phrases, normalise
from caselint.segment.placeholders import is_blank, is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from caselint.language.annotation import AnnotatedRecord, TermHit
    from caselint.record import Zone
    from caselint.schema import Rulebook

_PARTS = re.compile(r"\s*(?:[/&,+]|\band\b)\s*")
_SUBJECT_OF_RECORD = re.compile(
    r"\b(?:subject|child|self|young person|index|client|baby|this child)\b", re.IGNORECASE
)
_NOT_COMPOSED: Final = frozenset({Role.AUTHOR, Role.POST_TITLE, Role.PEOPLE, Role.RECORDED, Role.EVENT})
_OF_SOMEONE: Final = frozenset({Role.PEOPLE, Role.AUTHOR})
# What may stand beside a word for a person in a heading over that person's details.
_BESIDE = re.compile(
    r"\b(?:section|part|details?|information|particulars|contacts?|of|the|and|other|about|involved|to|for|in"
    r"|with|or|significant|key|main|birth|first|second|name|names|address|[a-z]|\d+|(?<=')s)\b"
)

_RUNNING: Final = frozenset({ZoneKind.NARRATIVE, ZoneKind.HEADING, ZoneKind.FURNITURE})
_NUMBERING: Final = frozenset({"id", "pid", "identifier", "ref", "reference", "urn"})
_COUNTED: Final = frozenset({"pupil", "child", "case", "client", "person", "system", "file", "unique", "nhs"})
_OF_CHILD: Final = frozenset(
    {Role.CHILD, Role.DATE_OF_BIRTH, Role.REFERENCE, Role.ADDRESS, Role.ETHNICITY, Role.RELIGION}
)
_ALONE: Final = frozenset({ZoneKind.NARRATIVE, ZoneKind.HEADING, ZoneKind.SIGN_OFF})
_LONGEST_LABEL: Final = 60  # characters of a label before its colon
_LONGEST_VALUE: Final = 150
_LONGEST_STACKED: Final = 80
_SHORT: Final = 40  # characters of a line that heads details


@dataclass(frozen=True, slots=True)
class Shown:
    """A labelled value. `roles` is all that the label asks for ("Name and date of birth")."""

    label: Span
    value: Span
    roles: frozenset[Role]
    empty: bool = False  # left blank, or with the template's words


def phrases_of(book: Rulebook, lexicon: str) -> Phrases:
    """The terms of a wording lexicon as plain phrases. Raises KeyError for one that is not there."""
    return _phrases(Same(book), lexicon)


@lru_cache(maxsize=32)
def _phrases(key: Same, lexicon: str) -> Phrases:
    book = cast("Rulebook", key.objects[0])
    return Phrases(entry.term for entry in book.wording(lexicon).entries)


class Shower:
    """Finds what a record shows. `others`: the lexicon of words for someone else's details."""

    def __init__(self, record: AnnotatedRecord, book: Rulebook, others: str) -> None:
        self.record, self.known = record, knowledge_of(book)
        self.others = phrases_of(book, others)
        self._headings = [zone for zone in record.record.zones if self._could_head(zone)]
        self._starts = [zone.span.start for zone in self._headings]

    def values(self) -> list[Shown]:
        """Every labelled value of the child's, in text order."""
        fields = list(self._fields())
        taken = {shown.label for shown in fields}
        cells = [shown for shown in self._cells() if shown.label not in taken]
        lines = [*self._lines(), *self._stacked(), *self._furniture()]
        return sorted([*fields, *cells, *lines], key=lambda shown: (shown.value, shown.label))

    # -------------------------------------------------------------------------------- sources

    def _fields(self) -> Iterator[Shown]:
        fields = self.record.record.fields
        for at, field in enumerate(fields):
            label = self.record.text(field.label)
            roles = self.roles(label, field.role)
            if roles and not self._beside_other(at) and self._of_child(label, field.label.start):
                yield Shown(field.label, field.value, roles, field.blank or field.placeholder)

    def _beside_other(self, at: int) -> bool:
        """Whether a field stands in the line of someone else's name: "Father: Tom Lund   DOB: ..."."""
        fields = self.record.record.fields
        for before in reversed(fields[:at]):
            if "\n" in self.record.text(Span(before.label.start, fields[at].label.start)):
                return False
            if before.role in _OF_SOMEONE or before.role is Role.CHILD:
                return before.role in _OF_SOMEONE
        return False

    def _cells(self) -> Iterator[Shown]:
        """The cells of a table that has its labels in its head row."""
        rows: dict[tuple[object, ...], list[Zone]] = {}
        for zone in self.record.record.zones:
            block = self.record.record.document.block_at(zone.span.start)
            if zone.kind is ZoneKind.VALUE and zone.label and block and block.kind is BlockKind.CELL:
                place = block.place
                rows.setdefault((place.part, place.table, place.outer, place.row), []).append(zone)
        for cells in rows.values():
            if not self._row_of_child(cells):
                continue
            for zone in cells:
                label = zone.label or ""
                roles = self.roles(label, self.known.labels.role(label) or Role.OTHER)
                words = self.record.text(zone.span)
                if roles and self._of_child(label, zone.span.start):
                    empty = is_blank(words) or is_placeholder(words)
                    yield Shown(zone.span, zone.span, roles, empty)

    def _lines(self) -> Iterator[Shown]:
        """Labels with a colon in the items of a numbered form, which are no fields to the segmenter."""
        for zone in self.record.record.zones:
            words = self.record.text(zone.span)
            label, colon, value = words.partition(":")
            if zone.kind is not ZoneKind.NARRATIVE or not colon or len(label) > _LONGEST_LABEL:
                continue
            roles = self.roles(label, self.known.labels.role(label) or Role.OTHER)
            if roles and len(value) <= _LONGEST_VALUE and self._of_child(label, zone.span.start):
                start = zone.span.start + len(label) + 1 + len(value) - len(value.lstrip())
                span = Span(min(start, zone.span.end), zone.span.end)
                empty = is_blank(value) or is_placeholder(value)
                yield Shown(Span(zone.span.start, zone.span.start + len(label)), span, roles, empty)

    def _stacked(self) -> Iterator[Shown]:
        """Labels that stand alone on a line over their value, as a form prints whose cells were not kept."""
        zones = [zone for zone in self.record.record.zones if zone.kind in _ALONE]
        pairs = []
        for zone, after in pairwise(zones):
            label, value = self.record.text(zone.span), self.record.text(after.span)
            role = self.known.labels.role(label) if len(label) <= _SHORT else None
            short = len(value) <= _LONGEST_STACKED and not value.endswith((".", ":"))
            if role in _OF_CHILD and short and self.known.labels.role(value) is None:
                pairs.append(Shown(zone.span, after.span, frozenset({role}), is_placeholder(value)))
        if len(pairs) > 1:
            yield from (
                pair for pair in pairs if self._of_child(self.record.text(pair.label), pair.label.start)
            )

    def _row_of_child(self, cells: list[Zone]) -> bool:
        """Whether a row is the child's: in a table of a household the row that says so."""
        for zone in cells:
            if (zone.label or "").lower().startswith(("relation", "who is")):
                return bool(_SUBJECT_OF_RECORD.search(self.record.text(zone.span)))
        return True

    def _furniture(self) -> Iterator[Shown]:
        for line in furniture_lines(self.record):
            reading = read_line(line, self.known.labels)
            for field in reading.fields if reading else ():
                label = self.record.text(field.label)
                roles = self.roles(label, field.role)
                if roles and not self.others.search(label):
                    yield Shown(field.label, field.value, roles, field.blank or field.placeholder)

    # -------------------------------------------------------------------------------- of whom

    def roles(self, label: str, role: Role) -> frozenset[Role]:
        """All that a label asks for; what asks for a worker's name asks for nothing of the child's."""
        if role in _NOT_COMPOSED:
            return frozenset()
        found = {role}
        # The number of a system that the labels do not know: "LL ID".
        words = label_words(label)
        if role is Role.OTHER and (words & _NUMBERING or (words & _COUNTED and words & {"no", "number"})):
            found.add(Role.REFERENCE)
        parts = [part for part in _PARTS.split(label.strip(" :")) if part]
        if len(parts) > 1 and not self.known.labels.knows(label):
            named = {self.known.labels.role(part) for part in parts}
            if named & _NOT_COMPOSED:
                return frozenset()
            found |= {other for other in named if other is not None}
        return frozenset(found - {Role.OTHER, Role.NARRATIVE})

    def _of_child(self, label: str, place: int) -> bool:
        return not self.others.search(label) and not self._under_others(place)

    def _could_head(self, zone: Zone) -> bool:
        """Whether a zone is a heading; a line such as "GP details" within a form is one too."""
        if zone.kind is ZoneKind.HEADING:
            return True
        words = self.record.text(zone.span)
        return zone.kind is ZoneKind.NARRATIVE and len(words) <= _SHORT and self._is_of_others(words)

    def _under_others(self, place: int) -> bool:
        """Whether the heading over a place announces someone else's details: "Mother", "GP details"."""
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return False
        return self._is_of_others(self.record.text(self._headings[at].span))

    def _is_of_others(self, heading: str) -> bool:
        """Whether a heading has words for someone else, and what stands beside them, and no others."""
        words = normalise(heading)
        if not self.others.search(words):
            return False
        for match in reversed(list(self.others.find(words))):
            words = words[: match.start()] + " " + words[match.end() :]
        return not any(c.isalpha() for c in _BESIDE.sub(" ", words))

    def is_of_other(self, before: str) -> bool:
        """Whether the words right before a label in a running line name someone else."""
        clause = re.split(r"[;.\n]|\band\b", before)[-1][-60:]
        return self.others.search(clause) is not None


def field_concern(label: Span) -> str:
    """What a hit about the field with that label concerns, for rules that take each other's place there."""
    return f"field {label.start}"


def furniture_lines(record: AnnotatedRecord) -> Iterator[Line]:
    """The lines of page headers and footers."""
    for block in record.record.document.blocks:
        if block.place.part in FURNITURE_PARTS:
            at = block.span.start
            for text in record.text(block.span).split("\n"):
                bare = text.strip(" \t\xa0|")
                if bare:
                    start = at + text.index(bare)
                    yield Line(Span(start, start + len(bare)), bare, block, gap=True)
                at += len(text) + 1


def head_of(record: AnnotatedRecord) -> Span:
    """Where a finding about the record as a whole stands: its title or first line."""
    blocks = record.record.document.blocks
    body = [b for b in blocks if b.place.part not in FURNITURE_PARTS and b.kind is not BlockKind.RULE]
    if not blocks:
        return Span(0, 0)
    block = (body or list(blocks))[0]
    line = record.text(block.span).split("\n", 1)[0].rstrip()
    return Span(block.span.start, block.span.start + len(line))


def label_words(label: str) -> frozenset[str]:
    """The words of a label in small letters, without its marks."""
    return frozenset(words_of_label(label))


def terms_told(record: AnnotatedRecord, lexicons: Iterable[str]) -> Iterator[TermHit]:
    """The terms of the lexicons in sentences, titles and page headers."""
    for name in lexicons:
        for hit in record.terms[name]:
            if record.sentences[hit.sentence].zone in _RUNNING:
                yield hit
