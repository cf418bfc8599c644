"""What is known of an entry while it is put together, and what a field's place says of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from caselint.record import Field, Role, Span
from caselint.segment.amendments import Mark, amendment_mark, marks_within
from caselint.segment.item import Item, ItemKind
from caselint.segment.labels import is_endorsement
from caselint.segment.phrases import normalise
from caselint.segment.signoff import SIGNING, SignedLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caselint.segment.entries import Stretch
    from caselint.segment.lexicons import Knowledge


@dataclass(slots=True)
class Draft:
    """What is known of an entry while it is put together."""

    text: str
    items: Sequence[Item]
    stretch: Stretch
    known: Knowledge
    children: frozenset[str] = frozenset()  # see `names_of_children`
    fields: list[Field] = field(default_factory=list)
    lines: list[SignedLine] = field(default_factory=list)
    main_end: int = 0  # item at which the additions begin
    marks: list[tuple[int, Mark]] = field(default_factory=list)

    @property
    def own(self) -> Sequence[Item]:
        """The entry's own items."""
        return self.items[self.stretch.start : self.stretch.end]

    def words(self, span: Span) -> str:
        """The words of a span of the document."""
        return self.text[span.start : span.end]


def find_marks(draft: Draft) -> None:
    """Find the lines that begin additions; the first of them ends the entry as first written."""
    told = False
    draft.main_end = draft.stretch.end
    for at in range(draft.stretch.start, draft.stretch.end):
        item = draft.items[at]
        if told and item.kind in {ItemKind.TEXT, ItemKind.HEADING} and not item.mail:
            mark = amendment_mark(item.text, item.span.start, draft.known)
            found = [mark] if mark else []
            draft.marks += [
                (at, mark) for mark in found or marks_within(item.text, item.span.start, draft.known)
            ]
        told = told or item.is_narrative
        if item.kind is ItemKind.ROW and item.table:
            draft.marks += [
                (at, mark)
                for cell in item.table.row.cells
                for nth, line in enumerate(cell.lines)
                for mark in _in_cell(line.text, line.span.start, draft.known, first=nth == 0)
            ]
    if draft.marks and draft.items[draft.marks[0][0]].kind is not ItemKind.ROW:
        at, mark = draft.marks[0]
        draft.main_end = at + (mark.marker.start - draft.items[at].span.start > 5)


def _in_cell(text: str, offset: int, known: Knowledge, *, first: bool) -> list[Mark]:
    mark = None if first else amendment_mark(text, offset, known)
    return [mark] if mark else marks_within(text, offset, known)


def place_fields(draft: Draft) -> list[Field]:
    """The entry's fields, with what their place says of them: in the sign-off, a name is the author's."""
    found: list[Field] = []
    told = False
    foot = _foot_start(draft)
    for at in range(draft.stretch.start, draft.stretch.end):
        item = draft.items[at]
        if item.kind in {ItemKind.FIELDS, ItemKind.ROW}:
            signing = told and at >= foot
            for f in item.fields:
                role = _placed(draft, f, item.fields, at, signing=signing)
                found.append(replace(f, role=role, sign_off=signing and role in SIGNING))
        told = told or item.is_narrative
    return found


_BARE_NAMES: Final = frozenset({"name", "full name", "print name"})


def _foot_start(draft: Draft) -> int:
    """The item after the last text of the entry as first written."""
    at = draft.main_end
    while (
        at > draft.stretch.start
        and not (
            draft.items[at - 1].kind in {ItemKind.TEXT, ItemKind.CELLS} and len(draft.items[at - 1].text) > 60
        )
        and (draft.items[at - 1].kind is not ItemKind.TEXT or not draft.items[at - 1].listed)
    ):
        at -= 1
    return at


def _placed(draft: Draft, f: Field, beside: Iterable[Field], at: int, *, signing: bool) -> Role:
    label = normalise(draft.words(f.label)).strip(" :.")
    if f.role is Role.CHILD and label in _BARE_NAMES:
        return Role.AUTHOR if _is_writers(draft, f, at, signing=signing) else f.role
    if f.role is Role.ENTRY_TYPE and label == "title" and draft.known.titles.find(draft.words(f.value)):
        return Role.POST_TITLE if signing or Role.AUTHOR in {g.role for g in beside} else f.role
    if (
        f.role is Role.POST_TITLE
        and label in {"status", "grade", "capacity"}
        and not (f.blank or f.placeholder)
    ):
        return Role.POST_TITLE if draft.known.titles.find(draft.words(f.value)) else Role.OTHER
    return f.role


def _is_writers(draft: Draft, f: Field, at: int, *, signing: bool) -> bool:
    """Whether a field of the label "Name" in the item at `at` names the writer, and not the child."""
    near = {g.role for item in draft.items[max(draft.stretch.start, at - 2) : at + 3] for g in item.fields}
    after = [g for item in draft.items[at : at + 2] for g in item.fields if g.label > f.label][:2]
    titles = draft.known.titles
    if any(g.role is Role.POST_TITLE and titles.find(draft.words(g.value)) for g in after):
        return True
    if signing and {Role.POST_TITLE, Role.AUTHOR, Role.DATED} & near:
        return True
    if titles.find(draft.words(f.value)):
        return True  # "Name: Hannah Pryce, Foster Carer"
    return bool({Role.RECORDED, Role.DATED} & near) and _is_no_child(draft, f)


def _is_no_child(draft: Draft, name: Field) -> bool:
    """Whether the record says elsewhere, under another label, that its child is called otherwise."""
    words = draft.words(name.value).casefold().split()
    return bool(words) and bool(draft.children) and words[0] not in draft.children


def names_of_children(text: str, items: Iterable[Item]) -> frozenset[str]:
    """The words, in lower case, that a document names its children with under labels that say so."""
    return frozenset(
        word
        for item in items
        for f in item.fields
        if f.role is Role.CHILD
        and normalise(text[f.label.start : f.label.end]).strip(" :.") not in _BARE_NAMES
        for word in text[f.value.start : f.value.end].casefold().split()
    )


def endorsing_labels(draft: Draft) -> set[Span]:
    """The labels of fields that belong to someone who signs another's note: a manager, a chair."""
    spans: set[Span] = set()
    endorsing = False
    for f in draft.fields:
        if f.role in {Role.AUTHOR, Role.PEOPLE}:
            endorsing = (is_endorsement(draft.words(f.label)) and f.sign_off) or (
                f.role is Role.AUTHOR and is_endorsement(draft.words(f.label))
            )
        if endorsing:
            spans.add(f.label)
    return spans
