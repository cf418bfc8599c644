"""What the parts of a batch hand to each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Packed:
    """A checked document as bytes. `sketches` are what it must be compared by; most have none.

    `can_be_kept` says that another process may read it; else it is for this one only.
    """

    path: str
    document: bytes
    sketches: bytes = b""
    can_be_kept: bool = True
