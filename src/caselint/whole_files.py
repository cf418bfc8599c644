"""Writes a file whole or not at all, so that no reader ever meets half of one.

The words go into a hidden file beside it, which takes its place when all is written. If the program is killed
meanwhile, the hidden file stays; the next one to write there clears it away.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def whole_text(path: Path, *, newline: str = "\n") -> Iterator[IO[str]]:
    """A stream in UTF-8 whose words become the file's when the block ends without an error.

    Raises OSError, with nothing changed, where it cannot be written.
    """
    with _whole(path, "w", encoding="utf-8", newline=newline) as stream:
        yield stream


@contextlib.contextmanager
def whole_bytes(path: Path) -> Iterator[IO[bytes]]:
    """The same for bytes."""
    with _whole(path, "wb") as stream:
        yield stream


@contextlib.contextmanager
def _whole(path: Path, mode: str, **options: Any) -> Iterator[IO[Any]]:
    true = Path(os.path.realpath(path))  # a link stays, and what it leads to is written
    if true.exists() and not true.is_file():  # a pipe or a terminal takes words as they come
        with true.open(mode, **options) as stream:
            yield stream
        return
    _clear_away(true)
    part = true.with_name(f".{true.name}.{os.getpid()}.part")
    try:
        with part.open(mode, **options) as stream:
            yield stream
        with contextlib.suppress(FileNotFoundError):
            part.chmod(stat.S_IMODE(true.stat().st_mode))
        part.replace(true)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _clear_away(path: Path) -> None:
    """Take away what runs that were killed have left of this file."""
    left = re.compile(rf"\.{re.escape(path.name)}\.(\d+)\.part")
    for other in path.parent.glob(".*.part"):
        if (found := left.fullmatch(other.name)) and not _is_running(int(found[1])):
            other.unlink(missing_ok=True)


def _is_running(pid: int) -> bool:
    import psutil

    return bool(psutil.pid_exists(pid))
