"""What a docx shows that is no text of a run: signs of symbol fonts, tick boxes, drop-down lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from caselint.read.docx.names import VAL, W14, W, is_on, number

if TYPE_CHECKING:
    from caselint.read.docx.package import Element

# Symbol fonts hide ordinary signs behind private code points.
_SYMBOLS = {
    "wingdings": {
        0x6F: "☐",
        0x71: "☐",
        0xA8: "☐",
        0xFC: "✓",
        0xFB: "✗",
        0xFD: "☒",
        0xFE: "☑",
        0x78: "☒",
        0xA7: "▪",
    },
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐"},
    "symbol": {0xB7: "•", 0xD6: "√", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xAE: "→"},
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "☐", 0x67: "■"},
}


def symbol(node: Element) -> str:
    """The sign of a w:sym element, in ordinary characters where it has any; "" for none."""
    try:
        code = int(node.get(W + "char", ""), 16)
    except ValueError:
        return ""
    return sign_of(node.get(W + "font", ""), code)


def sign_of(font: str, code: int) -> str:
    """What a code shows in a font of symbols, in ordinary characters where it has any; "" for none."""
    signs = _SYMBOLS.get(font.lower(), {})
    sign = signs.get(code - 0xF000 if 0xF000 <= code <= 0xF0FF else code)
    if sign is None and (0x20 <= code < 0xD800 or 0xE000 <= code <= 0xFFFD):
        sign = chr(code)
    return sign or ""


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
    """What an old form's tick box or drop-down list shows; neither has text of its own."""
    form = begin.find(W + "ffData")
    if form is None:
        return ""
    box = form.find(W + "checkBox")
    if box is not None:
        checked = box.find(W + "checked")
        return "☒" if is_on(checked if checked is not None else box.find(W + "default")) else "☐"
    drop_down = form.find(W + "ddList")
    if drop_down is None:
        return ""
    chosen = drop_down.find(W + "result")
    index = number(chosen if chosen is not None else drop_down.find(W + "default")) or 0
    entries = [entry.get(VAL, "") for entry in drop_down.iterfind(W + "listEntry")]
    return entries[index] if 0 <= index < len(entries) else ""
