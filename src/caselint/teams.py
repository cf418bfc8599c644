"""Which team wrote an entry: by the entry itself, by the config for its author, or by the record's head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.config.words import name_key
from caselint.record import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from caselint.record import Entry, Field, Record


def team_of(record: Record, entry: Entry, by_name: Mapping[str, str]) -> str | None:
    """The team of an entry, or None where nothing tells. `by_name` holds the config's, by `name_key`.

    The head of an export names the team of the case; who wrote an entry may be of another. So it comes last.
    """
    named = by_name.get(name_key(entry.author.name)) if entry.author else None
    return _named_in(record, entry.fields) or named or _named_in(record, record.head)


def _named_in(record: Record, fields: Iterable[Field]) -> str | None:
    """The team that fields name; of several, one that is called a team and not a service."""
    text = record.document.text
    named = [
        (text[field.label.start : field.label.end].casefold(), text[field.value.start : field.value.end])
        for field in fields
        if field.role is Role.TEAM and not (field.blank or field.placeholder)
    ]
    named.sort(key=lambda pair: "team" not in pair[0])
    return " ".join(named[0][1].split()) if named else None
