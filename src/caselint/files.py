"""Which files a run checks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# .doc cannot be read, but an export that holds one must say so rather than pass it over.
SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm", ".pdf", ".txt", ".doc"})
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "venv"})


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those below the folders named, each once, in path order.

    A file that is named is always among them, whatever it is called and whether or not it exists:
    the reader says what is wrong with it. Links to folders are not followed.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for file in _walk(path) if path.is_dir() else [path]:
            found.setdefault(os.path.normcase(file.resolve()), file)
    return sorted(found.values(), key=lambda file: file.as_posix())


def _walk(folder: Path) -> Iterator[Path]:
    for name, folders, files in os.walk(folder):
        here = Path(name)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f not in SKIPPED_FOLDERS)
        # A folder with a document's name is reported, and looked into as well.
        yield from (here / f for f in folders if Path(f).suffix.lower() in SUFFIXES)
        yield from (here / f for f in files if _is_document(f))


def _is_document(name: str) -> bool:
    """Whether a file's name is a document's; Word's own lock files (~$note.docx) are not."""
    return Path(name).suffix.lower() in SUFFIXES and not name.startswith(("~$", "."))
