"""The names of WordprocessingML, as lxml spells them, and small readings of attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caselint.read.docx.package import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

P, RUN, T, TBL = W + "p", W + "r", W + "t", W + "tbl"
PPR, RPR = W + "pPr", W + "rPr"
VAL = W + "val"
SDT = W + "sdt"
TEXT_BOX = W + "txbxContent"


def is_on(element: Element | None) -> bool:
    """Whether a switch such as <w:vanish/> is there and not turned off."""
    return element is not None and element.get(VAL, "1") not in {"0", "false", "off"}


def number(element: Element | None, attribute: str = VAL) -> int | None:
    """The whole number that an element's attribute holds, or None without one."""
    text = element.get(attribute, "") if element is not None else ""
    digits = text[1:] if text.startswith("-") else text
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
