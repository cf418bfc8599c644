"""One hostile or odd file, and what must be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

# Stands in files, never in their names: no reason, no log and no message may hold it.
CANARY = "Zebulonquist"
NOTE = f"4 March 2024, 10:15. Rang {CANARY} Bello. She said the heating is on again.\n"

# What is said of a file that asks for more than its limits: whichever it runs into first.
TIME, MEMORY = "seconds", "memory"


@dataclass(frozen=True)
class Ground:
    """What files refer to outside themselves: an address that is listened on, and a file with a secret."""

    url: str
    secret: Path


@dataclass(frozen=True)
class Case:
    """A file to make, and what must be said of it.

    `said` are phrases one of which must stand in the reason; a file without any must be read, and one that
    `may_be_read` needs no reason. `code` is the rule's, or None where the file is read, or may be. `format`
    is whose reader it is for. `fault` says what is known to be wrong with how it is treated today.
    """

    name: str | bytes
    make: Callable[[Path], None]
    said: tuple[str, ...]
    code: str | None
    format: str
    fault: str = ""
    may_be_read: bool = False


def readable(
    name: str | bytes, content: bytes | Callable[[], bytes], format: str, *, fault: str = ""
) -> Case:
    """A file that is odd and harmless: it must be read."""
    return Case(name, _writer(content), (), None, format, fault)


def refused(
    name: str | bytes,
    content: bytes | Callable[[], bytes],
    format: str,
    *said: str,
    code: str = "DOC001",
    fault: str = "",
) -> Case:
    """A file that must be refused with a reason that holds one of the phrases."""
    return Case(name, _writer(content), said, code, format, fault)


def either(
    name: str,
    content: bytes | Callable[[], bytes],
    format: str,
    *said: str,
    fault: str = "",
) -> Case:
    """A damaged file that may be read as far as it goes, or be refused; what it may not do is harm."""
    return Case(name, _writer(content), said, None, format, fault, may_be_read=True)


def stopped(name: str, content: bytes | Callable[[], bytes], format: str, *, fault: str = "") -> Case:
    """A file that asks for so much that it runs into a limit."""
    return Case(name, _writer(content), (TIME, MEMORY), "DOC001", format, fault)


def _writer(content: bytes | Callable[[], bytes]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(content if isinstance(content, bytes) else content())

    return write
