"""PDF to a `Document`: paragraphs, headings, lists, tables and form answers in reading order."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING, Any

from caselint.read.limits import STANDARD
from caselint.read.pdf.catalog import XFA_ONLY, Catalog, is_waiting, omissions, read_catalog, steps
from caselint.read.pdf.furniture import Furniture, part_furniture
from caselint.read.pdf.margins import with_margins
from caselint.read.pdf.marks import marks_of, watched
from caselint.read.pdf.notes import part_notes
from caselint.read.pdf.tables import joined_tables, page_items
from caselint.read.pdf.write import Writer
from caselint.read.refusal import UnreadableError
from caselint.record import Document, Part, Problem, Reading, Slot, Span

if TYPE_CHECKING:
    from caselint.read.limits import Limits
    from caselint.read.pdf.page import Sheet

_TAIL = 4_096  # bytes at the end of a file in which its last lines must be
_DAMAGED = "The PDF is damaged or cut short: export or copy it again."
_LOCKED = "The PDF is protected with a password: save a copy without one, or export the note again."


def read_pdf(data: bytes, path: str, limits: Limits = STANDARD) -> Document:
    """Read a PDF: page headers first, then the body, and page footers last, each of them once.

    `path` is as the user named it. Text lies one paragraph a line; a table's row lies on one line, its
    cells parted by tabs. Nothing is raised for an unreadable file: its `problem` says why
    (DOC001 damaged, protected or over a limit; DOC002 no text).
    """
    _silence()
    try:
        return _document(*_parts(data, limits.pages), path)
    except UnreadableError as error:
        return Document(path=path, format="pdf", problem=Problem(error.code, error.reason))


def _silence() -> None:
    """Let no log have case text: pdfminer writes what it reads to its own."""
    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def _parts(data: bytes, most: int) -> tuple[Catalog, list[Sheet]]:
    """The catalog and the pages. Raises UnreadableError."""
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("This is not a PDF, in spite of its name.")
    # pdfminer makes do with what it finds of a file that was cut short. Its missing end gives it away,
    # and half a note must not pass for a whole one.
    if b"startxref" not in data.rstrip(b"\0\r\n \t")[-_TAIL:]:
        raise UnreadableError(_DAMAGED)
    try:
        return _read(data, most)
    except (PdfminerException, MalformedPDFException, PSException) as error:
        raise UnreadableError(_LOCKED if _is_locked(error) else _DAMAGED) from None
    except (
        # pdfminer and pdfplumber take a file's numbers, names and tables for what they should be;
        # where they are something else, Python's own errors come up.
        TypeError,
        ValueError,  # struct and codec errors among them
        LookupError,
        AttributeError,
        ArithmeticError,
        AssertionError,
        RecursionError,
        EOFError,
    ):
        raise UnreadableError(_DAMAGED) from None


def _is_locked(error: Exception) -> bool:
    """Whether the cause of an error is a password, or a kind of encryption that only Acrobat can open."""
    from pdfminer.pdfdocument import PDFEncryptionError

    causes = [error, *error.args, error.__cause__, error.__context__]
    return any(isinstance(cause, PDFEncryptionError) for cause in causes)


def _read(data: bytes, most: int) -> tuple[Catalog, list[Sheet]]:
    import pdfplumber

    from caselint.read.pdf.words import read_sheet

    with pdfplumber.open(io.BytesIO(data), raise_unicode_errors=False) as pdf:
        pages: list[Any] = pdf.pages
        if not pages:
            raise UnreadableError(_DAMAGED)
        if len(pages) > most:
            raise UnreadableError(f"The PDF has {len(pages)} pages, over the limit of {most}: split it.")
        catalog = read_catalog(pdf.doc.catalog)
        sheets = []
        for page in pages:
            sheets.append(read_sheet(page, catalog.off))
            page.close()  # drops its letters: a long export must not fill the memory
    if is_waiting(catalog, sheets):
        raise UnreadableError(XFA_ONLY)
    return catalog, sheets


def _document(catalog: Catalog, sheets: list[Sheet], path: str) -> Document:
    pages = [page_items(sheet) for sheet in sheets]
    if not any(pages) and not any(sheet.unplaced or sheet.sideways for sheet in sheets):
        raise UnreadableError(_why_empty(sheets), "DOC002")
    furniture = part_furniture(pages, [sheet.height for sheet in sheets])
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
    return Document(
        path=path,
        format="pdf",
        text=text,
        blocks=tuple(writer.blocks),
        marks=marks_of(sheets, writer.places, comments, text),
        slots=slots,
        reading=Reading(
            steps=steps(catalog, extras), pages=len(sheets), omissions=omissions(catalog, extras)
        ),
    )


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
        for text, _ in sheet.sideways:
            if text not in seen:  # a watermark is on every page
                writer.note(text, sheet.number, Part.TEXT_BOX)
                seen.add(text)
    comments = [
        writer.comment(comment, sheet.number) for sheet in sheets for comment in sheet.extras.comments
    ]
    writer.flow(footers, Part.FOOTER)
    return writer, comments


def _why_empty(sheets: list[Sheet]) -> str:
    pictured = sum(1 for sheet in sheets if sheet.pictures)
    if not pictured:
        return "The PDF holds no text: its pages are empty."
    pages = "1 page" if pictured == 1 else f"{pictured} pages"
    return (
        f"The PDF is a scan: pictures of {pages} and no text. "
        "Export the note as text, or have the text recognised (OCR) first."
    )


def _is_illegible(text: str) -> bool:
    """Whether most letters came without their meaning."""
    letters = sum(char.isalpha() for char in text)
    return text.count("\ufffd") > max(letters, 10)
