"""Footnotes: the last lines of a page, after the number of a mark in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.read.pdf.glyphs import lowered, raised
from caselint.read.pdf.lines import make_line
from caselint.read.pdf.page import Item, Line, lines_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"[0-9⁰¹²³⁴-⁹]{1,3}")
_MOST_LINES = 15  # of footnotes on a page


@dataclass(frozen=True)
class Noted:
    """A page's items without its footnotes and their marks, and the footnotes' lines."""

    items: tuple[Item, ...]
    notes: tuple[Line, ...]


def part_notes(items: Sequence[Item]) -> Noted:
    """Part the footnotes from a page's items: its last lines, from one that begins with a mark's number."""
    marks = {lowered(word.text) for line in lines_in(items) for word in line.words if _is_mark(word.text)}
    notes: list[Line] = []
    for item in reversed(items[-_MOST_LINES:] if marks else ()):
        if not isinstance(item, Line):
            break
        notes.insert(0, item)
    while notes and _number(notes[0]) not in marks:
        notes.pop(0)
    if not notes:
        return Noted(tuple(items), ())
    found = {number for note in notes if (number := _number(note)) in marks}
    body = [_without_marks(item, found) for item in items[: len(items) - len(notes)]]
    return Noted(tuple(body), tuple(_without_number(note, found) for note in notes))


def _is_mark(text: str) -> bool:
    return bool(text) and text != lowered(text) and _NUMBER.fullmatch(text) is not None


def _number(line: Line) -> str:
    """The number that a line begins with, where a word follows it."""
    first = line.words[0].text
    return lowered(first) if len(line.words) > 1 and _NUMBER.fullmatch(first) else ""


def _without_number(line: Line, found: set[str]) -> Line:
    return make_line(line.words[1:], line.page, line.left, line.right) if _number(line) in found else line


def _without_marks(item: Item, found: set[str]) -> Item:
    if not isinstance(item, Line):
        return item  # marks in a table stay: they do no harm there
    gone = {raised(number) for number in found}
    words = [word for word in item.words if word.text not in gone]
    if not words or len(words) == len(item.words):
        return item
    return make_line(words, item.page, item.left, item.right)
