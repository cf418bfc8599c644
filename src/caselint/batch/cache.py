"""Keeps what was found of files, so that those that have not changed cost next to nothing the next time.

No word of a note can be read in it. What was found of a file is sealed with a key that is made from the
file's own content and is kept nowhere: only who has the file can open it, and when the file is deleted
nobody can. It is filed under a digest of the file's path and content, of the settings and of the program,
so that it cannot be out of date. It is a database (SQLite), which runs that go on at the same time may
share, and which a run that is killed leaves sound.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from caselint.batch.sealing import SealError, opened, sealed
from caselint.batch.types import Packed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

    from caselint.workers.messages import Job

NAME: Final = "checked.sqlite"
FOLDER_VARIABLE: Final = "CASELINT_CACHE_DIR"
_PATIENCE: Final = 2.0  # seconds to wait for another run that writes
_SAVE_EVERY: Final = 2.0  # seconds; what a killed run had found since is found again
_MOST_UNSAVED: Final = 2_000  # rows, where another run does not let go
_DAY: Final = 86_400  # seconds
_KEPT_DAYS: Final = 30  # since it was last of use
_KEPT_BYTES: Final = 500 * 1024**2
_TABLE: Final = (
    "CREATE TABLE IF NOT EXISTS checked "
    "(name BLOB PRIMARY KEY, used INTEGER NOT NULL, content BLOB NOT NULL) WITHOUT ROWID"
)


class CacheError(Exception):
    """The cache cannot be used; `str()` says why."""


def cache_folder(named: str | None = None) -> Path:
    """Where the cache is: where the config or CASELINT_CACHE_DIR says, or where the system keeps such."""
    from platformdirs import user_cache_path

    told = named or os.environ.get(FOLDER_VARIABLE)
    return Path(told) if told else user_cache_path("caselint", appauthor=False)


def clean(folder: Path) -> int:
    """Do away with the cache. How many bytes it took; raises OSError where it cannot be taken away."""
    path, size = folder / NAME, 0
    with suppress(FileNotFoundError):
        size = path.stat().st_size
        try:
            path.unlink()
        except PermissionError:  # Windows, while another run uses it
            base = _opened(path)
            base.execute("DELETE FROM checked")
            base.commit()
            base.execute("VACUUM")
            base.close()
    return size


class Cache(AbstractContextManager["Cache"]):
    """What was found of files by settings of which these are the digests, as jobs number them.

    `most` is the size in bytes of the largest file that is looked for in it. Raises CacheError where there
    is none and none can be made.
    """

    def __init__(self, folder: Path, settings: Sequence[bytes], most: int) -> None:
        self._settings = settings
        self._most = most
        self._today = int(time.time()) // _DAY
        self._saved = time.monotonic()
        self._new: dict[bytes, bytes] = {}
        self._used: list[bytes] = []
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._path = folder / NAME
            self._base = _sound(self._path)
        except (OSError, sqlite3.Error) as error:
            raise CacheError(str(error)) from None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep all that is new, and let go of what has long been of no use."""
        self.save()
        with suppress(sqlite3.Error):  # it costs room until the next time, and nothing else
            self._clear_out()
        self._base.close()

    def get(self, job: Job) -> Packed | None:
        """What was found of the job's file, if that is as it was; None if it must be checked."""
        digest = self._digest_of(job)
        if digest is None:
            return None
        name = self._name(job, digest)
        try:
            row = self._base.execute("SELECT content, used FROM checked WHERE name = ?", (name,)).fetchone()
            packed = _packed(_path(job), opened(row[0], _key(digest))) if row else None
        except sqlite3.Error as error:
            self._begun_anew(error)
            return None
        except SealError:
            return None
        if row and row[1] != self._today:
            self._used.append(name)
        return packed

    def put(self, job: Job, digest: bytes, packed: Packed) -> None:
        """Keep what was found of the job's file, of whose bytes this is the digest."""
        head = len(packed.document).to_bytes(8)
        self._new[self._name(job, digest)] = sealed(head + packed.document + packed.sketches, _key(digest))
        if time.monotonic() - self._saved > _SAVE_EVERY:
            self.save()

    def save(self) -> None:
        """Write what is new to the disk, all of it or nothing, where other runs find it."""
        self._saved = time.monotonic()
        try:
            with self._base:
                rows = [(name, self._today, content) for name, content in self._new.items()]
                self._base.executemany("INSERT OR REPLACE INTO checked VALUES (?, ?, ?)", rows)
                used = [(self._today, name) for name in self._used]
                self._base.executemany("UPDATE checked SET used = ? WHERE name = ?", used)
        except sqlite3.Error as error:  # a full disk, or another run that is writing: later, or not at all
            if self._begun_anew(error):
                self.save()
                return
            if len(self._new) < _MOST_UNSAVED:
                return
        self._new.clear()
        self._used.clear()

    def _begun_anew(self, error: sqlite3.Error) -> bool:
        """Whether it is damaged within, which only shows where it is read: another is begun then."""
        if getattr(error, "sqlite_errorcode", 0) & 0xFF not in (
            sqlite3.SQLITE_CORRUPT,
            sqlite3.SQLITE_NOTADB,
        ):
            return False
        self._base.close()
        try:
            self._path.unlink(missing_ok=True)
            self._base = _opened(self._path)
        except (OSError, sqlite3.Error):  # another run has it open (Windows): this one does without
            self._base = sqlite3.connect(":memory:")
            self._base.execute(_TABLE)
        return True

    def _digest_of(self, job: Job) -> bytes | None:
        """The digest of the job's file; None where it cannot be had, or is not worth it."""
        if job.data is not None or job.problem is not None:
            return None
        path = Path(job.path)
        try:
            if not path.is_file() or path.stat().st_size > self._most:
                return None
            with path.open("rb") as file:
                return hashlib.file_digest(file, _blake).digest()
        except OSError:  # its reader says what is wrong
            return None

    def _name(self, job: Job, digest: bytes) -> bytes:
        told = b"\\0".join([self._settings[job.settings], digest, _path(job).encode(errors="surrogatepass")])
        return hashlib.blake2b(told, digest_size=24, person=b"caselint name").digest()

    def _clear_out(self) -> None:
        self._base.execute("DELETE FROM checked WHERE used < ?", (self._today - _KEPT_DAYS,))
        self._base.commit()
        [[pages]], [[size]] = self._base.execute("PRAGMA page_count"), self._base.execute("PRAGMA page_size")
        if pages * size > _KEPT_BYTES:
            self._base.execute("DELETE FROM checked WHERE used < ?", (self._today,))
            self._base.commit()
            self._base.execute("VACUUM")


def _sound(path: Path) -> sqlite3.Connection:
    """The database, or a new one in the place of what is none or is damaged."""
    try:
        return _opened(path)
    except sqlite3.OperationalError:
        raise  # it may not be opened now, which says nothing of what it holds
    except sqlite3.DatabaseError:
        path.unlink()
        return _opened(path)


def _opened(path: Path) -> sqlite3.Connection:
    path.touch(mode=0o600)
    base = sqlite3.connect(path, timeout=_PATIENCE)
    base.execute(_TABLE)
    base.commit()
    return base


def _blake() -> hashlib.blake2b:
    return hashlib.blake2b(digest_size=32)  # as `workers.messages.digest_of` of the bytes


def _key(digest: bytes) -> bytes:
    return hashlib.blake2b(digest, digest_size=32, person=b"caselint seal").digest()


def _path(job: Job) -> str:
    return Path(job.path).as_posix()


def _packed(path: str, content: bytes) -> Packed:
    length = int.from_bytes(content[:8])
    return Packed(path, content[8 : 8 + length], content[8 + length :])
