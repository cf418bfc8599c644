"""Finds the kind that a rule names, and the options of a rule.

A kind is a module (see `caselint.checks`). Those that are not built in come from other installed packages,
by an entry point of the group `caselint.kinds`; they are looked up only where a rule names one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import msgspec

from caselint.checks import KINDS, ComparesDocuments, NeedsSyntax
from caselint.plain_errors import unknown

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

    from caselint.checks import Kind
    from caselint.schema import Rule

GROUP: Final = "caselint.kinds"
_LARGEST: Final = 1_000_000  # number in options: words, hours, weeks ...
_MOST_ITEMS: Final = 2_000  # of a list in options


class KindError(Exception):
    """A kind that there is not, or that cannot be used. `str()` is for people."""


@cache
def kind_of(name: str) -> Kind:
    """The kind of that name: caselint's own, or one that an installed package brings.

    Raises KindError where there is none, and where a package's is not what a kind must be.
    """
    own = KINDS.get(name)
    return _brought(name) if own is None else own


@cache  # for to ask a module what it offers takes longer than many a check, and is asked for every document
def parsing_kind(name: str) -> NeedsSyntax | None:
    """The kind of that name if it looks at parsed sentences. Raises KindError as `kind_of`."""
    kind = kind_of(name)
    return kind if isinstance(kind, NeedsSyntax) else None


@cache
def comparing_kind(name: str) -> ComparesDocuments | None:
    """The kind of that name if it compares documents with each other. Raises KindError as `kind_of`."""
    kind = kind_of(name)
    return kind if isinstance(kind, ComparesDocuments) else None


def _entry_points() -> EntryPoints:
    from importlib.metadata import entry_points  # slow, and hardly ever needed

    return entry_points(group=GROUP)


def _brought(name: str) -> Kind:
    points = _entry_points()
    found = tuple(points.select(name=name))
    if not found:
        raise KindError(unknown("kind", name, [*KINDS, *points.names]))
    [point, *others] = found
    if any(other.value != point.value for other in others):
        values = ", ".join(sorted(other.value for other in found))
        raise KindError(
            f"the kind “{name}” is brought by more than one package ({values}); remove all but one"
        )
    where = f"the kind “{name}”, which the installed package {point.dist.name if point.dist else '?'} brings"
    try:
        kind: Kind = point.load()
    except Exception as error:  # it is another's program: whatever it raises, the rule cannot be used
        raise KindError(f"{where}, cannot be loaded: {type(error).__name__}: {error}") from error
    options = getattr(kind, "Options", None)
    if not (isinstance(options, type) and issubclass(options, msgspec.Struct)):
        raise KindError(f"{where}, has no Options that are a msgspec.Struct")
    if not callable(getattr(kind, "check", None)):
        raise KindError(f"{where}, has no function check")
    return kind


def options_of(rule: Rule, overrides: dict[str, Any] | None = None) -> msgspec.Struct:
    """The rule's options, typed by its kind, with a user's or a profile's in place of its own.

    Raises msgspec.ValidationError where an option is unknown or has the wrong type, KindError as `kind_of`.
    """
    options: msgspec.Struct = msgspec.convert(
        rule.options | (overrides or {}), type=kind_of(rule.check).Options, strict=False
    )
    _refuse_endless(options, "$")
    return options


def _refuse_endless(value: object, at: str) -> None:
    """Raise ValidationError for a number or a list in options that would keep a check busy or break it."""
    if isinstance(value, int | float):
        if not -_LARGEST <= value <= _LARGEST:  # nor is NaN
            raise msgspec.ValidationError(f"this must be a number up to {_LARGEST:,} - at `{at}`")
        return
    inner: list[tuple[str, object]] = []
    if isinstance(value, msgspec.Struct):
        inner = [(f"{at}.{name}", getattr(value, name)) for name in value.__struct_fields__]
    elif isinstance(value, Mapping):
        inner = [(f"{at}.{key}", item) for key, item in value.items()]
    elif isinstance(value, tuple | list | set | frozenset):
        inner = [(f"{at}[{number}]", item) for number, item in enumerate(value)]
    if len(inner) > _MOST_ITEMS:
        raise msgspec.ValidationError(f"this must have at most {_MOST_ITEMS:,} items - at `{at}`")
    for where, item in inner:
        _refuse_endless(item, where)


def lexicons_of(options: msgspec.Struct) -> tuple[str, ...]:
    """The wording lexicons that a rule's options name: in `lexicons`, `excuses...` and in patterns."""
    names: list[str] = []
    for key in options.__struct_fields__:
        if key == "lexicons" or key.startswith("excuses"):
            names += getattr(options, key)
    return (*names, *getattr(options, "pattern_lexicons", ()))
