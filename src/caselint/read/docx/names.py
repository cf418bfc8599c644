"""The names of WordprocessingML, as lxml spells them, and small readings of attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caselint.read.docx.package import Element

_OPEN_XML = "http://schemas.openxmlformats.org/"
_MICROSOFT = "http://schemas.microsoft.com/office/"

W = "{" + _OPEN_XML + "wordprocessingml/2006/main}"
R = "{" + _OPEN_XML + "officeDocument/2006/relationships}"
M = "{" + _OPEN_XML + "officeDocument/2006/math}"
A = "{" + _OPEN_XML + "drawingml/2006/main}"
CHART = "{" + _OPEN_XML + "drawingml/2006/chart}"
DIAGRAM = "{" + _OPEN_XML + "drawingml/2006/diagram}"
PICTURE = "{" + _OPEN_XML + "drawingml/2006/picture}"
DRAWING = "{" + _OPEN_XML + "drawingml/2006/wordprocessingDrawing}"
MC = "{" + _OPEN_XML + "markup-compatibility/2006}"
CHART_EX = "{" + _MICROSOFT + "drawing/2014/chartex}"
W14 = "{" + _MICROSOFT + "word/2010/wordml}"
W15 = "{" + _MICROSOFT + "word/2012/wordml}"
OFFICE = "{urn:schemas-microsoft-com:office:office}"
VML = "{urn:schemas-microsoft-com:vml}"

P, RUN, T, TBL = W + "p", W + "r", W + "t", W + "tbl"
PPR, RPR = W + "pPr", W + "rPr"
VAL = W + "val"
SDT = W + "sdt"
TEXT_BOX = W + "txbxContent"
ALTERNATE = MC + "AlternateContent"
SIGNER = (OFFICE + "suggestedsigner", OFFICE + "suggestedsigner2")  # name and post under a line to sign on
DELETED = (W + "del", W + "moveFrom")

# Of the comments that caselint writes into copies of files.
OUR_AUTHOR, OUR_INITIALS = "caselint", "cl"

# How namespaces begin that Word understands, as against those that another program made up.
UNDERSTOOD = (
    _OPEN_XML,
    "http://schemas.microsoft.com/",
    "http://purl.oclc.org/ooxml/",
    "urn:schemas-microsoft-com:",
)


def is_on(element: Element | None) -> bool:
    """Whether a switch such as <w:vanish/> is there and not turned off."""
    return element is not None and element.get(VAL, "1") not in {"0", "false", "off"}


def number(element: Element | None, attribute: str = VAL) -> int | None:
    """The whole number that an element's attribute holds, or None without one."""
    text = element.get(attribute, "") if element is not None else ""
    digits = text[1:] if text.startswith("-") else text
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
