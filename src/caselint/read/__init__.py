"""Reading: the bytes of a docx, pdf or txt file to a `Document`. What a file is, its content says.

A bad file never raises: it gives a `Document` whose `problem` says in words what is wrong with it.
"""

from __future__ import annotations

import stat
from pathlib import PurePath
from typing import TYPE_CHECKING

from caselint.read.refusal import UnreadableError
from caselint.record import Document, Problem

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE_BYTES = 200 * 1024**2  # scans of whole case files stay well below it

_FORMAT_OF_SUFFIX = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".doc": "docx",
}


def read_path(path: Path, shown: str | None = None) -> Document:
    """Read a file of any of the formats.

    `shown` is the path as the user named it; without it, `path` with forward slashes is used.
    """
    name = shown if shown is not None else path.as_posix()
    try:
        data = _bytes_of(path)
    except UnreadableError as error:
        return _refused(name, error)
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Document:
    """Read a file's content; `name` is what reports call it, and its suffix says what it claims to be."""
    from caselint.read.sniff import sniff

    try:
        kind = sniff(data, PurePath(name).suffix.lower())
        if kind == "pdf":
            from caselint.read.pdf import read_pdf

            return read_pdf(data, name)
        if kind == "docx":
            from caselint.read.docx import read_docx

            return read_docx(data, name)
        from caselint.read.text import read_text

        return read_text(data, name)
    except UnreadableError as error:
        return _refused(name, error)


def _refused(name: str, error: UnreadableError) -> Document:
    file_format = _FORMAT_OF_SUFFIX.get(PurePath(name).suffix.lower(), "txt")
    return Document(path=name, format=file_format, problem=Problem(error.code, error.reason))


def _bytes_of(path: Path) -> bytes:
    """The file's bytes. Raises UnreadableError, also for what would block or never end (a pipe, a device)."""
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise UnreadableError("This is a folder, not a file, in spite of its name.")
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError("This is not an ordinary file (it is a device or a pipe).")
        if about.st_size > MAX_FILE_BYTES:
            raise UnreadableError(
                f"The file is over the limit of {MAX_FILE_BYTES // 1024**2} MB: split it into smaller ones."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("There is no file of this name: it was moved, renamed or deleted.") from None
    except PermissionError:
        raise UnreadableError(
            "The file may not be opened: you have no permission to read it, or another program holds it."
        ) from None
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UnreadableError(f"The file could not be read from the disk ({why}).") from None
