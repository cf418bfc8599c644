"""pdfium, as pypdfium2 brings it: a file's pages one at a time, and every handle closed again.

pdfium is not made for threads, and it is called a hundred times a page. So its functions get prototypes of
our own that take and give plain numbers for handles and addresses: pypdfium2's make an object of each handle.
What each function does stands in pdfium's public headers (fpdfview.h, fpdf_text.h, fpdf_edit.h).
"""

from __future__ import annotations

import ctypes
from contextlib import contextmanager
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, cast

from caselint.read.refusal import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DAMAGED = "The PDF is damaged or cut short: export or copy it again."
LOCKED = "The PDF is protected with a password: save a copy without one, or export the note again."
_LOCKS = (4, 5)  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY

_HANDLE, _INT, _FLOAT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_float, ctypes.c_double
_SIZE, _ULONG = ctypes.c_size_t, ctypes.c_ulong

# The result, and then what is passed. A pointer to be written to is an address (a handle, here).
_SIGNATURES: dict[str, tuple[Any, ...]] = {
    "FPDF_LoadMemDocument64": (_HANDLE, ctypes.c_char_p, _SIZE, ctypes.c_char_p),
    "FPDF_CloseDocument": (None, _HANDLE),
    "FPDF_GetLastError": (_ULONG,),
    "FPDF_GetPageCount": (_INT, _HANDLE),
    "FPDF_LoadPage": (_HANDLE, _HANDLE, _INT),
    "FPDF_ClosePage": (None, _HANDLE),
    "FPDF_GetPageBoundingBox": (_INT, _HANDLE, _HANDLE),
    "FPDFPage_GetRotation": (_INT, _HANDLE),
    "FPDFPage_CountObjects": (_INT, _HANDLE),
    "FPDFPage_GetObject": (_HANDLE, _HANDLE, _INT),
    "FPDFPage_GetAnnotCount": (_INT, _HANDLE),
    "FPDFPage_GetAnnot": (_HANDLE, _HANDLE, _INT),
    "FPDFPage_CloseAnnot": (None, _HANDLE),
    "FPDFAnnot_GetSubtype": (_INT, _HANDLE),
    "FPDFAnnot_GetLink": (_HANDLE, _HANDLE),
    "FPDFLink_GetAction": (_HANDLE, _HANDLE),
    "FPDFAction_GetType": (_ULONG, _HANDLE),
    "FPDFFormObj_CountObjects": (_INT, _HANDLE),
    "FPDFFormObj_GetObject": (_HANDLE, _HANDLE, _ULONG),
    "FPDFPageObj_GetType": (_INT, _HANDLE),
    "FPDFPageObj_GetBounds": (_INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE),
    "FPDFPageObj_GetMatrix": (_INT, _HANDLE, _HANDLE),
    "FPDFPageObj_GetFillColor": (_INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE),
    "FPDFPath_GetDrawMode": (_INT, _HANDLE, _HANDLE, _HANDLE),
    "FPDFPath_CountSegments": (_INT, _HANDLE),
    "FPDFPath_GetPathSegment": (_HANDLE, _HANDLE, _INT),
    "FPDFPathSegment_GetPoint": (_INT, _HANDLE, _HANDLE, _HANDLE),
    "FPDFPathSegment_GetType": (_INT, _HANDLE),
    "FPDFTextObj_GetFont": (_HANDLE, _HANDLE),
    "FPDFTextObj_GetTextRenderMode": (_INT, _HANDLE),
    "FPDFFont_GetBaseFontName": (_SIZE, _HANDLE, _HANDLE, _SIZE),
    "FPDFFont_GetDescent": (_INT, _HANDLE, _FLOAT, _HANDLE),
    "FPDFFont_GetGlyphWidth": (_INT, _HANDLE, ctypes.c_uint32, _FLOAT, _HANDLE),
    "FPDFText_LoadPage": (_HANDLE, _HANDLE),
    "FPDFText_ClosePage": (None, _HANDLE),
    "FPDFText_CountChars": (_INT, _HANDLE),
    "FPDFText_GetText": (_INT, _HANDLE, _INT, _INT, _HANDLE),
    "FPDFText_GetUnicode": (ctypes.c_uint, _HANDLE, _INT),
    "FPDFText_HasUnicodeMapError": (_INT, _HANDLE, _INT),
    "FPDFText_IsGenerated": (_INT, _HANDLE, _INT),
    "FPDFText_GetTextObject": (_HANDLE, _HANDLE, _INT),
    "FPDFText_GetFontSize": (_DOUBLE, _HANDLE, _INT),
    "FPDFText_GetMatrix": (_INT, _HANDLE, _INT, _HANDLE),
    "FPDFText_GetCharOrigin": (_INT, _HANDLE, _INT, _HANDLE, _HANDLE),
    "FPDFText_GetLooseCharBox": (_INT, _HANDLE, _INT, _HANDLE),
}


@cache
def call(name: str) -> Callable[..., Any]:
    """A function of pdfium by its name in the headers."""
    from pypdfium2 import raw  # its import starts the library, which ends with the process

    theirs: Any = getattr(raw, name)
    result, *passed = _SIGNATURES[name]
    ours = type(theirs)(ctypes.cast(theirs, ctypes.c_void_p).value)  # of the same calling convention
    ours.restype, ours.argtypes = result, passed
    return cast("Callable[..., Any]", ours)


class Numbers:
    """A place for pdfium to write numbers to, and to read them from by their index."""

    def __init__(self, kind: Any, count: int) -> None:
        self.values: Any = (kind * count)()
        self.address = ctypes.addressof(self.values)
        self._step = ctypes.sizeof(kind)

    @cached_property
    def addresses(self) -> tuple[int, ...]:
        """Where each of the numbers is to be written."""
        return tuple(self.address + index * self._step for index in range(len(self.values)))


def floats(count: int) -> Numbers:
    """Room for so many C floats."""
    return Numbers(ctypes.c_float, count)


def doubles(count: int) -> Numbers:
    """Room for so many C doubles."""
    return Numbers(ctypes.c_double, count)


def integers(count: int) -> Numbers:
    """Room for so many C unsigned integers."""
    return Numbers(ctypes.c_uint, count)


@contextmanager
def opened(data: bytes) -> Iterator[int]:
    """The handle of a file's document, good within the `with`; 0 for a file that pdfium cannot make out.

    Raises UnreadableError for a file that is locked.
    """
    document: int | None = call("FPDF_LoadMemDocument64")(data, len(data), None)
    if not document and call("FPDF_GetLastError")() in _LOCKS:
        raise UnreadableError(LOCKED)
    try:
        yield document or 0
    finally:
        if document:
            call("FPDF_CloseDocument")(document)


class Leaves:
    """The pages of a document, of which the last two asked for are open. To be used in a `with`.

    With the page before still open, the fonts that two pages share stay loaded, and a font that is known by
    its handle is still the same font.
    """

    def __init__(self, document: int) -> None:
        self.document = document
        self.count: int = call("FPDF_GetPageCount")(document) if document else 0
        self._open: list[int] = []

    def __enter__(self) -> Leaves:
        return self

    def __exit__(self, *_: object) -> None:
        self._close(0)

    def page(self, index: int) -> int:
        """The handle of a page (from 0), good until the next but one is asked for; 0 for a damaged one."""
        page: int | None = call("FPDF_LoadPage")(self.document, index)
        if not page:
            return 0
        self._open.append(page)
        self._close(2)
        return page

    def _close(self, keep: int) -> None:
        while len(self._open) > keep:
            call("FPDF_ClosePage")(self._open.pop(0))


@contextmanager
def print_on(page: int) -> Iterator[int]:
    """The handle of a page's text, good within the `with`; 0 where it cannot be had."""
    text = call("FPDFText_LoadPage")(page)
    try:
        yield text or 0
    finally:
        if text:
            call("FPDFText_ClosePage")(text)
