"""Where a run puts aside what it found, so that its memory does not grow with the number of files.

A small run stays in memory. A large one goes into a temporary file, sealed with a key that only this
process has: what a crash leaves of it nobody can read. What the disk has no room for stays in memory too.
"""

from __future__ import annotations

import errno
import os
from array import array
from contextlib import AbstractContextManager, suppress
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Final

from caselint.batch.types import Packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

IN_MEMORY: Final = 2 * 1024**2  # bytes of a run that needs no file
_NOT_HERE: Final = -1


class Spool(AbstractContextManager["Spool"]):
    """Packed documents by their numbers in the run. They come in any order, and go in the run's."""

    def __init__(self, paths: list[str], in_memory: int = IN_MEMORY) -> None:
        self._paths = paths
        self._room = in_memory
        self._held: dict[int, Packed] = {}
        self._file: IO[bytes] | None = None
        self._key = b""
        self._closed = False
        self._starts = array("q", [_NOT_HERE]) * len(paths)
        self._lengths = array("q", [0]) * len(paths)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Do away with all of it."""
        self._closed = True
        self._held.clear()
        if self._file:
            self._file.close()

    def put(self, number: int, packed: Packed) -> None:
        """Put a document aside."""
        self._held[number] = packed
        self._room -= len(packed.document) + len(packed.sketches)
        if self._room < 0:
            with suppress(OSError):  # the disk is full, or nobody may write there
                self._move_out()

    def __len__(self) -> int:
        """How many documents were put aside."""
        return sum(1 for _ in self._here())

    def numbers(self) -> Iterator[int]:
        """The numbers of the documents that were put aside, in order. Raises ValueError once it is closed."""
        if self._closed:
            raise ValueError("The documents of a run are gone when its with statement has ended.")
        return self._here()

    def _here(self) -> Iterator[int]:
        for number, start in enumerate(self._starts):
            if start != _NOT_HERE or number in self._held:
                yield number

    def get(self, number: int) -> Packed:
        """A document that was put aside."""
        if number in self._held:
            return self._held[number]
        from caselint.batch.sealing import opened

        assert self._file is not None  # noqa: S101 - what is not held is in the file
        self._file.seek(self._starts[number])
        content = opened(self._file.read(self._lengths[number]), self._key)
        can_be_kept, length = content[0] == 1, int.from_bytes(content[1:9])
        document, sketches = content[9 : 9 + length], content[9 + length :]
        return Packed(self._paths[number], document, sketches, can_be_kept)

    def _move_out(self) -> None:
        """Go on in a file, from which what was held in memory can be had as well."""
        from caselint.batch.sealing import KEY_BYTES

        if self._file is None:
            self._key = os.urandom(KEY_BYTES)
            # Without a buffer, so that a full disk is told at once. It is closed with the spool.
            self._file = TemporaryFile(prefix="caselint-", buffering=0)  # noqa: SIM115
        for number in list(self._held):
            self._write(self._file, number, self._held[number])
            del self._held[number]

    def _write(self, file: IO[bytes], number: int, packed: Packed) -> None:
        from caselint.batch.sealing import sealed

        head = bytes([packed.can_be_kept]) + len(packed.document).to_bytes(8)
        content = sealed(head + packed.document + packed.sketches, self._key)
        start = file.seek(0, os.SEEK_END)
        if file.write(content) != len(content):
            file.truncate(start)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._paths[number] = packed.path
        self._starts[number], self._lengths[number] = start, len(content)
