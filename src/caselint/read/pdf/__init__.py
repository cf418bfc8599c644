"""PDF to a `Document`: paragraphs, headings, lists, tables and form answers in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from caselint.read.limits import STANDARD
from caselint.read.pdf.account import page_omissions, page_steps
from caselint.read.pdf.catalog import omissions, steps
from caselint.read.pdf.furniture import Furniture, part_furniture, with_a_body
from caselint.read.pdf.margins import with_margins
from caselint.read.pdf.marks import marks_of, watched
from caselint.read.pdf.notes import part_notes
from caselint.read.pdf.pages import Pages, read_pages
from caselint.read.pdf.scans import unread_pages, why_empty
from caselint.read.pdf.tables import joined_tables, page_items
from caselint.read.pdf.write import Origin, Writer
from caselint.read.refusal import UnreadableError
from caselint.record import Document, Part, Problem, Reading, Slot, Span

if TYPE_CHECKING:
    from caselint.read.limits import Limits
    from caselint.read.pdf.page import Sheet


def read_pdf(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a PDF: page headers first, then the body, and page footers last, each of them once.

    `path` is as the user named it. Text lies one paragraph a line; a table's row lies on one line, its
    cells parted by tabs. Nothing is raised for an unreadable file: its `problem` says why
    (DOC001 damaged, protected or over a limit; DOC002 no text).
    """
    try:
        return document_of(read_pages(data, limits.pages), path)
    except UnreadableError as error:
        return Document(path=path, format="pdf", problem=Problem(error.code, error.reason))


def document_of(read: Pages, path: str) -> Document:
    """Put the pages together. Raises UnreadableError (DOC002) where there is nothing to read on them."""
    return written(read, path)[0]


def written(read: Pages, path: str) -> tuple[Document, list[Origin]]:
    """The same, and what its text was made from, in its order."""
    sheets = read.sheets
    pages = [page_items(sheet) for sheet in sheets]
    furniture = part_furniture(pages, [sheet.height for sheet in sheets])
    unread = unread_pages(sheets, pages, furniture)
    if not any(_has_text(sheet) for sheet in sheets if sheet.number not in unread):
        raise UnreadableError(why_empty(sheets, unread), "DOC002")
    furniture = with_a_body(furniture, pages, [sheet.number in unread for sheet in sheets])
    writer, comments = _written(sheets, furniture)
    text = writer.text
    if _is_illegible(text):
        raise UnreadableError(
            "The PDF's text is in a font that does not say which letters its shapes are: "
            "export the note again, or have the text recognised (OCR).",
            "DOC002",
        )
    # What an empty field shows is nothing, so it has no place in the text.
    slots = tuple(Slot(Span(0, 0), name) for sheet in sheets for name in sheet.empty)
    extras = [sheet.extras for sheet in sheets]
    document = Document(
        path=path,
        format="pdf",
        text=text,
        blocks=tuple(writer.blocks),
        marks=marks_of(sheets, writer.places, comments, text),
        slots=slots,
        reading=Reading(
            steps=(*page_steps(read), *steps(read.catalog, extras)),
            pages=len(sheets),
            unread_pages=unread,
            omissions=(*page_omissions(read, unread), *omissions(read.catalog, extras)),
        ),
    )
    return document, writer.origins


def _has_text(sheet: Sheet) -> bool:
    return bool(sheet.words or sheet.unplaced or sheet.sideways)


def _written(sheets: list[Sheet], furniture: Furniture) -> tuple[Writer, list[Span]]:
    """The text, and where each comment's words stand in it."""
    widths = {sheet.number: sheet.width for sheet in sheets}
    pages = [part_notes(page) for page in furniture.pages]
    body = joined_tables(with_margins([item for page in pages for item in page.items], widths))
    notes = with_margins([note for page in pages for note in page.notes], widths)
    headers, footers = ([*with_margins(items, widths)] for items in (furniture.headers, furniture.footers))
    writer = Writer.for_items(body or [*headers, *footers], watched(sheets))
    writer.flow(headers, Part.HEADER)
    writer.flow(body, Part.BODY)
    writer.flow(notes, Part.FOOTNOTE)
    seen: set[str] = set()
    for sheet in sheets:
        for answer in sheet.unplaced:
            writer.note(answer, sheet.number, Part.FORM_FIELD)
        for text, box in sheet.sideways:
            if text not in seen:  # a watermark is on every page
                writer.note(text, sheet.number, Part.TEXT_BOX, box)
                seen.add(text)
    comments = [
        writer.comment(comment, sheet.number) for sheet in sheets for comment in sheet.extras.comments
    ]
    writer.flow(footers, Part.FOOTER)
    return writer, comments


def _is_illegible(text: str) -> bool:
    """Whether most letters came without their meaning."""
    unknown = text.count("\ufffd")
    return unknown > 10 and unknown > sum(map(str.isalpha, text))
