"""Kind `abbreviations`: an abbreviation that a document never spells out, late, or in two ways."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from caselint.checks.abbreviation_uses import Judge
from caselint.checks.capitals import find_capitals
from caselint.checks.definitions import find_definitions
from caselint.checks.full_forms import same_form
from caselint.checks.glossary import known_of
from caselint.findings import Hit
from caselint.record import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.checks.capitals import Capitals
    from caselint.checks.definitions import Definition
    from caselint.checks.glossary import Known
    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Asked(StrEnum):
    """Which fault a rule reports."""

    UNDEFINED = "undefined"
    LATE = "late"
    REDEFINED = "redefined"


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """What a rule reports, and which abbreviations need no full form."""

    finding: Asked
    glossary: str = "abbreviations"  # lexicon of abbreviations and their meanings
    everyday: str = "everyday-abbreviations"  # wording lexicon of those that everyone knows
    people: str = "people"  # wording lexicon with the given names: "Sam Ward (SW)" is no full form
    allow: Annotated[
        tuple[str, ...],
        Meta(description="abbreviations that all your readers know, such as your team's name"),
    ] = ()


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each abbreviation with the fault that the options ask for, once a document."""
    known = known_of(
        book.abbreviations(options.glossary),
        book.wording(options.everyday),
        book.wording(options.people),
        options.allow,
    )
    places, definitions = _read(record.record.document.text, known)
    if options.finding is Asked.REDEFINED:
        yield from _redefined(record, definitions)
        return
    for key, place in _first_uses(record, places, known, definitions).items():
        given = definitions.get(key)
        if (options.finding is Asked.LATE) == bool(given) and not (
            given and given[0].span.start <= place.start
        ):
            yield Hit(
                span=Span(place.start, place.end),
                entry=_entry(record, place.start),
                values={"meanings": known.told(key), "form": " ".join(given[0].form) if given else ""},
                suggestions=tuple(f"{meaning} ({place.text})" for meaning in known.meanings.get(key, ())),
                known_by=key,
            )


@lru_cache(maxsize=1)
def _read(text: str, known: Known) -> tuple[list[Capitals], dict[str, list[Definition]]]:
    """Where abbreviations may stand in a text, and the full forms that it gives, by the abbreviation's key.

    The rules of this kind ask for the same document one after the other.
    """
    places = [place._replace(key=known.key(place)) for place in find_capitals(text, 0, len(text))]
    definitions: dict[str, list[Definition]] = {}
    for definition in find_definitions(text, places, known.forms):
        if not known.is_name(definition.written, definition.key):
            definitions.setdefault(definition.key, []).append(definition)
    return places, definitions


def _redefined(record: AnnotatedRecord, definitions: dict[str, list[Definition]]) -> Iterator[Hit]:
    for key, given in definitions.items():
        told = [given[0]]
        for definition in given[1:]:
            if not any(same_form(definition.form, earlier.form) for earlier in told):
                told.append(definition)
                yield Hit(
                    span=definition.span,
                    entry=_entry(record, definition.span.start),
                    values={"form": " ".join(given[0].form), "other": " ".join(definition.form)},
                    known_by=" ".join((key, *definition.form)),
                )


def _entry(record: AnnotatedRecord, offset: int) -> int:
    zone = record.record.zone_at(offset)
    return zone.entry if zone else 0


def _first_uses(
    record: AnnotatedRecord,
    places: list[Capitals],
    known: Known,
    definitions: dict[str, list[Definition]],
) -> dict[str, Capitals]:
    """Each abbreviation's first use by the writer, in text order."""
    judge = Judge(record, known, definitions)
    first: dict[str, Capitals] = {}
    end = 0  # of the latest use: the halves of CP-IS are not abbreviations of their own
    for at, place in enumerate(places):
        if place.key in first or place.start < end:
            continue
        around = places[max(0, at - 1) : at] + places[at + 1 : at + 2]
        if judge.is_use(place, around):
            first[place.key] = place
            end = place.end
    return first
