"""The html that Word and Outlook write: notes, comments, lists and tracked changes, by their own styles.

The names are those of Microsoft's Office HTML and XML Reference ("mso-element", "mso-list" ...).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from caselint.record import Part

if TYPE_CHECKING:
    from caselint.read.safe_xml import Element

_ELEMENT = re.compile(r"mso-element\s*:\s*(comment|footnote|endnote|header|footer)(?:-list)?\s*(?:;|$)", re.I)
_SIGN = re.compile(r"mso-list\s*:\s*ignore|mso-(?:foot|end)note-id\s*:", re.IGNORECASE)
_LEVEL = re.compile(r"\blevel([1-9])\b")
_LIST_CLASS = re.compile(r"MsoList(?:Bullet|Number)([2-5]?)(?:Cx\w+)?")
_HEADING_CLASS = re.compile(r"Mso(?:(Title)|(Subtitle)|Heading([1-9]))(?:Cx\w+)?")
_SYMBOL_FONTS = frozenset({"wingdings", "wingdings 2", "symbol", "webdings"})


def part_of(style: str) -> Part | None:
    """The part of the file that an element holds by its style, where that is not the text itself."""
    found = _ELEMENT.search(style)
    return Part(found[1].lower()) if found else None


def is_sign(node: Element, style: str) -> bool:
    """Whether an element only draws a bullet or a number, or refers to a note or a comment."""
    return bool(_SIGN.search(style)) or is_comment_sign(node) or "msocomoff" in node.get("class", "")


def is_comment_sign(node: Element) -> bool:
    """Whether an element shows that there is a comment, with its writer's initials."""
    return "msocomanchor" in str(node.get("class", ""))


def is_deleted(node: Element) -> bool:
    """Whether an element holds what a tracked change took out."""
    return str(node.get("class", "")).lower() == "msodel"


def is_inserted(node: Element) -> bool:
    """Whether an element holds what a tracked change put in."""
    return str(node.get("class", "")).lower() == "msoins"


def heading_level(name: str) -> int | None:
    """The level of the heading that a class makes."""
    found = _HEADING_CLASS.fullmatch(name)
    if found is None:
        return None
    return 1 if found[1] else 2 if found[2] else int(found[3])


def list_level(name: str, properties: dict[str, str]) -> int | None:
    """The level of the list item that a paragraph is by its style or its class."""
    told = _LEVEL.search(properties.get("mso-list", ""))
    if told:
        return int(told[1])
    found = _LIST_CLASS.fullmatch(name)
    return int(found[1] or 1) if found else None


def symbol_font(node: Element, tag: str, properties: dict[str, str], around: str) -> str:
    """The font of an element where it is one of signs; `around` is that of the element around it."""
    told = properties.get("font-family") or (node.get("face", "") if tag == "font" else "")
    if not told:
        return around
    first = told.split(",")[0].strip(" \"'").lower()
    return first if first in _SYMBOL_FONTS else ""
