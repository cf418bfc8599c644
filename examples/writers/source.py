"""The descriptions in `examples/sources/`: what a note says, apart from any file format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FORMATS = ("txt", "docx", "pdf", "odt", "rtf", "html", "md", "eml")
_HOLD_TRACES = {"docx", "odt", "rtf"}


class Style(StrEnum):
    """How a paragraph looks."""

    TITLE = "title"  # the name of the form
    HEADING = "heading"  # of a section
    TEXT = "text"
    QUOTE = "quote"  # someone's own words, set off from the others


@dataclass(frozen=True)
class Words:
    """A paragraph."""

    style: Style
    text: str


@dataclass(frozen=True)
class Bullets:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Fields:
    """Labels with their values: a grid in docx and pdf, a line each in txt.

    A sign-off may have lines as they were typed; then the labels are empty.
    """

    pairs: tuple[tuple[str, str], ...]
    controls: bool = False  # the values stand in content controls, where the format has them


@dataclass(frozen=True)
class Table:
    """A table, its head row first."""

    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]  # shares of the page's width


@dataclass(frozen=True)
class Box:
    """A frame round other parts, as forms draw them. In docx it is a table of one cell."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class TextBox:
    """A floating box with a paragraph in it."""

    text: str


@dataclass(frozen=True)
class Rule:
    """A line across the page."""


Part = Words | Bullets | Fields | Table | Box | TextBox | Rule


@dataclass(frozen=True)
class Note:
    """One example: its words, and how its files are to look."""

    name: str
    folder: str  # of `examples/`
    kind: str  # good, bad or mixed
    shows: str  # what the reader of the example can learn from it
    formats: tuple[str, ...]
    running_head: str  # at the top of every page of docx and pdf
    parts: tuple[Part, ...]
    columns: int = 2  # of a field grid: label and value, once or twice
    colour: str = "1F4E79"  # of headings and shaded cells, as RRGGBB
    landscape: bool = False
    encoding: str = "utf-8"  # of the txt
    newline: str = "\n"
    wrap: int = 0  # characters a line of the txt, 0 for one line a paragraph
    tabs: bool = False  # tables of the txt are drawn with tabs, not bars


class Piece(NamedTuple):
    """A stretch of a paragraph: `mark` is "" or one of the four signs below."""

    mark: str
    text: str


# In a source, {+inserted+} {-deleted-} {~hidden~} {^footnote^} are traces that only office programs keep.
_MARKED = re.compile(r"\{([+\-~^])([^{}]*)[+\-~^]\}")


def pieces(text: str) -> Iterator[Piece]:
    """The stretches of a paragraph, marked and unmarked, in order."""
    at = 0
    for found in _MARKED.finditer(text):
        if found.start() > at:
            yield Piece("", text[at : found.start()])
        yield Piece(found[1], found[2])
        at = found.end()
    if at < len(text):
        yield Piece("", text[at:])


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    if isinstance(value, dict):
        return tuple((label, text) for label, text in value.items())
    return tuple(("", line) for line in value)


def _table(value: dict[str, Any]) -> Table:
    rows = (tuple(value["head"]), *(tuple(row) for row in value["rows"]))
    shares = [float(share) for share in value.get("widths", ["1"] * len(rows[0]))]
    return Table(rows, tuple(share / sum(shares) for share in shares))


_PARTS: dict[str, Callable[[Any], Part]] = {
    **{style.value: partial(Words, style) for style in Style},
    "bullets": lambda value: Bullets(tuple(value)),
    "fields": lambda value: Fields(_pairs(value)),
    "controls": lambda value: Fields(_pairs(value), controls=True),
    "table": _table,
    "box": lambda value: Box(_parts(value)),
    "text box": TextBox,
    "rule": lambda _: Rule(),
}


def _parts(values: list[dict[str, Any]]) -> tuple[Part, ...]:
    return tuple(_PARTS[key](value) for part in values for key, value in part.items())


def load(path: Path) -> Note:
    """The note that a source describes.

    Raises KeyError for a part of unknown kind, TypeError for an unknown key, and ValueError where
    a format is unknown or cannot hold what the note says.
    """
    # BaseLoader keeps every value as it is written: 15:45 is not a number, nor "No" a truth value.
    raw: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    raw["parts"] = _parts(raw["parts"])
    raw["formats"] = tuple(raw["formats"])
    raw["columns"] = int(raw.get("columns", 2))
    raw["wrap"] = int(raw.get("wrap", 0))
    raw["landscape"] = raw.get("landscape") == "yes"
    raw["tabs"] = raw.get("tabs") == "yes"
    raw["newline"] = "\r\n" if raw.get("newline") == "crlf" else "\n"
    note = Note(name=path.stem, **raw)
    if unknown := set(note.formats) - set(FORMATS):
        raise ValueError(f"{path.name}: no such format: {', '.join(sorted(unknown))}")
    if not _HOLD_TRACES.issuperset(note.formats) and _MARKED.search(path.read_text(encoding="utf-8")):
        raise ValueError(f"{path.name}: only docx, odt and rtf hold such traces")
    return note
