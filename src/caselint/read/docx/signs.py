"""What a docx shows that is no text of a run: signs of symbol fonts, tick boxes, drop-down lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.read.docx.names import VAL, W14, W, is_on, number
from caselint.read.symbol_fonts import has_private, ordinary, sign_of

if TYPE_CHECKING:
    from caselint.read.docx.package import Element

_FONTS = ("ascii", "hAnsi", "cs", "eastAsia")


def symbol(node: Element) -> str:
    """The sign of a w:sym element, in ordinary characters where it has any; "" for none."""
    try:
        code = int(node.get(W + "char", ""), 16)
    except ValueError:
        return ""
    return sign_of(code, node.get(W + "font", ""))


def in_ordinary(text: str, properties: Element | None) -> str:
    """Text whose private characters, if it has any, are drawn by the font that a run's properties name."""
    if properties is None or not has_private(text):
        return text
    fonts = properties.find(W + "rFonts")
    if fonts is None:
        return text
    font = next((fonts.get(W + name) for name in _FONTS if fonts.get(W + name)), "")
    return ordinary(text, font) if font else text


@dataclass(frozen=True, slots=True)
class Control:
    """A place to fill in, by its properties. `prompts`: what it shows is a prompt and no answer."""

    title: str
    prompts: bool


_NO_ANSWER = ("docPartObj", "docPartList", "group", "picture", "bibliography", "citation", "equation")
_GIVEN_NAME = re.compile(r"(?:text|check|dropdown|kontrollkästchen)\d*", re.IGNORECASE)  # by Word itself


def content_control(node: Element) -> Control | None:
    """A w:sdt element as a place to fill in; None for one that only holds parts of the page together."""
    properties = node.find(W + "sdtPr")
    if properties is None or any(properties.find(W + name) is not None for name in _NO_ANSWER):
        return None
    names = (properties.find(W + name) for name in ("alias", "tag"))
    title = next((told for name in names if name is not None and (told := name.get(VAL, "").strip())), "")
    prompts = is_on(properties.find(W + "showingPlcHdr"))
    box = properties.find(W14 + "checkbox")
    if box is not None:
        checked = box.find(W14 + "checked")
        prompts = checked is None or checked.get(W14 + "val", "1") in {"0", "false"}
    return Control(title, prompts)


def old_form_field(begin: Element) -> Control | None:
    """An old form's field by the element at which it begins; None for a field that is not to be filled in."""
    form = begin.find(W + "ffData")
    if form is None:
        return None
    names = (form.find(W + name) for name in ("statusText", "helpText", "name"))
    told = (name.get(VAL, "").strip() for name in names if name is not None)
    title = next((name for name in told if name and not _GIVEN_NAME.fullmatch(name)), "")
    box = form.find(W + "checkBox")
    return Control(title, prompts=box is not None and form_value(begin) == "☐")


def form_value(begin: Element) -> str:
    """What an old form's field shows that has no text of its own, as tick boxes and lists have none."""
    form = begin.find(W + "ffData")
    if form is None:
        return ""
    box = form.find(W + "checkBox")
    if box is not None:
        checked = box.find(W + "checked")
        return "☒" if is_on(checked if checked is not None else box.find(W + "default")) else "☐"
    drop_down = form.find(W + "ddList")
    if drop_down is None:
        typed = form.find(f"{W}textInput/{W}default")
        return typed.get(VAL, "") if typed is not None else ""
    chosen = drop_down.find(W + "result")
    index = number(chosen if chosen is not None else drop_down.find(W + "default")) or 0
    entries = [entry.get(VAL, "") for entry in drop_down.iterfind(W + "listEntry")]
    return entries[index] if 0 <= index < len(entries) else ""
