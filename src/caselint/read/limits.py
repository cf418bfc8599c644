"""What one file may cost. A file that asks for more is refused or stopped, and named."""

from __future__ import annotations

from typing import Annotated

import msgspec

Some = Annotated[int, msgspec.Meta(gt=0)]


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The most that one file may cost; the defaults let whole case files pass.

    Those of time and memory are kept from outside the process that reads the file (`caselint.workers`).
    """

    seconds: Annotated[float, msgspec.Meta(gt=0)] = 60.0  # to read it; more to check a long text
    memory_mb: Some = 2_000  # of the process that reads and checks it, about 200 of them the program's own
    file_mb: Some = 200  # scans of whole case files stay well below it
    unpacked_mb: Some = 500  # of a file that is packed, such as a docx
    pages: Some = 3_000
    characters: Some = 10_000_000  # of text: a million and a half words


STANDARD = Limits()
