"""A text file's lines, and what a single line can be seen to be."""

from __future__ import annotations

import re
from typing import NamedTuple

# Anchored, and no two repetitions share characters: hostile lines cost linear time.
BULLET = re.compile(r"[ \t]*(?:[-*+–—‣▪●◦➢✓·][ \t]+|•[ \t]*|o\t[ \t]*)(?=\S)")
NUMBER = re.compile(r"[ \t]*(?:\(?(?:\d{1,2}|[A-Za-z]|[ivxIVX]{1,4})\)|\d{1,2}\.)[ \t]+(?=\S)")
LABEL = re.compile(r"[ \t]*[A-Z][\w’'/&().-]{0,30}(?: [\w’'/&().-]{1,30}){0,5} ?:(?=\s|$)")
MOMENT = re.compile(r"[ \t]*(?:\d{1,2}[:.]\d{2}|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{4} ?hrs)(?!\w)")
HASH_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=[^\s#])")


class Line(NamedTuple):
    """A line of a text: where it begins, and its characters without the newline."""

    start: int
    text: str


def lines_of(text: str) -> list[Line]:
    """The lines of a text whose line ends are newlines."""
    found, at = [], 0
    for line in text.split("\n"):
        found.append(Line(at, line))
        at += len(line) + 1
    return found


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence, a label or a quotation does."""
    return text.rstrip().endswith((".", "!", "?", ":", ";", '"', "”", "’"))
