"""Watching notes: each is checked again when it is saved.

Files are looked at again and again, and no system's way of being told of changes is used: those know nothing
of what other machines do to a file on a network share, and differ on editors that save by putting a new file
in the old one's place. A look at a file is quick; where it is not, there are fewer.
"""

from __future__ import annotations

import hashlib
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from caselint.files import find_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from caselint.findings import CheckedDocument

_LOOK: Final = 0.05  # seconds from one look at the files to the next
_SHARE: Final = 5  # a look that takes long is followed by a pause this many times as long
_STILL: Final = 0.05  # seconds that a file must stay as it is to count as saved
_GONE: Final = 1.0  # and to count as gone: some editors take it away before they put it back
_HALF: Final = 0.7  # seconds to wait before a file is read again that may have been half-written
# Some disks tell the time of a save to two seconds only (FAT), and nothing else may tell two saves apart:
# after so many seconds the file's content is looked at once more.
_COARSE: Final = 2.5
_LARGE: Final = 50 * 1024**2  # bytes; of a larger file the content is not looked at

_Stamp = tuple[int, int, int]  # when it was changed, its length, and which file it is


def files_in(folders: Sequence[Path]) -> Iterable[Path]:
    """The files below some folders."""
    return find_files(folders).files


@dataclass(slots=True)
class _Seen:
    """What was seen of a file: its stamp, since when, whether that was told, and its content by then."""

    stamp: _Stamp | None = None
    since: float = 0.0
    still: float = _STILL  # seconds that this stamp must last to be told
    told: bool = False
    content: bytes | None = None  # a digest, until it was compared
    tried: bool = False  # it could not be read once


class Watch:
    """Files, and what was last seen of each. `clock` counts seconds.

    `paths` are files, which need not be there yet, and folders, whose files come and go: `find` gives those
    of some folders.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        find: Callable[[Sequence[Path]], Iterable[Path]] = files_in,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folders = [path for path in paths if os.path.isdir(path)]  # noqa: PTH112 - see find_files
        self.files = [path for path in paths if path not in self._folders]
        self._find = find
        self._clock = clock
        self._seen: dict[Path, _Seen] = {}
        for path in self._known():  # what is there already was not saved just now
            self._seen[path] = _Seen(_stamp(path), clock(), told=True)

    def saved(self) -> list[Path]:
        """The files that were saved, or are gone, since this was called last."""
        known = list(self._known())
        for path in self._seen.keys() - set(known):
            del self._seen[path]  # it went from a folder
        return [path for path in known if self._is_new(path)]

    def try_again(self, path: Path) -> bool:
        """Have a file come again soon that could not be read, unless it has done so; whether it will."""
        seen = self._seen[path]
        if seen.tried:
            return False
        seen.tried, seen.told = True, False
        seen.since, seen.still = self._clock(), _HALF
        return True

    def _known(self) -> Iterable[Path]:
        return dict.fromkeys((*self.files, *(self._find(self._folders) if self._folders else ())))

    def _is_new(self, path: Path) -> bool:
        seen, now = self._seen.setdefault(path, _Seen()), self._clock()
        stamp = _stamp(path)
        if stamp != seen.stamp:
            still = _STILL if stamp else _GONE
            self._seen[path] = seen = _Seen(stamp, now, still)
        if now - seen.since < seen.still:
            return False
        if seen.told and seen.content is not None and now - seen.since >= _COARSE:
            was, seen.content = seen.content, None
            seen.told = _content(path) == was
        if seen.told:
            return False
        seen.told = True
        seen.content = _content(path) if now - seen.since < _COARSE else None
        return True


def _stamp(path: Path) -> _Stamp | None:
    """By what a file that was saved again is known; None for one that is not there."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino


def _content(path: Path) -> bytes | None:
    try:
        if path.stat().st_size > _LARGE:
            return None
        return hashlib.blake2b(path.read_bytes(), digest_size=16).digest()
    except OSError:  # it is gone, or somebody holds it; if it changes, its stamp will
        return None


def watch(
    paths: Sequence[Path],
    check: Callable[[Path], CheckedDocument],
    show: Callable[[Sequence[CheckedDocument]], None],
    find: Callable[[Sequence[Path]], Iterable[Path]] = files_in,
) -> None:
    """Check and show the files that are named, and then each file when it is saved, until an interrupt.

    Files in folders are not checked before they are saved: at first nothing may be shown. A file that cannot
    be read right after a save is read again before that is shown.
    """
    watched = Watch(paths, find)
    show([check(path) for path in watched.files])
    while True:
        begun = time.monotonic()
        saved = watched.saved()
        pause = max(_LOOK, _SHARE * (time.monotonic() - begun))
        done = ((path, check(path)) for path in saved)
        if shown := [checked for path, checked in done if not _may_be_half(checked, path, watched)]:
            show(shown)
        time.sleep(pause)


def _may_be_half(checked: CheckedDocument, path: Path, watched: Watch) -> bool:
    """Whether a file could not be read that may have been half-written; it then comes again."""
    return checked.document.problem is not None and path.exists() and watched.try_again(path)
