"""What decides how a file is mutated: a string of bytes, be it chance's, hypothesis' or atheris'.

A tape and the examples make a file anew, so that a crash is kept as a tape, which holds no words of any note.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Item = TypeVar("Item")
LENGTH = 192  # bytes of a tape that chance makes


class Tape:
    """Choices taken from bytes. At its end every choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def below(self, most: int) -> int:
        """A number from 0 to `most`, exclusive; 0 where there is none."""
        if most <= 1:
            return 0
        width = 1 if most <= 256 else 2 if most <= 65_536 else 4
        taken = self._data[self._at : self._at + width]
        self._at += width
        return int.from_bytes(taken, "big") % most

    def pick(self, items: Sequence[Item]) -> Item:
        """One of the items, of which there must be one."""
        return items[self.below(len(items))]

    def chance(self, of: int) -> bool:
        """True once in so many times, and at the end of the tape never."""
        return self.below(of) == of - 1


def tape_of(file_format: str, seed: int) -> bytes:
    """The tape that a seed stands for."""
    return random.Random(f"{file_format} {seed}").randbytes(LENGTH)
