"""What a run puts aside: in memory, then in a file that nobody else can read."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from caselint.batch import spool as spool_module
from caselint.batch.spool import Spool
from caselint.batch.types import Packed

if TYPE_CHECKING:
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
    monkeypatch.setattr(spool_module, "TemporaryFile", lambda prefix: path.open("w+b"))
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
    monkeypatch.setattr(spool_module, "TemporaryFile", lambda prefix: path.open("w+b", buffering=0))
    with Spool(["0.txt"], 0) as spool:
        spool.put(0, packed(0))
        content = bytearray(path.read_bytes())
        content[-1] ^= 1
        path.write_bytes(content)
        with pytest.raises(SealError):
            spool.get(0)
