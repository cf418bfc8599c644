"""JSON written a piece at a time: a report of any length takes no more memory than its longest file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from caselint.report.escapes import json_document

_STEP: Final = "  "


def json_pieces(value: Any) -> Iterator[str]:
    """The value as an indented JSON document, with a newline at its end.

    An iterator in it is an array, of which one item at a time is taken and written. A function is called
    when all that stands before it is written; what it returns is the value. Objects that hold such are
    mappings; the rest is whatever msgspec can encode.
    """
    yield from _pieces(value, "")
    yield "\n"


def _pieces(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, Mapping):
        members = ((f"{_leaf(str(name), '')}: ", member) for name, member in value.items())
        yield from _bracketed("{", members, "}", indent)
    elif isinstance(value, Iterator):
        yield from _bracketed("[", (("", item) for item in value), "]", indent)
    elif callable(value):
        yield from _pieces(value(), indent)
    else:
        yield _leaf(value, indent)


def _bracketed(start: str, items: Iterator[tuple[str, Any]], end: str, indent: str) -> Iterator[str]:
    deeper, between = indent + _STEP, f"{start}\n"
    for name, item in items:
        yield f"{between}{deeper}{name}"
        yield from _pieces(item, deeper)
        between = ",\n"
    yield f"{start}{end}" if between != ",\n" else f"\n{indent}{end}"


def _leaf(value: Any, indent: str) -> str:
    formatted = msgspec.json.format(msgspec.json.encode(value), indent=len(_STEP)).decode()
    return json_document(formatted).replace("\n", f"\n{indent}")  # no string holds a newline of its own
