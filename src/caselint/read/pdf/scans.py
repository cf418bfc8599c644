"""Pages that are pictures without text."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from caselint.read.pdf.page import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from caselint.read.pdf.furniture import Furniture
    from caselint.read.pdf.page import Item, Sheet

_SHOWS = 0.02  # of the page: a smaller picture, on a page without any text, is an ornament
_COVERS = 0.5  # of the page: a larger picture is what the page is for
_MARGIN = 0.08  # of the page's height, in which a scanner, a fax or a printer stamps its line
_STAMPED = 15  # words of such lines, at most
_OUTLINES = 150  # drawn curves: letters made shapes, rather than an ornament


def unread_pages(
    sheets: Sequence[Sheet], pages: Sequence[Sequence[Item]], parted: Furniture
) -> tuple[int, ...]:
    """The numbers of the pages that are pictures without text.

    `pages` are their lines and tables, `parted` what is left of these without page headers and footers.
    """
    bodies = zip(sheets, pages, parted.pages, strict=True)
    return tuple(sheet.number for sheet, items, body in bodies if _is_picture(sheet, items, body))


def _is_picture(sheet: Sheet, items: Sequence[Item], body: Sequence[Item]) -> bool:
    if sheet.unplaced or any(word.typed_in for word in sheet.words):
        return False
    if not items and not sheet.sideways:
        return sheet.pictured >= _SHOWS or sheet.curves >= _OUTLINES
    return sheet.pictured >= _COVERS and _is_stamp(body, sheet.height)


def _is_stamp(body: Iterable[Item], height: float) -> bool:
    """Whether there is nothing, or only what a machine puts in the margin."""
    lines = list(body)
    edges = all(
        isinstance(line, Line)
        and (line.box.bottom < _MARGIN * height or line.box.top > (1 - _MARGIN) * height)
        for line in lines
    )
    return edges and len(list(chain.from_iterable(line.text.split() for line in lines))) <= _STAMPED


def why_empty(sheets: Sequence[Sheet], unread: Sequence[int]) -> str:
    """The reason to give for a document without text."""
    if not unread:
        return "The PDF holds no text: its pages are empty."
    pages = "1 page" if len(unread) == 1 else f"{len(unread)} pages"
    return (
        f"The PDF is a scan: pictures of {pages} and no text. "
        "Export the note as text, or have the text recognised (OCR) first."
    )
