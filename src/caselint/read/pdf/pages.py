"""The pages of a PDF: quickly with pdfium, and with pdfplumber where a page holds more than print."""

from __future__ import annotations

import io
import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from caselint.read.pdf.catalog import XFA_ONLY, Catalog, catalog_of, is_waiting
from caselint.read.pdf.pdfium import DAMAGED, LOCKED, Leaves, opened
from caselint.read.pdf.quick import Need, QuickReader
from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from caselint.read.pdf.page import Sheet

# pdfminer and pdfplumber take a file's numbers, names and tables for what they should be; where they are
# something else, Python's own errors come up. Struct and codec errors are among the ValueErrors.
CROOKED = (
    *(TypeError, ValueError, LookupError, AttributeError, ArithmeticError, AssertionError),
    *(RecursionError, EOFError),
)
_TAIL = 4_096  # bytes at the end of a file in which its last lines must be


@dataclass(frozen=True)
class Pages:
    """What was read: the catalog, the pages in order, and why some of them needed pdfplumber, by number."""

    catalog: Catalog
    sheets: list[Sheet]
    needs: dict[int, Need] = field(default_factory=dict)


def read_pages(data: bytes, most: int, *, quick: bool = True, traced: bool = False) -> Pages:
    """Read a file's pages, of which there may be `most`; without `quick`, all of them with pdfplumber.

    `traced` asks for the spots of all letters, which takes longer. Raises UnreadableError.
    """
    _silence()
    if b"%PDF-" not in data[:1024]:
        raise UnreadableError("This is not a PDF, in spite of its name.")
    # Both libraries make do with what they find of a file that was cut short. Its missing end gives it away,
    # and half a note must not pass for a whole one.
    if b"startxref" not in data.rstrip(b"\0\r\n \t")[-_TAIL:]:
        raise UnreadableError(DAMAGED)
    with _pdfminers_errors():
        catalog = catalog_of(data)
    found = _quickly(data, most, catalog, quick=quick, traced=traced)
    left = [index for index, each in enumerate(found) if isinstance(each, Need)]
    slow: dict[int, Sheet] = {}
    if left or not found:
        with _pdfminers_errors():
            slow = dict(_slowly(data, most, catalog, left, traced=traced))
    count = len(found) or len(slow)
    sheets = [slow[index] if index in slow else found[index] for index in range(count)]
    pages = Pages(
        catalog,
        [sheet for sheet in sheets if not isinstance(sheet, Need)],
        {index + 1: need for index, need in enumerate(found) if isinstance(need, Need)},
    )
    if is_waiting(catalog, pages.sheets):
        raise UnreadableError(XFA_ONLY)
    return pages


def _quickly(data: bytes, most: int, catalog: Catalog, *, quick: bool, traced: bool) -> list[Sheet | Need]:
    """Each page, or why it is left to pdfplumber; nothing for a file that pdfium cannot make out."""
    with opened(data) as document, Leaves(document) as leaves:
        if leaves.count > most:
            raise _too_long(leaves.count, most)
        if not quick:
            return [Need.ASKED] * leaves.count
        if catalog.off:
            return [Need.LAYERS] * leaves.count
        reader = QuickReader(leaves, traced=traced)
        return [reader.sheet(index) for index in range(leaves.count)]


def _slowly(
    data: bytes, most: int, catalog: Catalog, left: Sequence[int], *, traced: bool
) -> Iterator[tuple[int, Sheet]]:
    """Pages by their index, read with pdfplumber; all of them where none is named."""
    import pdfplumber

    from caselint.read.pdf.words import read_sheet

    with pdfplumber.open(io.BytesIO(data), raise_unicode_errors=False) as pdf:
        pages: list[Any] = pdf.pages
        if not pages:
            raise UnreadableError(DAMAGED)
        if len(pages) > most:
            raise _too_long(len(pages), most)
        for index in left or range(len(pages)):
            yield index, read_sheet(pages[index], catalog.off, traced=traced)
            pages[index].close()  # drops its letters: a long export must not fill the memory


def _too_long(count: int, most: int) -> UnreadableError:
    return UnreadableError(f"The PDF has {count} pages, over the limit of {most}: split it.")


def _silence() -> None:
    """Let no log have case text: pdfminer writes what it reads to its own."""
    for name in ("pdfminer", "pdfplumber", "pypdfium2"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


@contextmanager
def _pdfminers_errors() -> Iterator[None]:
    """What pdfminer and pdfplumber raise for a damaged or locked file, as UnreadableError."""
    try:
        yield
    except UnreadableError:
        raise
    except Exception as error:
        from pdfminer.psexceptions import PSException
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

        if isinstance(error, (PdfminerException, MalformedPDFException, PSException)):
            raise UnreadableError(LOCKED if _is_locked(error) else DAMAGED) from None
        if isinstance(error, CROOKED):
            raise UnreadableError(DAMAGED) from None
        raise


def _is_locked(error: Exception) -> bool:
    """Whether the cause of an error is a password, or a kind of encryption that only Acrobat can open."""
    from pdfminer.pdfdocument import PDFEncryptionError

    causes = [error, *error.args, error.__cause__, error.__context__]
    return any(isinstance(cause, PDFEncryptionError) for cause in causes)
