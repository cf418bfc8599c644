"""What a field is for by its value, where its label does not say: a moment, a worker's name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from caselint.record import NameForm, Role
from caselint.segment.compose import could_write
from caselint.segment.item import ItemKind
from caselint.segment.labels import words_of_label
from caselint.segment.moments import sole_moment
from caselint.segment.names import Person, read_person
from caselint.segment.vocabulary import (
    EVENTS,
    HAPPENED,
    NAMES,
    PAPERS,
    SETTINGS,
    WRITERS,
    WRITING,
    WRITTEN,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from caselint.record import Field
    from caselint.segment.item import Item
    from caselint.segment.lexicons import Knowledge

_OPEN = frozenset({Role.OTHER, Role.NARRATIVE, Role.ENTRY_TYPE})
_LONGEST = 90  # characters of a value that is a name or a moment


def settle_by_value(items: list[Item], text: str, known: Knowledge) -> None:
    """Give fields whose label leaves it open the role that their value shows."""
    for at, item in enumerate(items):
        if item.mail or not item.fields or item.kind not in {ItemKind.FIELDS, ItemKind.ROW}:
            continue
        fields = tuple(_typed(field, text, known) for field in item.fields)
        if fields != item.fields:
            items[at] = replace(item, fields=fields)


def _typed(field: Field, text: str, known: Knowledge) -> Field:
    value = text[field.value.start : field.value.end]
    if field.blank or field.placeholder or not value or len(value) > _LONGEST:
        return field
    label = text[field.label.start : field.label.end]
    words = words_of_label(label)
    role: Role | None = None
    if field.role in _OPEN | {Role.PEOPLE} and any(c.isdigit() for c in value):
        role = _of_moment(words, value, known=known.labels.knows(label))
    elif field.role in {Role.RECORDED, Role.POST_TITLE} | _OPEN:
        person = read_person(value, field.value.start, known.titles)
        if words == ["title"]:  # of the entry, or of the post
            post = known.titles.find(value)
            return replace(field, role=Role.POST_TITLE) if post and post[0] == 0 else field
        role = _of_person(field.role, words, person, known=known.labels.knows(label))
    return replace(field, role=role) if role else field


def _of_moment(words: Sequence[str], value: str, *, known: bool) -> Role | None:
    """Of what a value that is a moment and nothing else is, by the words of its label."""
    bag = frozenset(words)
    if bag and bag <= PAPERS | {"no"} and re.fullmatch(r"\d{1,7}(?:[ \t]*(?:of|/)[ \t]*\d{1,5})?", value):
        return Role.ENTRY_NUMBER
    stamp = sole_moment(value)
    if stamp is None:
        return None
    if bag & (WRITTEN | WRITING) and not bag - WRITTEN - WRITING - PAPERS:
        return Role.RECORDED
    if bag & (EVENTS | HAPPENED) and not bag - EVENTS - HAPPENED - SETTINGS:
        return Role.EVENT
    whole = stamp.date and stamp.date.value and stamp.time
    return Role.DATED if whole and not known and could_write(words) and len(words) <= 3 else None


def _of_person(role: Role, words: Sequence[str], person: Person, *, known: bool) -> Role | None:
    """Whether a value that is a name, or a name and a post, is of who wrote: never against the label."""
    author = person.author
    if author is None or author.form is not NameForm.FULL or person.rest:
        return None
    bag = frozenset(words)
    if role is Role.RECORDED:  # "Typed: Jane Okafor"
        return Role.AUTHOR
    if role is Role.POST_TITLE:  # "Worker/role: Jane Okafor, Social Worker"
        if person.post_title is None and bag & WRITERS:  # "Worker and post: Jane Okafor"
            return Role.AUTHOR
        before = person.post_title is not None and author.span < person.post_title
        return Role.AUTHOR if before and bag & (WRITERS | NAMES) else None
    if bag and bag <= PAPERS | WRITING | WRITTEN:  # "Minutes: Jane Okafor, Clerk"
        return Role.AUTHOR
    return Role.AUTHOR if not known and person.post_title and could_write(words) and len(words) <= 4 else None
