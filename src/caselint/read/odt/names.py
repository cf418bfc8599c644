"""The names of OpenDocument, as lxml spells them, and small readings of attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from caselint.read.safe_xml import Element

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES: Final = {
    "office": _OASIS + "office:1.0",
    "text": _OASIS + "text:1.0",
    "table": _OASIS + "table:1.0",
    "draw": _OASIS + "drawing:1.0",
    "style": _OASIS + "style:1.0",
    "form": _OASIS + "form:1.0",
    "script": _OASIS + "script:1.0",
    "presentation": _OASIS + "presentation:1.0",
    "svg": _OASIS + "svg-compatible:1.0",
    "fo": _OASIS + "xsl-fo-compatible:1.0",
    "manifest": _OASIS + "manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": _OASIS + "meta:1.0",
    "math": "http://www.w3.org/1998/Math/MathML",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    # LibreOffice's own, for what the standard does not have yet: content controls, Word's form fields.
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
}


def q(name: str) -> str:
    """A name such as "text:p" with its prefix spelt out."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


P, H = q("text:p"), q("text:h")
SPAN = q("text:span")
TABLE, ROW, CELL, COVERED = (
    q("table:table"),
    q("table:table-row"),
    q("table:table-cell"),
    q("table:covered-table-cell"),
)
STYLE_NAME = q("text:style-name")
SOFT_BREAK = q("text:soft-page-break")
HREF = q("xlink:href")


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def number(text: str | None, least: int, most: int) -> int:
    """The whole number that an attribute holds, held to bounds; `least` where it holds none."""
    if text is None or not (text.isascii() and text.isdigit()):
        return least
    return max(least, min(int(text[:12]), most))


def is_true(text: str | None) -> bool:
    """Whether an attribute says yes."""
    return text in {"true", "1"}


def has_words(element: Element) -> bool:
    """Whether an element, or any in it, holds more than space."""
    return any(text and not text.isspace() for text in element.itertext())
