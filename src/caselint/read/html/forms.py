"""What the fields of a form on a page show: typed answers, ticks, the choice from a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.read.html.grid import tag_of

if TYPE_CHECKING:
    from caselint.read.safe_xml import Element

# Not the note's words: what a button does, what is never shown, what a file is called on another disk.
_NO_TEXT = frozenset({"hidden", "password", "submit", "reset", "button", "image", "file"})
_DATE_AND_TIME = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a field shows: `filled` if it is more than its prompt. `typed` lines keep their ends."""

    words: str
    title: str
    filled: bool
    typed: bool = False


def answer_of(node: Element, tag: str) -> Answer | None:
    """What an input, a textarea or a select shows; None for what is no field of the note."""
    title = " ".join((node.get("aria-label") or node.get("title") or "").split())[:200]
    if tag == "textarea":
        return _prompted("".join(node.itertext()), node, title, typed=True)
    if tag == "select":
        return _chosen(node, title)
    kind = node.get("type", "text").strip().lower()
    if kind in _NO_TEXT:
        return None
    if kind in {"checkbox", "radio"}:
        ticked = "checked" in node.attrib
        return Answer("☒" if ticked else "☐", title, filled=ticked)
    value = node.get("value", "")
    if kind == "datetime-local":
        value = _DATE_AND_TIME.sub(r"\1 \2", value)
    return _prompted(value, node, title)


def _prompted(value: str, node: Element, title: str, *, typed: bool = False) -> Answer:
    if value.strip():
        return Answer(value, title, filled=True, typed=typed)
    return Answer(node.get("placeholder", ""), title, filled=False)


def _chosen(node: Element, title: str) -> Answer:
    """The options that are chosen; of a list that shows one, the first where none is."""
    options = [option for option in node.iter() if tag_of(option) == "option"]
    chosen = [option for option in options if "selected" in option.attrib]
    if not chosen and options and "multiple" not in node.attrib:
        first = options[0]
        return Answer(_words(first), title, filled=False)
    if "multiple" not in node.attrib:
        chosen = chosen[-1:]
    words = ", ".join(filter(None, map(_words, chosen)))
    asks = all(option.get("value") == "" or "disabled" in option.attrib for option in chosen)
    return Answer(words, title, filled=bool(words) and not asks)


def _words(option: Element) -> str:
    return " ".join("".join(option.itertext()).split()) or option.get("label", "")
