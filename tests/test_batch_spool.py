"""What a run puts aside: in memory, then in a file that nobody else can read."""

from __future__ import annotations

import errno
import io
import random
from typing import TYPE_CHECKING

import pytest

from caselint.batch import spool as spool_module
from caselint.batch.spool import Spool
from caselint.batch.types import Packed

if TYPE_CHECKING:
    from collections.abc import Buffer
    from pathlib import Path


def packed(number: int) -> Packed:
    return Packed(
        f"{number}.txt", b"m" + b"words of note %d " % number * 20, b"sketch" * (number % 3), number != 7
    )


@pytest.mark.parametrize("room", [0, 3_000, 1_000_000])
def test_documents_come_back_in_order_wherever_they_were(room: int) -> None:
    numbers = list(range(40))
    random.Random(1).shuffle(numbers)
    with Spool([f"{number}.txt" for number in range(50)], room) as spool:
        for number in numbers:
            spool.put(number, packed(number))
        assert len(spool) == 40
        assert list(spool.numbers()) == list(range(40))
        assert [spool.get(number) for number in spool.numbers()] == [packed(number) for number in range(40)]


def test_no_word_is_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "spool"
    monkeypatch.setattr(spool_module, "TemporaryFile", lambda **_: path.open("w+b", buffering=0))
    with Spool(["0.txt", "1.txt"], 0) as spool:
        spool.put(0, packed(0))
        spool.put(1, packed(1))
        assert spool.get(0) == packed(0)
        content = path.read_bytes()
    assert content
    assert b"words" not in content


def test_what_was_changed_on_the_disk_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from caselint.batch.sealing import SealError

    path = tmp_path / "spool"
    monkeypatch.setattr(spool_module, "TemporaryFile", lambda **_: path.open("w+b", buffering=0))
    with Spool(["0.txt"], 0) as spool:
        spool.put(0, packed(0))
        content = bytearray(path.read_bytes())
        content[-1] ^= 1
        path.write_bytes(content)
        with pytest.raises(SealError):
            spool.get(0)


class FullDisk(io.FileIO):
    """A file on a disk that has room for so many bytes, and takes half of what is one too many."""

    room = 3_000

    def write(self, content: Buffer, /) -> int:
        taken = bytes(content)[: self.room]
        self.room -= len(taken)
        if content and not taken:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(taken)


def test_what_a_full_disk_does_not_take_stays_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spool_module, "TemporaryFile", lambda **_: FullDisk(tmp_path / "spool", "w+b"))
    put = [Packed(f"{number}.txt", random.Random(number).randbytes(200)) for number in range(40)]
    with Spool([one.path for one in put], 0) as spool:
        for number, one in enumerate(put):
            spool.put(number, one)
        assert len(spool) == 40
        assert [spool.get(number) for number in spool.numbers()] == put
    assert 2_500 < (tmp_path / "spool").stat().st_size < 3_000


def test_a_run_needs_no_folder_for_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(**_: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(spool_module, "TemporaryFile", nowhere)
    with Spool(["0.txt", "1.txt"], 0) as spool:
        spool.put(0, packed(0))
        spool.put(1, packed(1))
        assert [spool.get(number) for number in spool.numbers()] == [packed(0), packed(1)]
