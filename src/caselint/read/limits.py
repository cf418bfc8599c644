"""What one file may cost. A file that asks for more is refused or stopped, and named."""

from __future__ import annotations

import msgspec


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The most that one file may cost; the defaults let whole case files pass.

    Those of time and memory are kept by whoever runs the reader, from outside (`caselint.workers`).
    """

    seconds: float = 60.0  # to read it; to check it, this and more for a long text
    memory_mb: int = 2_000  # of the process that reads and checks it, 140 of them the program's own
    file_mb: int = 200  # scans of whole case files stay well below it
    unpacked_mb: int = 500  # of a file that is packed, such as a docx
    pages: int = 3_000


STANDARD = Limits()
