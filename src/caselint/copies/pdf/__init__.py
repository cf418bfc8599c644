"""A copy of a PDF with a highlight on the words of each finding, and a note that says what is amiss.

The copy begins with the very bytes of the file, and all that is new stands after them: what is printed, and
forms, comments, bookmarks and signatures, stay as they are. A program that checks a signature says that
something was added after it was given.
"""

from __future__ import annotations

import io
import logging
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from caselint.copies.errors import CopyError
from caselint.read.pdf.pages import CROOKED
from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pypdf import PdfReader
    from pypdf.generic import DictionaryObject, IndirectObject

    from caselint.copies.pdf.marks import Mark
    from caselint.copies.pdf.update import Update
    from caselint.findings import CheckedDocument
    from caselint.read.limits import Limits
    from caselint.read.pdf.whereabouts import Whereabouts

_DAMAGED = (
    "The PDF is damaged inside, so notes cannot be put into a copy of it: open it, print it to a new PDF, "
    "and check that one."
)
_PROTECTED = (
    "The PDF is protected against changes, so notes cannot be put into a copy of it: save a copy "
    "without protection, or export the note again."
)
_OTHER = "The PDF is not the one that was checked: check it again."


def marked_copy(data: bytes, checked: CheckedDocument, limits: Limits) -> bytes:
    """The PDF with the findings in it: `data` are the bytes that were checked.

    The same bytes and findings give the same copy. Raises CopyError for a file that is protected or damaged,
    and for one that is not what was checked.
    """
    from caselint.copies.pdf.marks import marks_of
    from caselint.read.pdf.whereabouts import whereabouts

    problem = checked.document.problem
    if problem and problem.code != "DOC002":
        raise CopyError(problem.reason)
    try:
        where = whereabouts(data, checked.document.path, limits)
    except UnreadableError as error:
        raise CopyError(error.reason) from None
    if checked.document.text and where.document.text != checked.document.text:
        raise CopyError(_OTHER)
    marks = marks_of(checked, where)
    return _with_marks(data, marks, where) if marks else data


def _with_marks(data: bytes, marks: list[Mark], where: Whereabouts) -> bytes:
    from caselint.copies.pdf.annotations import annotations_of
    from caselint.copies.pdf.update import Update

    by_page: dict[int, list[tuple[int, Mark]]] = {}
    for number, mark in enumerate(marks, 1):
        by_page.setdefault(mark.page, []).append((number, mark))
    with _pypdfs_errors():
        reader = _opened(data)
        update = Update(data, reader)
        pages = _pages(reader)
        shared = Counter(_list_of(page) for page in pages)
    if len(pages) != len(where.sheets) or max(by_page) > len(pages):
        raise CopyError(_DAMAGED)
    for number, on_page in sorted(by_page.items()):
        page = pages[number - 1]
        sheet = where.sheets[number]
        added = [
            reference for at, mark in on_page for reference in annotations_of(mark, at, page, update, sheet)
        ]
        with _pypdfs_errors():
            _hang(update, page, added, alone=shared[_list_of(page)] == 1)
    with _pypdfs_errors():
        copy = update.written()
    _make_sure(data, copy, {number: 2 * len(on_page) for number, on_page in by_page.items()})
    return copy


def _opened(data: bytes) -> PdfReader:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it tells what it reads
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise CopyError(_PROTECTED)
    return reader


def _pages(reader: PdfReader) -> list[IndirectObject]:
    """What refers to each page, in order. Raises ValueError for a page that nothing refers to."""
    references = [page.indirect_reference for page in reader.pages]
    found = [reference for reference in references if reference is not None]
    if len(found) < len(references):
        raise ValueError("a page that is no object of its own")
    return found


def _list_of(page: IndirectObject) -> tuple[int, int]:
    """The object that has the list of a page's annotations: one by itself, or the page."""
    from pypdf.generic import ArrayObject, IndirectObject

    about = _about(page)
    found = about.raw_get("/Annots") if "/Annots" in about else None
    if isinstance(found, IndirectObject) and isinstance(found.get_object(), ArrayObject):
        return found.idnum, found.generation
    return page.idnum, page.generation


def _about(page: IndirectObject) -> DictionaryObject:
    from pypdf.generic import DictionaryObject

    about = page.get_object()
    if not isinstance(about, DictionaryObject):
        raise TypeError("a page that is no dictionary")
    return about


def _hang(update: Update, page: IndirectObject, added: list[IndirectObject], *, alone: bool) -> None:
    """Put annotations behind those of a page; `alone` says that its list is no other page's, too."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject

    about = _about(page)
    place = IndirectObject(*_list_of(page), page.pdf)
    held = about.get("/Annots")
    before = held.get_object() if held is not None else None
    every = ArrayObject([*(before if isinstance(before, ArrayObject) else ()), *added])
    if alone and place != page:
        update.put(place, every)
        return
    changed = DictionaryObject({key: about.raw_get(key) for key in about})
    changed[NameObject("/Annots")] = every
    update.put(page, changed)


def _make_sure(data: bytes, copy: bytes, added: dict[int, int]) -> None:
    """Look at the copy as a reader would: raise CopyError unless its pages are as they were but for notes.

    `added` says how many annotations each page has been given, by its number. A page that is damaged may come
    out otherwise when it is written anew.
    """
    before, now = _looks(data, added), _looks(copy, added)
    for page, count in added.items():
        if now[page] != replace(before[page], annotations=before[page].annotations + count):
            raise CopyError(_DAMAGED)


@dataclass(frozen=True)
class _Look:
    """What pdfium makes of a page: its letters, the number of things that it prints, and what hangs on it."""

    letters: str
    things: int
    annotations: int


def _looks(data: bytes, pages: Iterable[int]) -> dict[int, _Look]:
    """How each of the pages looks, by its number; one that pdfium cannot make out has nothing on it."""
    from caselint.read.pdf.pdfium import Leaves, call, opened, print_on
    from caselint.read.pdf.pieces import text_of

    found = {}
    with opened(data) as document, Leaves(document) as leaves:
        for number in sorted(pages):
            page = leaves.page(number - 1)
            if not page:
                found[number] = _Look("", -1, -1)
                continue
            with print_on(page) as text:
                letters = text_of(text) if text else ""
            things, hung = call("FPDFPage_CountObjects")(page), call("FPDFPage_GetAnnotCount")(page)
            found[number] = _Look(letters, things, hung)
    return found


@contextmanager
def _pypdfs_errors() -> Iterator[None]:
    """What pypdf raises for a damaged file, as CopyError."""
    from pypdf.errors import PyPdfError

    try:
        yield
    except (PyPdfError, *CROOKED):
        raise CopyError(_DAMAGED) from None
