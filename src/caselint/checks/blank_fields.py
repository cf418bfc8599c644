"""Kind `blank-field`: fields of a form that were left without an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from caselint.checks.shown import field_concern
from caselint.findings import Hit
from caselint.record import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from caselint.language.annotation import AnnotatedRecord
    from caselint.schema import Rulebook


class Options(Struct, frozen=True, forbid_unknown_fields=True):
    """Which fields are left to other rules."""

    except_roles: tuple[Role, ...] = ()


def check(record: AnnotatedRecord, options: Options, book: Rulebook) -> Iterator[Hit]:
    """Yield a hit for each blank field, at its label."""
    for field in record.record.fields:
        if not field.blank or field.role in options.except_roles:
            continue
        zone = record.record.zone_at(field.label.start)
        label = " ".join(record.text(field.label).split()).rstrip(" :")
        yield Hit(
            field.label,
            zone.entry if zone else 0,
            {"label": label},
            concerns=frozenset({field_concern(field.label)}),
            match=label,
        )
