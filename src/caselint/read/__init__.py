"""Reading: the bytes of a file to a `Document`. What a file is, its content says, and then its name.

A bad file never raises: it gives a `Document` whose `problem` says in words what is wrong with it.
"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from caselint.read.limits import STANDARD, over_the_limit
from caselint.read.refusal import UnreadableError
from caselint.record import Document, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from caselint.read.limits import Limits

# What each reader is: a function of a file's bytes, its path and the limits, which returns a Document or
# raises UnreadableError. Each is imported when the first file of its format comes.
READERS: Final = {
    "docx": ("caselint.read.docx", "read_docx"),
    "odt": ("caselint.read.odt", "read_odt"),
    "pdf": ("caselint.read.pdf", "read_pdf"),
    "rtf": ("caselint.read.rtf", "read_rtf"),
    "txt": ("caselint.read.text", "read_text"),
    "html": ("caselint.read.html", "read_html"),
    "mht": ("caselint.read.mail", "read_mhtml"),
    "eml": ("caselint.read.mail", "read_mail"),
    "md": ("caselint.read.markdown", "read_markdown"),
}
FORMATS: Final = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".doc": "docx",  # it cannot be read, but an export that holds one must say so
    ".rtf": "rtf",
    ".odt": "odt",
    ".ott": "odt",
    ".fodt": "odt",
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mht": "html",
    ".mhtml": "html",
    ".eml": "eml",
    ".md": "md",
    ".markdown": "md",
}


def read_path(path: Path, shown: str | None = None, limits: Limits = STANDARD) -> Document:
    """Read a file of any of the formats.

    `shown` is the path as the user named it; without it, `path` with forward slashes is used.
    """
    name = shown if shown is not None else path.as_posix()
    try:
        data = bytes_of(path, limits)
    except UnreadableError as error:
        return refused(name, error)
    return read_bytes(data, name, limits)


def read_bytes(data: bytes, name: str, limits: Limits = STANDARD) -> Document:
    """Read a file's content; `name` is what reports call it, and its suffix says what it claims to be."""
    from caselint.read.sniff import sniff

    try:
        module, reader = READERS[sniff(data, PurePath(name).suffix.lower())]
        document: Document = getattr(import_module(module), reader)(data, name, limits)
        limits.check_length(document.text)
    except UnreadableError as error:
        return refused(name, error)
    whole = without_halves(document.text)
    return document if whole is document.text else replace(document, text=whole)


# https://learn.microsoft.com/en-us/windows/win32/fileio/maximum-file-path-limitation
_WINDOWS_LONGEST: Final = 260

# Half a character, as a pdf's or an rtf's codes may leave it. It is no text: nothing can be done with it.
_HALF: Final = re.compile("[\ud800-\udfff]")


def without_halves(text: str) -> str:
    """The text itself, or with U+FFFD for what is only half a character."""
    return _HALF.sub("\N{REPLACEMENT CHARACTER}", text) if _HALF.search(text) else text


def refused(name: str, error: UnreadableError) -> Document:
    """The document of a file that could not be read."""
    file_format = FORMATS.get(PurePath(name).suffix.lower(), "txt")
    return Document(path=name, format=file_format, problem=Problem(error.code, error.reason))


def _not_there(path: Path, *, windows: bool = os.name == "nt") -> str:
    """Why a file is not found. Windows says so of one whose path is too long for it as well."""
    if windows and len(os.path.abspath(path)) >= _WINDOWS_LONGEST:  # noqa: PTH100 - links stay
        return "Its path is too long for Windows: move the file to a folder with a shorter path."
    return "There is no file of this name: it was moved, renamed or deleted."


def bytes_of(path: Path, limits: Limits) -> bytes:
    """The file's bytes. Raises UnreadableError, also for what would block or never end (a pipe, a device)."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableError("This is a folder, not a file, in spite of its name.")
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError("This is not an ordinary file (it is a device or a pipe).")
        most = limits.file_mb * 1024**2
        if about.st_size <= most:
            with path.open("rb") as file:
                data = file.read(most + 1)  # it may have grown since
            if len(data) <= most:
                return data
        raise UnreadableError(over_the_limit(limits))
    except FileNotFoundError:
        raise UnreadableError(_not_there(path)) from None
    except PermissionError:
        raise UnreadableError(
            "The file may not be opened: you have no permission to read it, or another program holds it."
        ) from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UnreadableError(f"The file could not be read from the disk ({why}).") from None
