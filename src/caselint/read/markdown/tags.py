"""The words between the tags of html in a Markdown file, on the lines where they stand."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caselint.read.markdown.inline import Passed

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_CHECKED = re.compile(r"\bchecked\b", re.IGNORECASE)
_TICK = re.compile(r"\btype\s*=\s*[\"']?(?:checkbox|radio)\b", re.IGNORECASE)
_VALUE = re.compile(r"\bvalue\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_LONGEST = 20_000  # characters of one tag
_CODE = frozenset({"script", "style", "template"})
_CELLS = frozenset({"td", "th"})


def without_tags(markup: str, passed: Passed) -> str:
    """Markup without tags, comments and code; its line ends stay, and a line break is a vertical tab."""
    kept: list[str] = []
    at, silent = 0, ""
    while at < len(markup):
        sign = markup.find("<", at)
        if sign < 0:
            sign = len(markup)
        words = markup[at:sign]
        kept.append("\n" * words.count("\n") if silent else unescape(words))
        if sign == len(markup):
            break
        at, shown, silent = _tag(markup, sign, silent, passed)
        kept.append(shown)
    return "".join(kept)


def _tag(markup: str, at: int, silent: str, passed: Passed) -> tuple[int, str, str]:
    """Where what begins with "<" ends, what it shows, and the element of code that is then open."""
    if markup.startswith("<!--", at):
        end = markup.find("-->", at)
        if end < 0:  # never closed: its words are the note's
            return at + 4, "", silent
        passed.comments += 1
        return end + 3, "\n" * markup.count("\n", at, end), silent
    found = _TAG.match(markup, at, at + _LONGEST)
    if found is None:
        return at + 1, "" if silent else "<", silent
    name, closing = found[1].lower(), markup[at + 1] == "/"
    lines = "\n" * found[0].count("\n")
    if silent:
        return found.end(), lines, "" if closing and name == silent else silent
    if name in _CODE and not closing:
        return found.end(), lines, name
    passed.pictures += name == "img"
    return found.end(), _shown(name, found[2], closing=closing) + lines, ""


def _shown(name: str, attributes: str, *, closing: bool) -> str:
    if name == "br":
        return "\v"
    if name in _CELLS and closing:
        return "\t"
    if name == "input" and not closing:
        if _TICK.search(attributes):
            return " ☒ " if _CHECKED.search(attributes) else " ☐ "
        value = _VALUE.search(attributes)
        return unescape(value[1] or value[2] or "") if value else ""
    return ""
