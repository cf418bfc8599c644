"""Segmenting: a document's blocks to its entries, with their fields, moments, authors and zones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from caselint.record import Moment, Record, Role
from caselint.segment.assemble import Inherited, assemble
from caselint.segment.authors import Candidate, choose_author, choose_title
from caselint.segment.diary import part_heads
from caselint.segment.draft import names_of_children
from caselint.segment.entries import find_entries
from caselint.segment.item import Item, ItemKind
from caselint.segment.items import items_of
from caselint.segment.labels import author_rank
from caselint.segment.lexicons import Knowledge, knowledge_of
from caselint.segment.moments import read_stamps
from caselint.segment.names import read_person
from caselint.segment.signature import cue_end, read_signature
from caselint.segment.templates import is_template
from caselint.segment.zones import zones_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.record import Document, Entry, Field, Span
    from caselint.schema import Rulebook


def segment(document: Document, book: Rulebook) -> Record:
    """The record of a document: entries, zones, fields and the moment of its export.

    Needs the lexicons labels, post-titles, section-headings, late-entry-marks, amendment-marks and
    form-control in `book`; raises KeyError where one is missing.
    """
    known = knowledge_of(book)
    items = part_heads(items_of(document, known), known)
    stretches = find_entries(items, document.text, known)
    entry_of = [0] * len(items)
    for index, stretch in enumerate(stretches, start=1):
        entry_of[stretch.start : stretch.end] = [index] * (stretch.end - stretch.start)
    outside = [item for at, item in enumerate(items) if not entry_of[at]]
    inherited = replace(
        _head_author(document.text, outside, known), children=names_of_children(document.text, items)
    )
    entries: list[Entry] = []
    sign_offs: dict[int, list[Span]] = {}
    for index, stretch in enumerate(stretches, start=1):
        entry, signed = assemble(index, document.text, items, stretch, known, inherited)
        entries.append(entry)
        sign_offs |= signed
    head = [field for item in outside if item.kind is ItemKind.FIELDS for field in item.fields]
    fields = sorted([*head, *(field for entry in entries for field in entry.fields)], key=lambda f: f.label)
    record = Record(
        document=document,
        entries=tuple(entries),
        zones=zones_of(document, items, entry_of, sign_offs),
        fields=tuple(fields),
        printed=_printed(document.text, fields),
    )
    return replace(record, template=is_template(record, known))


def _head_author(text: str, outside: Sequence[Item], known: Knowledge) -> Inherited:
    """The author whom the head of the document names, for entries that name none."""
    candidates: list[Candidate] = []
    titles: list[Span] = []
    for item in outside:
        if not item.fields and (named := _by_line(text, item, known)):
            candidates.append(named)
        for field in item.fields:
            words = text[field.value.start : field.value.end]
            if field.blank or field.placeholder:
                continue
            if field.role is Role.AUTHOR and author_rank(text[field.label.start : field.label.end]) <= 5:
                person = read_person(words, field.value.start, known.titles, typed=True)
                label = text[field.label.start : field.label.end]
                at = known.titles.find(label)
                own = at is not None and len(label[slice(*at)].split()) > 1
                candidates.append(
                    Candidate(
                        author_rank(label), person.author, person.post_title or (field.label if own else None)
                    )
                )
            elif field.role is Role.POST_TITLE:
                titles.append(field.value)
    author = choose_author(candidates, [])
    return Inherited(author, choose_title(author, candidates, titles) if author else None)


_SURE_ENOUGH: Final = 2  # the rank of a line such as "All entries by Jane Okafor, Night Worker"


def _by_line(text: str, item: Item, known: Knowledge) -> Candidate | None:
    """Whom a line without a label names as the writer: "All entries by Jane Okafor, Night Worker"."""
    words = text[item.span.start : item.span.end]
    if not cue_end(words):
        return None
    signature = read_signature(words, item.span.start, known)
    if signature is None or signature.person.author is None:
        return None
    return Candidate(_SURE_ENOUGH, signature.person.author, signature.person.post_title)


def _printed(text: str, fields: Sequence[Field]) -> Moment | None:
    """When the export was made: the first date that a label says so of."""
    for field in fields:
        if field.role is Role.PRINTED:
            stamps = read_stamps(text[field.value.start : field.value.end], field.value.start, Role.PRINTED)
            for stamp in stamps:
                if stamp.date:
                    return Moment(stamp.date, stamp.time)
    return None
