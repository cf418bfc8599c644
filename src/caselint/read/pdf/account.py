"""How a PDF's pages were read, for whoever wonders at a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.pdf.quick import Need
from caselint.record import Omission
from caselint.record.page_numbers import pages_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from caselint.read.pdf.page import Sheet
    from caselint.read.pdf.pages import Pages

# What is said of pages that pdfplumber read: of one, and of several.
_WHY = {
    Need.LINES: "drawn lines or boxes",
    Need.NOTES: "form fields, comments or stamps",
    Need.UNSEEN: "print that may not show, such as white letters",
}


def page_steps(pages: Pages) -> Iterator[str]:
    """What had to be done for some pages beyond reading their print."""
    for need in Need:
        numbers = [number for number, why in pages.needs.items() if why is need]
        if not numbers:
            continue
        one = len(numbers) == 1
        has, was = ("has", "was") if one else ("have", "were")
        if need in _WHY:
            why = _WHY[need]
            yield f"{pages_named(numbers)} {has} {why}, and {was} looked at letter by letter (pdfplumber)."
        elif need is Need.LAYERS:
            yield "With layers turned off, every page was looked at letter by letter (pdfplumber)."
        elif need is Need.DAMAGE:
            them = "it" if one else "them"
            yield f"{pages_named(numbers)} could not be read with pdfium: pdfplumber read {them}."
    yield from _said(
        pages.sheets, lambda sheet: sheet.turned, "was turned to be read.", "were turned to be read."
    )
    yield from _said(
        pages.sheets,
        lambda sheet: sheet.recognised,
        "is a picture with recognised text (OCR), which was read: it may hold mistakes.",
        "are pictures with recognised text (OCR), which was read: it may hold mistakes.",
    )


def page_omissions(pages: Pages, unread: Sequence[int]) -> Iterator[Omission]:
    """What of the pages is not in the text."""
    outside = [sheet for sheet in pages.sheets if sheet.outside]
    if outside:
        count = sum(sheet.outside for sheet in outside)
        words = "1 word" if count == 1 else f"{count} words"
        where = pages_named(sheet.number for sheet in outside)
        yield Omission(
            f"{words} outside the edges of {where[0].lower()}{where[1:]}",
            "They are cut off when the page is shown or printed, but they are still in the file.",
            holds_words=True,
        )
    pictured = [sheet for sheet in pages.sheets if sheet.pictures and not _is_told(sheet, unread)]
    if pictured:
        count = sum(sheet.pictures for sheet in pictured)
        pictures = "1 picture" if count == 1 else f"{count} pictures"
        where = pages_named(sheet.number for sheet in pictured)
        yield Omission(
            f"{pictures} on {where[0].lower()}{where[1:]}", "Words in a picture are not read: type them out."
        )


def _is_told(sheet: Sheet, unread: Sequence[int]) -> bool:
    """Whether the picture is spoken of elsewhere."""
    return sheet.recognised or sheet.number in unread


def _said(sheets: Sequence[Sheet], holds: Callable[[Sheet], bool], one: str, more: str) -> Iterator[str]:
    numbers = [sheet.number for sheet in sheets if holds(sheet)]
    if numbers:
        yield f"{pages_named(numbers)} {one if len(numbers) == 1 else more}"
