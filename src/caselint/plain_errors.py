"""Says in plain words what msgspec found wrong with a file that people write, and where.

msgspec speaks of types ("Expected `str`, got `bool`") and names no alternatives. Those who write rules
and settings are told what to change, with the nearest name that there is.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from msgspec import ValidationError

Steps = tuple[str | int, ...]

_AT: Final = re.compile(r" - at `(?P<path>[^`]*)`$")
_STEP: Final = re.compile(r"\.?([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_EXPECTED: Final = re.compile(r"Expected `(?P<wanted>[^`]+)`(?:, got `(?P<given>[^`]+)`)?$")
_BOUND: Final = re.compile(r"Expected `(?P<wanted>int|float)` (?P<sign>>=|>|<=|<) (?P<number>[\d.]+)$")
_SIGNS: Final = {">=": "of at least", ">": "above", "<=": "of at most", "<": "below"}
_UNKNOWN: Final = re.compile(r"Object contains unknown field `(?P<name>[^`]+)`")
_MISSING: Final = re.compile(r"Object missing required field `(?P<name>[^`]+)`")
_VALUE: Final = re.compile(r"Invalid (?:enum )?value '?(?P<name>.*?)'?$")

_TYPES: Final = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
    "date": "a date",
    "datetime": "a date with a time",
}
UNKNOWN_KEY: Final = "this key is not known here"
_LONGEST_NAME: Final = 200  # characters of one that another may be like
_LISTED: Final = 8  # names that are told where none of them is near


def explain(error: ValidationError, kind: Any, base: Steps = ()) -> tuple[Steps, str]:
    """The keys that lead to what is wrong, after `base`, and what is wrong, in plain words.

    `kind` is the type that the data was to have.
    """
    text = str(error)
    at = _AT.search(text)
    steps: Steps = ()
    if at:
        text = text[: at.start()]
        found = _STEP.findall(at["path"].removeprefix("key in ").removeprefix("key ").removeprefix("$"))
        steps = tuple(int(index) if index.isdigit() else key or index for key, index in found)
    if unknown := _UNKNOWN.search(text):
        known = names_at(kind, steps)
        return (*base, *steps, unknown["name"]), UNKNOWN_KEY + nearest_of(unknown["name"], known)
    if missing := _MISSING.search(text):
        return (*base, *steps), f"the key “{missing['name']}” is missing"
    if value := _VALUE.search(text):
        known = names_at(kind, steps)
        return (*base, *steps), f"“{value['name']}” is not known here" + nearest_of(value["name"], known)
    if bound := _BOUND.search(text):
        number = f"{float(bound['number']):,.10g}"
        return (*base, *steps), f"this must be {_TYPES[bound['wanted']]} {_SIGNS[bound['sign']]} {number}"
    if text == "Number out of range":
        return (*base, *steps), "this number is too large"
    expected = _EXPECTED.search(text)
    return (*base, *steps), _of_types(expected["wanted"], expected["given"]) if expected else text


def _of_types(wanted: str, given: str | None) -> str:
    told = " or ".join(_TYPES.get(name, name) for name in wanted.split(" | ") if name != "null")
    problem = f"this must be {told}"
    if given:
        problem += f", and is {_TYPES.get(given, given)}"
    if "str" in wanted.split(" | ") and given in {"bool", "int", "float", "date", "datetime"}:
        problem += "; put it in quotation marks"
    return problem


def unknown(what: str, name: str, known: Iterable[str]) -> str:
    """Say that there is no such thing, and which known one may have been meant."""
    near = _near(name, known)
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return f"there is no {what} “{shown}”" + (f"; did you mean “{near}”?" if near else "")


def nearest_of(name: str, known: Sequence[str]) -> str:
    """The end of a sentence about an unknown name: the known one that is near it, or a few of them all."""
    near = _near(name, known)
    if near:
        return f"; did you mean “{near}”?"
    return f"; known are {', '.join(known)}" if 0 < len(known) <= _LISTED else ""


def _near(name: str, known: Iterable[str]) -> str | None:
    if len(name) > _LONGEST_NAME:  # it takes the square of its length to compare
        return None
    by_low = {other.casefold(): other for other in known if len(other) <= _LONGEST_NAME}
    return next((by_low[low] for low in difflib.get_close_matches(name.casefold(), list(by_low), n=1)), None)


def names_at(kind: Any, steps: Steps) -> list[str]:
    """What may stand at the place of a typed structure: its keys, or the values of an enumeration."""
    from msgspec import inspect

    places = [inspect.type_info(kind)]
    for step in steps:
        places = [inner for place in places for inner in _inside(place, step)]
    names: list[str] = []
    for place in [part for alternatives in places for part in _parts(alternatives)]:
        if isinstance(place, inspect.StructType):
            names += [field.encode_name for field in place.fields]
            names += [place.tag_field] if place.tag_field else []
        elif isinstance(place, inspect.EnumType):
            names += [str(member.value) for member in place.cls]
        elif isinstance(place, inspect.LiteralType):
            names += map(str, place.values)
    return list(dict.fromkeys(names))


def _parts(place: Any) -> list[Any]:
    """The types that a place may have."""
    from msgspec import inspect

    if isinstance(place, inspect.UnionType):
        return [part for inner in place.types for part in _parts(inner)]
    return _parts(place.type) if isinstance(place, inspect.Metadata) else [place]


def _inside(place: Any, step: str | int) -> list[Any]:
    """The types of what stands under a key or in a list."""
    from msgspec import inspect

    found: list[Any] = []
    for part in _parts(place):
        if isinstance(part, inspect.StructType):
            found += [field.type for field in part.fields if field.encode_name == step]
            if step == part.tag_field:
                found.append(inspect.LiteralType((part.tag,)))
        elif isinstance(part, inspect.DictType):
            found.append(part.value_type)
        elif isinstance(part, inspect.CollectionType):
            found.append(part.item_type)
    return found
